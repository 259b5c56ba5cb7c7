import { rational, ZERO } from '../number/rational.js';
import {
  contains,
  EVERYTHING,
  intersect,
  isEmpty,
  pointInterval,
  pointOf,
  scale,
  sum,
  tightenToWhole,
} from './interval.js';
import type { Interval } from './linear-problem.js';
import { type Column, isWhole, signedDivisor } from './prepare.js';

/** coefficients · columns lies in the interval; in lowest terms, the first coefficient positive. */
export interface Row {
  readonly coefficients: readonly bigint[];
  readonly interval: Interval;
}

/** Rows that all hold, each form once. `impossible` once two of them, or one on the whole numbers, leave nothing. */
export class LinearSystem {
  private readonly byForm = new Map<string, Row>();
  impossible = false;

  constructor(readonly columns: readonly Column[]) {}

  get rows(): Iterable<Row> {
    return this.byForm.values();
  }

  get size(): number {
    return this.byForm.size;
  }

  /** Brings the row to lowest terms; on whole columns the ends are rounded inwards to whole numbers. */
  add(coefficients: readonly bigint[], interval: Interval): void {
    if (interval.low === null && interval.high === null) return;
    const divisor = signedDivisor(coefficients);
    if (divisor === 0n) {
      if (!contains(interval, ZERO)) this.impossible = true;
      return;
    }
    const reduced = divisor === 1n ? coefficients : coefficients.map((value) => value / divisor);
    const scaled = divisor === 1n ? interval : scale(interval, rational(1n, divisor));
    const tight = isWhole(reduced, this.columns) ? tightenToWhole(scaled) : scaled;
    const form = reduced.join();
    const known = this.byForm.get(form);
    const both = known === undefined ? tight : intersect(known.interval, tight);
    if (isEmpty(both)) this.impossible = true;
    this.byForm.set(form, { coefficients: reduced, interval: both });
  }

  /** Takes out the ends that the bounds of the single columns imply already. */
  dropImplied(): void {
    const bounds = this.columns.map(() => EVERYTHING);
    for (const { coefficients, interval } of this.byForm.values()) {
      const column = singleColumn(coefficients);
      if (column !== null) bounds[column] = interval;
    }
    for (const [form, { coefficients, interval }] of this.byForm) {
      if (singleColumn(coefficients) !== null || pointOf(interval) !== null) continue;
      const implied = spreadOf(coefficients, bounds);
      const left = {
        low: intersect(interval, implied).low === implied.low ? null : interval.low,
        high: intersect(interval, implied).high === implied.high ? null : interval.high,
      };
      if (left.low === null && left.high === null) this.byForm.delete(form);
      else this.byForm.set(form, { coefficients, interval: left });
    }
  }
}

function singleColumn(coefficients: readonly bigint[]): number | null {
  const first = coefficients.findIndex((coefficient) => coefficient !== 0n);
  return coefficients.some((coefficient, index) => index > first && coefficient !== 0n) ? null : first;
}

/** All values of the form while each column stays within its bounds. */
function spreadOf(coefficients: readonly bigint[], bounds: readonly Interval[]): Interval {
  let total = pointInterval(ZERO);
  coefficients.forEach((coefficient, column) => {
    if (coefficient !== 0n) total = sum(total, scale(bounds[column] ?? EVERYTHING, rational(coefficient)));
  });
  return total;
}
