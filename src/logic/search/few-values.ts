import type { DataType } from '../../expression/data-type.js';
import type { Value } from '../../expression/value.js';
import type { Compiler } from '../compile/compiler.js';
import type { ValueSet } from '../diagram/value-set.js';
import type { Domain } from '../diagram/variable.js';
import { intervalsOf } from '../number/ordered-set.js';
import { add, compare } from '../number/rational.js';
import { type ColumnSource, keyOfColumn } from '../term/term.js';
import { emptyAssignment, valueOfNumber } from './assignment.js';
import { demandsOnOneColumn } from './demands.js';
import { meets } from './meets.js';
import type { Decision } from './paths.js';
import { sampleValues } from './sample-values.js';

const MAX_VALUES = 64;

/**
 * Whether a column that can only have few values has none that meets what is computed of it alone: proof by trying all.
 */
export function failsForEveryValue(compiler: Compiler, decisions: readonly Decision[]): boolean {
  for (const [column, demands] of demandsOnOneColumn(decisions)) {
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

function isFailed(compiler: Compiler, column: ColumnSource, value: Value, demand: Decision): boolean {
  const assignment = emptyAssignment();
  assignment.columns.set(keyOfColumn(column), { column, value });
  return meets(compiler, demand, assignment) === false;
}
