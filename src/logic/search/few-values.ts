import type { DataType } from '../../expression/data-type.js';
import type { Value } from '../../expression/value.js';
import type { Compiler } from '../compile/compiler.js';
import type { ValueSet } from '../diagram/value-set.js';
import type { Domain } from '../diagram/variable.js';
import { hasNumber, intervalsOf } from '../number/ordered-set.js';
import { add, compare } from '../number/rational.js';
import { type ColumnSource, keyOfColumn } from '../term/term.js';
import { hasText } from '../text/text-set.js';
import { emptyAssignment, valueOfNumber } from './assignment.js';
import { addBasesOfVariable, noBases } from './base-columns.js';
import { evaluateAtom, evaluateSimple } from './evaluate-term.js';
import type { Decision } from './paths.js';
import { sampleValues } from './sample-values.js';

const MAX_VALUES = 64;

/**
 * Whether a column that can only have few values has none that meets what is computed of it alone: proof by trying all.
 */
export function failsForEveryValue(compiler: Compiler, decisions: readonly Decision[]): boolean {
  for (const [column, demands] of demandsOnOne(decisions)) {
    const variable = compiler.variables.column(column);
    const own = decisions.find((decision) => decision.variable === variable);
    if (!own || compiler.sets.hasNull(own.set)) continue;
    const values = allValues(compiler.sets.values(own.set), variable.domain, column.field.type);
    if (!values) continue;
    if (values.every((value) => demands.some((demand) => isFailed(compiler, column, value, demand))))
      return true;
  }
  return false;
}

/** Every value of a set; null where there are many, or they cannot be listed. */
function allValues(values: ValueSet, domain: Domain, type: DataType): readonly Value[] | null {
  if (values.kind === 'text') {
    if (values.set.kind !== 'finite' || values.set.values.length > MAX_VALUES) return null;
    return values.set.values.map((value) => ({ kind: 'string', value }));
  }
  if (values.kind === 'listed') return sampleValues(values, domain, type, Number.POSITIVE_INFINITY);
  if (domain.kind !== 'number' || domain.space.kind !== 'lattice') return null;
  const { step } = domain.space;
  const points: Value[] = [];
  for (const { low, high } of intervalsOf(values.set, domain.space)) {
    if (!low || !high) return null;
    for (let point = low.value; compare(point, high.value) <= 0; point = add(point, step)) {
      const value = valueOfNumber(point, type);
      if (value === null || points.length >= MAX_VALUES) return null;
      points.push(value);
    }
  }
  return points;
}

function isFailed(
  compiler: Compiler,
  column: ColumnSource,
  value: Value,
  { variable, set }: Decision,
): boolean {
  const assignment = emptyAssignment();
  assignment.columns.set(keyOfColumn(column), { column, value });
  const wanted = compiler.sets.values(set);
  const { source } = variable;
  if (source.kind === 'atom' && wanted.kind === 'number') {
    const number = evaluateAtom(source.atom, assignment);
    return number !== null && !hasNumber(wanted.set, number);
  }
  if (source.kind === 'text' && wanted.kind === 'text') {
    const text = evaluateSimple(source.text, assignment, { kind: 'string' });
    return text?.kind === 'string' && !hasText(wanted.set, text.value);
  }
  if (source.kind === 'test' && source.test === 'same-text' && wanted.kind === 'listed') {
    const [left, right] = source.operands.map((operand) =>
      evaluateSimple(operand, assignment, { kind: 'string' }),
    );
    if (left?.kind !== 'string' || right?.kind !== 'string') return false;
    return wanted.set !== (left.value === right.value ? 2n : 1n);
  }
  return false;
}

function demandsOnOne(decisions: readonly Decision[]): ReadonlyMap<ColumnSource, readonly Decision[]> {
  const demands = new Map<string, { column: ColumnSource; list: Decision[] }>();
  for (const decision of decisions) {
    const { kind } = decision.variable.source;
    if (kind !== 'atom' && kind !== 'text' && kind !== 'test') continue;
    const bases = noBases();
    addBasesOfVariable(decision.variable, bases);
    const [column, ...more] = bases.columns.values();
    if (!column || more.length > 0 || bases.calls.size > 0 || bases.now) continue;
    const key = keyOfColumn(column);
    const entry = demands.get(key) ?? { column, list: [] };
    entry.list.push(decision);
    demands.set(key, entry);
  }
  return new Map([...demands.values()].map(({ column, list }) => [column, list]));
}
