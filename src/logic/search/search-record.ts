import type { Compiler } from '../compile/compiler.js';
import type { NodeId } from '../diagram/diagram.js';
import { labelOfVariable } from '../label.js';
import { solveLinear } from '../theory/solve-linear.js';
import type { Assignment } from './assignment.js';
import type { Bases } from './base-columns.js';
import { candidatesOf } from './candidates.js';
import { failsForEveryValue } from './few-values.js';
import { isDerived } from './is-derived.js';
import { linearProblemOf } from './linear-theory.js';
import { type Decision, pathsOf } from './paths.js';
import { textProblemOf } from './text-theory.js';
import { tryRecords } from './try-records.js';
import { type Claim, isConfirmed } from './verify.js';

export type RecordSearch =
  | {
      readonly found: 'record';
      readonly assignment: Assignment;
      readonly decisions: readonly Decision[];
      readonly now?: Bases['now'];
    }
  | { readonly found: 'none' }
  | { readonly found: 'unknown'; readonly reason: string };

const MAX_PATHS = 300;
const MAX_CHECKS = 1_500;

/**
 * A record of a diagram, confirmed; or the proof that every way through it asks for what cannot be: a sum that
 * contradicts its parts, texts that are the same and not.
 */
export function searchRecord(compiler: Compiler, root: NodeId, claim: Claim): RecordSearch {
  let checks = 0;
  let paths = 0;
  /** A path that neither could be refuted nor led to a record. */
  let open: readonly Decision[] | null = null;
  const isPossible = (decisions: readonly Decision[]): boolean => {
    const last = decisions.at(-1);
    if (!last || !isDerived(last.variable) || checks >= MAX_CHECKS) return true;
    checks += 1;
    return !isRefuted(compiler, decisions);
  };
  for (const decisions of pathsOf(compiler.diagrams, root, isPossible)) {
    paths += 1;
    for (const assignment of candidatesOf(compiler, decisions)) {
      if (isConfirmed(claim, assignment)) return { found: 'record', assignment, decisions };
    }
    open ??= decisions;
    if (paths >= MAX_PATHS || checks >= MAX_CHECKS) break;
  }
  if (open === null) {
    return checks < MAX_CHECKS
      ? { found: 'none' }
      : { found: 'unknown', reason: `the fields hang together in more than ${MAX_CHECKS} ways` };
  }
  const tried = tryRecords(compiler, root, claim);
  if (tried) return { found: 'record', assignment: tried.assignment, decisions: [], now: tried.now };
  return { found: 'unknown', reason: reasonOf(open) };
}

function isRefuted(compiler: Compiler, decisions: readonly Decision[]): boolean {
  const linear = linearProblemOf(compiler.sets, decisions);
  if (linear && solveLinear(linear.problem).kind === 'infeasible') return true;
  if (textProblemOf(compiler, decisions)?.solution.kind === 'infeasible') return true;
  return failsForEveryValue(compiler, decisions);
}

function reasonOf(decisions: readonly Decision[]): string {
  const derived = decisions.filter(({ variable }) => isDerived(variable));
  const labels = (derived.length > 0 ? derived : decisions).map(
    ({ variable }) => `\`${labelOfVariable(variable)}\``,
  );
  return `neither a record nor a proof was found that reckons with ${[...new Set(labels)].slice(0, 3).join(', ')}`;
}
