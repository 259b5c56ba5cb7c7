import type { DataType } from '../data-type.js';
import type { TimeValue } from '../value.js';

/** Where two databases spell or mean one thing differently. SQL goes in and comes out as atoms: no parentheses needed. */
export interface SqlDialect {
  /** Truncates toward zero. */
  readonly integerDivision: string;
  /** Now in UTC, a timestamp without a time zone. */
  readonly now: string;
  /** Microseconds or seconds: what `elapsed` counts in, as so many to a second. */
  readonly elapsedPerSecond: bigint;
  /** Every pattern is told its escape character: the defaults differ. */
  readonly defaultEscape: string | null;
  /** Whether a truncated timestamp beside any constant is NULL = c and NULL <> c where it is NULL. */
  readonly keepsNullOfTruncation: boolean;
  typeName(type: DataType): string;
  /** `DATE '…'`, `TIMESTAMP '…'` or `INTERVAL '…'`. */
  timeLiteral(value: TimeValue): string;
  /** Time from one timestamp to another, exact. */
  elapsed(from: string, to: string): string;
  /** An elapsed time divided by an integer literal, as precisely as the database divides. */
  divideElapsed(elapsed: string, divisor: bigint): string;
  /** Makes comparisons of a text go by its bytes. */
  binary(text: string): string;
  /** A double, from its digits with an exponent. */
  double(digits: string): string;
  /** A double as an exact decimal: 15 digits of it, rounded. */
  decimalOfDouble(value: string, typeName: string): string;
  /**
   * The quotient of two exact numbers that have at most `scale` digits after the point, or any number where it is null.
   * Gives what binds like a product.
   */
  divideDecimals(dividend: string, divisor: string, scale: number | null): string;
  /** Takes spaces, and spaces only, off both ends. */
  trim(text: string): string;
  /** ROUND, FLOOR or CEIL of an integer or a double: a double, halves to even. */
  wholeDouble(name: 'round' | 'floor' | 'ceil', value: string): string;
  /** Seconds of a timestamp with their fraction, exact. */
  seconds(timestamp: string): string;
  /** A date as `2026-01-31`. */
  dateText(date: string): string;
}
