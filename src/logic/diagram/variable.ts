import type { DataType } from '../../expression/data-type.js';
import { DENSE, DOUBLE, decimalSpace, type Space, WHOLE } from '../number/space.js';
import type { Atom, CallSource, ColumnSource, LinearForm, Simple, TextTerm } from '../term/term.js';

/** What a variable of a diagram stands for. */
export type VariableSource =
  /** Whether there is a related row at the end of a path, given that there is one before the last step. */
  | { readonly kind: 'exists'; readonly entity: string; readonly path: readonly string[] }
  | { readonly kind: 'column'; readonly column: ColumnSource }
  | { readonly kind: 'now' }
  /** A sum over two or more atoms: whole coefficients, no constant. */
  | { readonly kind: 'form'; readonly form: LinearForm }
  /** A number that is not followed to its columns. */
  | { readonly kind: 'atom'; readonly atom: Atom }
  /** A text that is not followed to its columns. */
  | { readonly kind: 'text'; readonly text: TextTerm }
  | { readonly kind: 'call'; readonly call: CallSource }
  /** A test of several columns that is TRUE or FALSE where all of them are known. */
  | {
      readonly kind: 'test';
      readonly test: 'same-text' | 'text-below' | 'like';
      readonly operands: readonly Simple[];
    };

/** What the values of a variable are. A list is in the order of its bits. */
export type Domain =
  | { readonly kind: 'number'; readonly space: Space; readonly flavour: 'number' | 'date' | 'timestamp' }
  | { readonly kind: 'text' }
  | { readonly kind: 'listed'; readonly list: readonly (string | bigint | boolean)[] };

export interface Variable {
  readonly id: number;
  /** Its key, which is also its place in every diagram: the same in every run. */
  readonly order: string;
  readonly source: VariableSource;
  readonly domain: Domain;
  /** The number of the set of all its values. */
  readonly full: number;
}

export const TRUTH: Domain = { kind: 'listed', list: [false, true] };

export function domainOfType(type: DataType): Domain {
  switch (type.kind) {
    case 'string':
      return type.values ? { kind: 'listed', list: type.values } : { kind: 'text' };
    case 'integer':
      if (type.values) return { kind: 'listed', list: type.values };
      return { kind: 'number', space: WHOLE, flavour: 'number' };
    case 'decimal':
      return { kind: 'number', space: decimalSpace(type.scale), flavour: 'number' };
    case 'number':
      return { kind: 'number', space: DOUBLE, flavour: 'number' };
    case 'boolean':
      return TRUTH;
    case 'date':
      return { kind: 'number', space: WHOLE, flavour: 'date' };
    case 'timestamp':
    case 'interval':
      return { kind: 'number', space: WHOLE, flavour: 'timestamp' };
    case 'null':
      return { kind: 'number', space: DENSE, flavour: 'number' };
  }
}
