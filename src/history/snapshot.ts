import { hash } from 'node:crypto';
import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { ConfigValue } from '../language/config.js';
import type { AnyDefinition } from '../language/definition.js';
import type { FileReading } from './file-reading.js';
import { textOf } from './said.js';

interface Closure {
  readonly names: ReadonlySet<string>;
  readonly digest: string;
}

/** The definitions of one commit, and for each the part of the project that its meaning can depend on. */
export class Snapshot {
  /** The first of each name; keys are those of refKey. */
  private readonly byKey = new Map<string, AnyDefinition>();
  /** All of a name, of whatever kind, with what stands for them in a digest. */
  private readonly byName = new Map<string, { readonly definitions: AnyDefinition[]; text: string }>();
  private readonly broken = new Set<string>();
  private readonly closures = new Map<string, Closure>();

  constructor(
    readonly config: ConfigValue,
    private readonly files: readonly FileReading[],
  ) {
    for (const { definitions, broken } of files) {
      for (const definition of definitions) this.add(definition);
      for (const ref of broken) {
        this.broken.add(refKey(ref));
        this.entryOf(ref.name).text += `!${ref.kind} `;
      }
    }
  }

  /** The first of each name. */
  get definitions(): readonly AnyDefinition[] {
    return [...this.byKey.values()];
  }

  /** The first of that kind and name. */
  get(ref: DefinitionRef): AnyDefinition | null {
    return this.byKey.get(refKey(ref)) ?? null;
  }

  /** Not found; but it may stand in something that could not be read. */
  isUnreadable(ref: DefinitionRef): boolean {
    if (this.byKey.has(refKey(ref))) return false;
    return this.broken.has(refKey(ref)) || this.files.some((file) => file.mayHold(ref.name));
  }

  /** Of everything that the meaning of a definition can depend on: equal digests, equal meanings. */
  digestOf(ref: DefinitionRef): string {
    return this.closure(ref.name).digest;
  }

  /** The names of all that these can depend on, and their own. */
  namesFor(refs: readonly DefinitionRef[]): ReadonlySet<string> {
    return new Set(refs.flatMap(({ name }) => [...this.closure(name).names]));
  }

  /** In the order of the files; a name given twice is there twice. */
  named(names: ReadonlySet<string>): readonly AnyDefinition[] {
    return this.files.flatMap(({ definitions }) => definitions.filter(({ name }) => names.has(name)));
  }

  /**
   * By every word in the texts that is the name of a definition: a reference is always written out, so that nothing is
   * left out, at the price of some that are no references.
   */
  private closure(name: string): Closure {
    const before = this.closures.get(name);
    if (before) return before;
    const names = new Set<string>([name]);
    // A set that grows while it is walked is walked to its end.
    for (const each of names) {
      for (const definition of this.byName.get(each)?.definitions ?? []) {
        for (const word of textOf(definition).words) if (this.byName.has(word)) names.add(word);
      }
    }
    const parts = [...names].sort().map((each) => `${each} ${this.byName.get(each)?.text ?? ''}`);
    const text = `${JSON.stringify(this.config.functions ?? [])} ${parts.join(';')}`;
    const made = { names, digest: hash('sha256', text, 'base64') };
    this.closures.set(name, made);
    return made;
  }

  private add(definition: AnyDefinition): void {
    const key = refKey(definition);
    if (!this.byKey.has(key)) this.byKey.set(key, definition);
    const named = this.entryOf(definition.name);
    named.definitions.push(definition);
    named.text += `${definition.kind} ${textOf(definition).digest} `;
  }

  private entryOf(name: string): { readonly definitions: AnyDefinition[]; text: string } {
    const before = this.byName.get(name);
    if (before) return before;
    const made = { definitions: [], text: '' };
    this.byName.set(name, made);
    return made;
  }
}
