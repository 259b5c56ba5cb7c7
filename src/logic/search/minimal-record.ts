import type { Value } from '../../expression/value.js';
import type { Compiler } from '../compile/compiler.js';
import { NOTHING, type NodeId } from '../diagram/diagram.js';
import { NO_VALUES, type ValueSet } from '../diagram/value-set.js';
import type { Variable } from '../diagram/variable.js';
import { numbersOf } from '../number/ordered-set.js';
import { keyOfColumn } from '../term/term.js';
import { textsOf } from '../text/text-set.js';
import { type Assignment, numberOfValue, valueOfListed } from './assignment.js';
import { addBasesOfVariable, noBases } from './base-columns.js';
import { isDerived } from './is-derived.js';
import type { Decision } from './paths.js';
import type { RecordSearch } from './search-record.js';
import { type Claim, isConfirmed } from './verify.js';

/**
 * Leaves out of a record what does not matter beside the rest: with status open, whether it was closed once is not
 * asked. What feeds a sum, or finds a related row, stays.
 */
export function leaveOutWhatDoesNotMatter(
  compiler: Compiler,
  root: NodeId,
  { decisions, assignment }: Pick<Extract<RecordSearch, { found: 'record' }>, 'decisions' | 'assignment'>,
  claim: Claim,
): void {
  const needed = noBases();
  for (const { variable } of decisions)
    if (isDerived(variable) || variable.source.kind === 'call') addBasesOfVariable(variable, needed);
  let kept = decisions.map((decision) => ({ decision, test: testOf(compiler, decision, assignment) }));
  const { diagrams } = compiler;
  // Last in the order first: what a related row holds, before that there is one.
  for (const candidate of [...kept].reverse()) {
    const { source } = candidate.decision.variable;
    if (source.kind !== 'column' || needed.columns.has(keyOfColumn(source.column))) continue;
    const others = kept.filter((each) => each !== candidate);
    const isEnough =
      diagrams.and(diagrams.andAll(others.map(({ test }) => test)), diagrams.not(root)) === NOTHING;
    if (!isEnough) continue;
    const key = keyOfColumn(source.column);
    const chosen = assignment.columns.get(key);
    assignment.columns.delete(key);
    // Where the record belongs for another reason than the path's, the field may matter after all.
    if (isConfirmed(claim, assignment)) kept = others;
    else if (chosen) assignment.columns.set(key, chosen);
  }
}

/** The records that have the very value that was chosen. */
function testOf(compiler: Compiler, { variable, set }: Decision, assignment: Assignment): NodeId {
  const { source } = variable;
  const { sets, diagrams } = compiler;
  if (source.kind !== 'column') return diagrams.test(variable, set);
  const chosen = assignment.columns.get(keyOfColumn(source.column));
  if (!chosen) return diagrams.test(variable, set);
  if (chosen.value === null) return diagrams.test(variable, sets.add(NO_VALUES[variable.domain.kind], true));
  const only = singleValue(variable, chosen.value);
  return diagrams.test(variable, only ? sets.add(only, false) : set);
}

function singleValue({ domain }: Variable, value: NonNullable<Value>): ValueSet | null {
  switch (domain.kind) {
    case 'text':
      return value.kind === 'string' ? { kind: 'text', set: textsOf([value.value]) } : null;
    case 'number': {
      const number = numberOfValue(value);
      return number ? { kind: 'number', set: numbersOf([number], domain.space) } : null;
    }
    case 'listed': {
      const bit = domain.list.findIndex((each) => same(valueOfListed(each), value));
      return bit < 0 ? null : { kind: 'listed', set: 1n << BigInt(bit) };
    }
  }
}

function same(left: NonNullable<Value>, right: NonNullable<Value>): boolean {
  return left.kind === right.kind && left.value === right.value;
}
