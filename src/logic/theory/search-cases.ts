import { compare, type Rational } from '../number/rational.js';
import { assignValues, type Gap } from './assign-values.js';
import type { Style } from './choose-value.js';
import { eliminate } from './eliminate.js';
import { LinearSystem } from './linear-system.js';
import { hullOf, type PieceRange } from './pieces.js';
import type { Prepared } from './prepare.js';
import { propagate } from './propagate.js';
import type { StepBudget } from './step-budget.js';

/** A value per column in its units (0 for columns that are not members); null: proven to have none. */
export type SearchResult = readonly Rational[] | null | 'unknown';

type Ranges = readonly PieceRange[];

/**
 * Solves the hull of all unions, and only where the solution lies between two pieces goes on with the pieces below and
 * those above: a list of thousands of values needs few cases.
 * @param members columns that no union ties to others
 * @param relevant indices of the unions over them
 * @throws OutOfSteps
 */
export function searchCases(
  prepared: Prepared,
  members: readonly number[],
  relevant: readonly number[],
  styles: readonly Style[],
  budget: StepBudget,
): SearchResult {
  const { columns, unions } = prepared;
  const open: Ranges[] = [unions.map(({ pieces }) => ({ from: 0, to: pieces.length - 1 }))];
  let undecided = false;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    budget.spend(1);
    const ranges = propagate(prepared, relevant, next);
    if (ranges === null) continue;
    const system = new LinearSystem(columns);
    for (const index of relevant) {
      const union = unions[index];
      const range = ranges[index];
      if (union !== undefined && range !== undefined)
        system.add(union.coefficients, hullOf(union.pieces, range));
    }
    const weights = columns.map((_, index) => (ranges[index]?.to ?? 0) - (ranges[index]?.from ?? 0));
    const eliminations = eliminate(system, members, weights, budget);
    if (eliminations === null) continue;
    const result = assignValues(prepared, eliminations, ranges, relevant, styles, budget);
    if (result.kind === 'found') return result.values;
    if (result.kind === 'gap') open.push(...splitAt(prepared, ranges, result.gap));
    else if (!result.proven) {
      const gap = middleGap(relevant, ranges);
      if (gap === null) undecided = true;
      else open.push(...splitAt(prepared, ranges, gap));
    }
  }
  return undecided ? 'unknown' : null;
}

/** Two cases; the last is the one to look at first. */
function splitAt({ columns, unions }: Prepared, ranges: Ranges, { union, piece }: Gap): readonly Ranges[] {
  const range = ranges[union];
  if (range === undefined) return [];
  const below = ranges.with(union, { from: range.from, to: piece - 1 });
  const above = ranges.with(union, { from: piece, to: range.to });
  const preferred = columns[union]?.preferred[0];
  const start = unions[union]?.pieces[piece]?.low?.value;
  const belowFirst = preferred !== undefined && start !== undefined && compare(preferred, start) < 0;
  return belowFirst ? [above, below] : [below, above];
}

function middleGap(relevant: readonly number[], ranges: Ranges): Gap | null {
  for (const union of relevant) {
    const range = ranges[union];
    if (range !== undefined && range.from < range.to)
      return { union, piece: (range.from + range.to + 1) >> 1 };
  }
  return null;
}
