import type { Value } from '../../expression/value.js';
import type { Compiler } from '../compile/compiler.js';
import { startOfNextUnit } from '../number/calendar-function.js';
import { hasNumber } from '../number/ordered-set.js';
import { rational } from '../number/rational.js';
import { type ColumnSource, keyOfColumn } from '../term/term.js';
import { type Assignment, numberOfValue, valueOfNumber } from './assignment.js';
import { addBasesOfVariable, noBases } from './base-columns.js';
import { evaluateAtom } from './evaluate-term.js';
import type { Decision } from './paths.js';
import { sampleValues } from './sample-values.js';

const SAMPLES = 24;

/** 2026-01-01 and, from there, months, days, hours, minutes and seconds. */
const START = 1_767_225_600_000_000n;
const STRIDES = [
  ['month', 40],
  ['day', 70],
  ['hour', 24],
  ['minute', 60],
  ['second', 60],
] as const;

/**
 * What is computed of one column and not followed (the month of a date, a square) is tried: the column gets a value
 * that meets all that the path asks of it.
 */
export function settleSingleColumns(
  compiler: Compiler,
  decisions: readonly Decision[],
  assignment: Assignment,
): void {
  for (const [column, demands] of demandsOn(decisions)) {
    const variable = compiler.variables.column(column);
    const own = decisions.find((decision) => decision.variable === variable);
    const held = compiler.sets.values(own?.set ?? variable.full);
    const belongs = (value: Value): boolean => {
      const number = numberOfValue(value);
      if (number === null) return false;
      if (held.kind === 'number' && !hasNumber(held.set, number)) return false;
      assignment.columns.set(keyOfColumn(column), { column, value });
      return demands.every(({ variable: asked, set }) => {
        const values = compiler.sets.values(set);
        if (asked.source.kind !== 'atom' || values.kind !== 'number') return true;
        const made = evaluateAtom(asked.source.atom, assignment);
        return made !== null && hasNumber(values.set, made);
      });
    };
    const chosen = assignment.columns.get(keyOfColumn(column));
    if (chosen && belongs(chosen.value)) continue;
    const samples = sampleValues(held, variable.domain, column.field.type, SAMPLES);
    if (samples.some(belongs) || calendarValues(column).some(belongs)) continue;
    if (chosen) assignment.columns.set(keyOfColumn(column), chosen);
  }
}

/** The numbers that are computed of one column each. */
function demandsOn(decisions: readonly Decision[]): ReadonlyMap<ColumnSource, readonly Decision[]> {
  const demands = new Map<string, { column: ColumnSource; list: Decision[] }>();
  for (const decision of decisions) {
    if (decision.variable.source.kind !== 'atom') continue;
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

function calendarValues({ field }: ColumnSource): readonly Value[] {
  const { type } = field;
  if (type.kind !== 'date' && type.kind !== 'timestamp') return [];
  const values: Value[] = [];
  for (const [unit, count] of STRIDES) {
    let moment = START;
    for (let step = 0; step < count; step += 1) {
      moment = startOfNextUnit(unit, moment);
      const number = type.kind === 'date' ? rational(moment, 86_400_000_000n) : rational(moment);
      values.push(valueOfNumber(number, type));
    }
  }
  return values.filter((value) => value !== null);
}
