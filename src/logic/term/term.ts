import type { DeclaredFunction, FieldInfo } from '../../expression/typed.js';
import type { NumberFunction } from '../number/number-function.js';
import type { Rational } from '../number/rational.js';
import type { Space } from '../number/space.js';
import type { TextFunction } from '../text/text-preimage.js';

/** A stored field, seen from the entity a condition is about. */
export interface ColumnSource {
  readonly entity: string;
  readonly path: readonly string[];
  readonly field: FieldInfo;
}

/** A call of a declared function: the same function with the same arguments gives the same. */
export interface CallSource {
  readonly key: string;
  readonly declared: DeclaredFunction;
  readonly arguments: readonly Simple[];
}

/** A number that is not computed further by sums and factors. Never NULL: where it would be, a guard keeps it out. */
export type Atom = { readonly key: string; readonly space: Space } & (
  | { readonly kind: 'column'; readonly column: ColumnSource }
  /** The present moment, in microseconds. */
  | { readonly kind: 'now' }
  | { readonly kind: 'applied'; readonly fn: NumberFunction; readonly argument: NumberTerm }
  | { readonly kind: 'length'; readonly text: TextTerm }
  /** Two or more, in the order of their keys. */
  | { readonly kind: 'product'; readonly factors: readonly Atom[] }
  /** Something of several columns that is not followed: a quotient, rounded arithmetic of doubles. */
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly operands: readonly [NumberTerm, NumberTerm];
    }
  | { readonly kind: 'call'; readonly call: CallSource }
);

/** A sum of multiples of atoms, in the order of their keys, and a constant. */
export interface LinearForm {
  readonly terms: readonly { readonly atom: Atom; readonly coefficient: Rational }[];
  readonly constant: Rational;
}

/** `day`: days since 1970-01-01. `micro`: microseconds since then, and lengths of time. A double is one atom or constant. */
export type NumberUnit = 'exact' | 'double' | 'day' | 'micro';

export interface NumberTerm {
  readonly kind: 'number';
  readonly unit: NumberUnit;
  readonly form: LinearForm;
}

export type TextBase = { readonly key: string } & (
  | { readonly kind: 'column'; readonly column: ColumnSource }
  /** `||` of several columns. */
  | { readonly kind: 'joined'; readonly parts: readonly Simple[] }
  | { readonly kind: 'number-text'; readonly number: NumberTerm }
  | { readonly kind: 'call'; readonly call: CallSource }
);

/** A text made of one base by functions, the first applied first. */
export interface TextTerm {
  readonly kind: 'text';
  readonly base: TextBase;
  readonly functions: readonly TextFunction[];
}

/** A value without choices in it. Anything but `null` is known wherever its guard holds. */
export type Simple =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | NumberTerm
  | { readonly kind: 'constant-text'; readonly value: string }
  | TextTerm
  | { readonly kind: 'interval'; readonly months: number; readonly micros: bigint };

export const NULL_TERM: Simple = { kind: 'null' };

export function keyOfSimple(simple: Simple): string {
  switch (simple.kind) {
    case 'null':
      return 'NULL';
    case 'boolean':
      return String(simple.value);
    case 'number':
      return keyOfNumberTerm(simple);
    case 'constant-text':
      return JSON.stringify(simple.value);
    case 'text':
      return keyOfTextTerm(simple);
    case 'interval':
      return `interval ${simple.months} ${simple.micros}`;
  }
}

export function keyOfNumberTerm({ unit, form }: NumberTerm): string {
  return `${unit === 'exact' ? '' : `${unit}:`}${keyOfForm(form)}`;
}

export function keyOfForm({ terms, constant }: LinearForm): string {
  const parts = terms.map(({ atom, coefficient }) => {
    const { numerator, denominator } = coefficient;
    const factor = denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
    return factor === '1' ? atom.key : `${factor}*${atom.key}`;
  });
  const { numerator, denominator } = constant;
  if (numerator !== 0n || parts.length === 0)
    parts.push(denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`);
  return parts.join('+');
}

export function keyOfTextTerm({ base, functions }: TextTerm): string {
  return functions.reduce((inner, fn) => {
    const more = 'text' in fn ? `,${JSON.stringify(fn.text)}` : '';
    return `${fn.kind}(${inner}${more})`;
  }, base.key);
}

export function keyOfColumn({ entity, path, field }: ColumnSource): string {
  return [entity, ...path, field.name].join('.');
}
