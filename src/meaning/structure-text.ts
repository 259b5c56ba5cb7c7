import { hash } from 'node:crypto';

/** From this length on a part stands in the text of its whole by its digest. */
const LONGEST = 200;

/**
 * One text for one structure: equal texts, equal trees, whatever objects they are made of. Everything in a tree is part
 * of its text, also what is added to the language some day, but for where it was written.
 */
export class StructureTexts {
  private readonly known = new WeakMap<object, string>();
  private readonly names = new Map<string, string>();

  of(value: unknown): string {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value);
      case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
      case 'bigint':
        return `${value}n`;
      case 'boolean':
      case 'undefined':
        return String(value);
      case 'object':
        return value === null ? 'null' : this.ofObject(value);
      default:
        throw new TypeError(`A ${typeof value} has no structure.`);
    }
  }

  private ofObject(value: object): string {
    const before = this.known.get(value);
    if (before !== undefined) return before;
    const text = Array.isArray(value) ? this.ofList(value) : this.ofRecord(value);
    const short = text.length <= LONGEST ? text : `#${digest(text)}`;
    this.known.set(value, short);
    return short;
  }

  private ofList(values: readonly unknown[]): string {
    let text = '[';
    for (const value of values) text += `${this.of(value)},`;
    return `${text}]`;
  }

  private ofRecord(value: object): string {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      throw new TypeError('Only plain objects have a structure.');
    }
    let text = '{';
    // Reading a key of an object at hand is safe whatever it holds; pairs of all keys would be made to be thrown away.
    const parts = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(parts)) {
      if (key !== 'start' && key !== 'end') text += this.nameOf(key) + this.of(parts[key]);
    }
    return `${text}}`;
  }

  private nameOf(key: string): string {
    const before = this.names.get(key);
    if (before !== undefined) return before;
    const name = `,${JSON.stringify(key)}:`;
    this.names.set(key, name);
    return name;
  }
}

/** 256 bits: two texts with one digest are not to be found. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}
