import { MICROS_PER_SECOND } from '../expression/calendar.js';
import { describeDate, describeLiteral } from '../expression/describe-literal.js';

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

interface End {
  readonly value: Fraction;
  readonly open: boolean;
}

/** From one end to the other; null where there is none. */
export interface Interval {
  readonly low: End | null;
  readonly high: End | null;
}

/** What the numbers count: themselves, days since 1970-01-01, or microseconds since then. */
export type Flavour = 'number' | 'date' | 'timestamp';

/** `is at least 60`, `is between 40 and 59`, `is before 1 January 2026`. */
export function intervalWords({ low, high }: Interval, flavour: Flavour): string {
  const isDate = flavour !== 'number';
  if (low && high) {
    const [from, to] = [numberWords(low.value, flavour), numberWords(high.value, flavour)];
    if (from === to && !low.open && !high.open) return `is ${from}`;
    if (!low.open && !high.open && !isLastMoment(high, flavour)) return `is between ${from} and ${to}`;
    return `${lowWords(low, flavour, isDate)} and ${highWords(high, flavour, isDate)}`;
  }
  if (low) return lowWords(low, flavour, isDate);
  return high ? highWords(high, flavour, isDate) : 'is known';
}

function lowWords({ value, open }: End, flavour: Flavour, isDate: boolean): string {
  const words = numberWords(value, flavour);
  if (open) return `is ${isDate ? 'after' : 'more than'} ${words}`;
  return isDate ? `is ${words} or later` : `is at least ${words}`;
}

function highWords(end: End, flavour: Flavour, isDate: boolean): string {
  // The last microsecond before a second is better known as before that second.
  if (isLastMoment(end, flavour)) {
    const next = { numerator: end.value.numerator + 1n, denominator: 1n };
    return `is before ${numberWords(next, flavour)}`;
  }
  const words = numberWords(end.value, flavour);
  if (end.open) return `is ${isDate ? 'before' : 'less than'} ${words}`;
  return isDate ? `is ${words} or earlier` : `is at most ${words}`;
}

function isLastMoment({ value, open }: End, flavour: Flavour): boolean {
  if (flavour !== 'timestamp' || open || value.denominator !== 1n) return false;
  return (value.numerator + 1n) % MICROS_PER_SECOND === 0n;
}

function numberWords(value: Fraction, flavour: Flavour): string {
  if (value.denominator === 1n) {
    if (flavour === 'date') return describeDate(Number(value.numerator));
    if (flavour === 'timestamp') return describeLiteral({ kind: 'timestamp', value: value.numerator });
    return describeLiteral({ kind: 'integer', value: value.numerator });
  }
  return decimalWords(value) ?? `${value.numerator}/${value.denominator}`;
}

/** A longer expansion is no number people wrote. */
const MOST_DIGITS = 20;

function decimalWords({ numerator, denominator }: Fraction): string | null {
  for (let scale = 1; scale <= MOST_DIGITS; scale++) {
    const units = numerator * 10n ** BigInt(scale);
    if (units % denominator === 0n)
      return describeLiteral({ kind: 'decimal', value: { units: units / denominator, scale } });
  }
  return null;
}
