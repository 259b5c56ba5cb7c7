import type { LinearSystem, Row } from './linear-system.js';

interface Cost {
  readonly column: number;
  /** In the order of weight: eliminate what makes the first of these that differ least. */
  readonly parts: readonly number[];
}

/**
 * The column to eliminate next: a fraction before a whole number (whole numbers must not be rounded among fractions);
 * one whose elimination loses nothing on whole numbers; one with few cases; one that leaves few rows.
 */
export function chooseColumn(
  system: LinearSystem,
  left: ReadonlySet<number>,
  weights: readonly number[],
): number {
  const rows = [...system.rows];
  let best: Cost | null = null;
  for (const column of left) {
    const cost = costOf(system, rows, column, weights[column] ?? 1);
    if (best === null || isLess(cost.parts, best.parts)) best = cost;
  }
  return best?.column ?? 0;
}

/** The later of two equals: the first columns are then the first to get their value. */
function isLess(left: readonly number[], right: readonly number[]): boolean {
  const differing = left.findIndex((part, index) => part !== right[index]);
  return differing < 0 || (left[differing] ?? 0) < (right[differing] ?? 0);
}

function costOf(system: LinearSystem, rows: readonly Row[], column: number, weight: number): Cost {
  const whole = system.columns[column]?.whole === true;
  let lows = 0;
  let highs = 0;
  const inexactLows: Row[] = [];
  const inexactHighs: Row[] = [];
  for (const row of rows) {
    const coefficient = row.coefficients[column] ?? 0n;
    if (coefficient === 0n) continue;
    const isUnit = coefficient === 1n || coefficient === -1n;
    const { low, high } = row.interval;
    if ((coefficient > 0n ? low : high) !== null) {
      lows += 1;
      if (!isUnit) inexactLows.push(row);
    }
    if ((coefficient > 0n ? high : low) !== null) {
      highs += 1;
      if (!isUnit) inexactHighs.push(row);
    }
  }
  let inexact = inexactLows.length * inexactHighs.length;
  for (const row of inexactLows) if (isWide(row, column)) inexact -= 1;
  return {
    column,
    parts: [whole ? 1 : 0, whole ? inexact : 0, weight, lows * highs - lows - highs],
  };
}

/** So wide that it has room for a multiple of the coefficient wherever it lies. */
function isWide({ coefficients, interval: { low, high } }: Row, column: number): boolean {
  if (low === null || high === null) return false;
  const coefficient = coefficients[column] ?? 0n;
  const width = high.value.numerator - low.value.numerator + 1n;
  return width >= (coefficient < 0n ? -coefficient : coefficient);
}
