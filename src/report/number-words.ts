import type { BeforeAfter } from './review.js';

/** More decimals than these are noise to people who look for a change. */
const MOST_DECIMALS = 4;

/** A value before and now, as short as the difference between them allows; `none` where there is no value. */
export function pairInWords({ before, after }: BeforeAfter): readonly [string, string] {
  const short = [before, after].map((each) => numberInWords(each, MOST_DECIMALS));
  const [left = '', right = ''] =
    short[0] === short[1] && before !== after
      ? [before, after].map((each) => numberInWords(each, null))
      : short;
  return [left, right];
}

/** Digits in groups of three; what is no number as it is. */
function numberInWords(value: string | null, decimals: number | null): string {
  if (value === null) return 'none';
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (whole === '') return value;
  // Beyond that a double would not hold it.
  const isShort = decimals === null || fraction.length <= decimals || whole.length > 10;
  const rounded = isShort ? null : Math.abs(Number(value)).toFixed(decimals);
  const [digits = whole, rest = ''] = rounded?.split('.') ?? [whole, fraction];
  const told = rest.replace(/0+$/, '');
  const isZero = !/[1-9]/.test(digits + told);
  return `${isZero ? '' : sign}${digits.replace(/\B(?=(\d{3})+$)/g, ',')}${told === '' ? '' : `.${told}`}`;
}

/** `+3.2 %`; `same`, `hardly any`; empty where there is nothing to divide by. */
export function changeInPercent({ before, after }: BeforeAfter): string {
  if (before === after) return 'same';
  const [from, to] = [Number(before ?? Number.NaN), Number(after ?? Number.NaN)];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return '';
  if (from === to) return 'same';
  if (from === 0) return '';
  const percent = ((to - from) / Math.abs(from)) * 100;
  const size = Math.abs(percent);
  if (size < 0.001) return 'hardly any';
  const told = size < 10 ? String(Number(size.toPrecision(2))) : size.toFixed(0);
  return `${percent < 0 ? '−' : '+'}${told} %`;
}
