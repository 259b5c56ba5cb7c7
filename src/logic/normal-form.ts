import type { FieldInfo } from '../expression/typed.js';
import type { Compiler } from './compile/compiler.js';
import { EVERYTHING, NOTHING, type NodeId } from './diagram/diagram.js';
import type { ValueSet } from './diagram/value-set.js';
import type { Domain, Variable } from './diagram/variable.js';
import { labelOfVariable } from './label.js';
import { intervalsOf, type NumberInterval } from './number/ordered-set.js';

/** What one alternative asks of one field, or of something computed. */
export interface NormalTest {
  /** `score`, `account.employees`, `closed_at - created_at`, `account` for the related row itself. */
  readonly label: string;
  readonly path: readonly string[];
  /** null for what is computed of several fields, and for related rows. */
  readonly field: FieldInfo | null;
  readonly kind: 'exists' | 'value' | 'computed';
  /** Values other than NULL that fit; for `exists`, true or false. */
  readonly values: NormalValues;
  readonly withNull: boolean;
}

export type NormalValues =
  | { readonly kind: 'none' }
  | { readonly kind: 'any' }
  | {
      readonly kind: 'intervals';
      readonly flavour: 'number' | 'date' | 'timestamp';
      readonly intervals: readonly NumberInterval[];
    }
  | { readonly kind: 'listed'; readonly values: readonly (string | bigint | boolean)[]; readonly of: number }
  | { readonly kind: 'texts'; readonly values: readonly string[]; readonly excluded: boolean }
  /** Texts by pattern or length, which are best read in the condition as written. */
  | { readonly kind: 'pattern' };

/** Alternatives that have no record in common; together they are the condition. */
export interface NormalForm {
  readonly alternatives: readonly (readonly NormalTest[])[];
  /** There are more alternatives than are given. */
  readonly isCut: boolean;
}

/** The ways a record can belong, each as what it asks of every field, down to `limit` ways. */
export function normalFormOf(compiler: Compiler, root: NodeId, limit: number): NormalForm {
  const { diagrams, sets } = compiler;
  const alternatives: (readonly NormalTest[])[] = [];
  let isCut = false;
  const walk = (id: NodeId, before: readonly NormalTest[]): void => {
    if (id === NOTHING || isCut) return;
    if (id === EVERYTHING) {
      if (alternatives.length >= limit) isCut = true;
      else alternatives.push(before);
      return;
    }
    const { variable, edges } = diagrams.nodeOf(id);
    for (const { set, child } of edges) {
      const values = normalValues(sets.values(set), variable, sets.values(variable.full));
      walk(child, [...before, testOf(variable, values, sets.hasNull(set))]);
    }
  };
  walk(root, []);
  return { alternatives, isCut };
}

function testOf(variable: Variable, values: NormalValues, withNull: boolean): NormalTest {
  const { source } = variable;
  const label = labelOfVariable(variable);
  if (source.kind === 'exists')
    return { label, path: source.path, field: null, kind: 'exists', values, withNull };
  if (source.kind === 'column') {
    const { path, field } = source.column;
    return { label, path, field, kind: 'value', values, withNull };
  }
  return { label, path: [], field: null, kind: 'computed', values, withNull };
}

function normalValues(values: ValueSet, { domain }: Variable, full: ValueSet): NormalValues {
  switch (values.kind) {
    case 'listed':
      return listed(values.set, domain, full);
    case 'text': {
      const { set } = values;
      if (set.kind === 'automaton') return { kind: 'pattern' };
      if (set.values.length === 0) return { kind: set.kind === 'finite' ? 'none' : 'any' };
      return { kind: 'texts', values: set.values, excluded: set.kind === 'cofinite' };
    }
    case 'number': {
      const { set } = values;
      if (set.cuts.length === 0) return { kind: set.from ? 'any' : 'none' };
      if (domain.kind !== 'number') return { kind: 'any' };
      return { kind: 'intervals', flavour: domain.flavour, intervals: intervalsOf(set, domain.space) };
    }
  }
}

function listed(set: bigint, domain: Domain, full: ValueSet): NormalValues {
  if (set === 0n) return { kind: 'none' };
  if (full.kind === 'listed' && full.set === set) return { kind: 'any' };
  const list = domain.kind === 'listed' ? domain.list : [];
  return {
    kind: 'listed',
    values: list.filter((_, bit) => (set >> BigInt(bit)) & 1n),
    of: list.length,
  };
}
