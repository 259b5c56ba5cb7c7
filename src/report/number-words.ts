import type { BeforeAfter } from './review.js';

/** How a metric is read. */
export interface NumberFormat {
  readonly isPercent: boolean;
}

const PLAIN: NumberFormat = { isPercent: false };

/** A value before and now, as short as the difference between them allows; `none` where there is no value. */
export function pairInWords(
  { before, after }: BeforeAfter,
  { isPercent }: NumberFormat = PLAIN,
): readonly [string, string] {
  const [left, right] = isPercent ? [timesHundred(before), timesHundred(after)] : [before, after];
  const told = PRECISIONS.map((more): readonly [string, string] => [
    numberInWords(left, decimalsOf(left, isPercent) + more),
    numberInWords(right, decimalsOf(right, isPercent) + more),
  ]);
  const [first = ['none', 'none'] as const] = told;
  const pair = before === after ? first : (told.find(([one, other]) => one !== other) ?? first);
  const [was, is] = pair;
  return [withSign(was, left, isPercent), withSign(is, right, isPercent)];
}

/** Decimals beyond those that people look at, until a difference is seen. */
const PRECISIONS = [0, 2, 4, 8, Number.POSITIVE_INFINITY];

/** More would be noise to people who look for a change. */
function decimalsOf(value: string | null, isPercent: boolean): number {
  if (isPercent) return 1;
  return Math.abs(Number(value)) < 10 ? 4 : 2;
}

function withSign(words: string, value: string | null, isPercent: boolean): string {
  return isPercent && value !== null ? `${words} %` : words;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Exactly. */
function timesHundred(value: string | null): string | null {
  const [, sign = '', whole = '', fraction = ''] = DECIMAL.exec(value ?? '') ?? [];
  if (whole === '') return value === null ? null : String(Number(value) * 100);
  const digits = `${whole}${fraction.padEnd(2, '0')}`;
  const point = whole.length + 2;
  return `${sign}${digits.slice(0, point).replace(/^0+(?=\d)/, '')}.${digits.slice(point) || '0'}`;
}

/** Digits in groups of three; what is no number as it is. */
function numberInWords(value: string | null, decimals: number): string {
  if (value === null) return 'none';
  const [, sign = '', whole = '', fraction = ''] = DECIMAL.exec(value) ?? [];
  if (whole === '') return value;
  // Beyond ten digits a double would not hold it.
  const isShort = fraction.length <= decimals || whole.length > 10;
  const rounded = isShort ? null : Math.abs(Number(value)).toFixed(decimals);
  const [digits = whole, rest = ''] = rounded?.split('.') ?? [whole, fraction];
  const told = rest.replace(/0+$/, '');
  const isZero = !/[1-9]/.test(digits + told);
  return `${isZero ? '' : sign}${digits.replace(/\B(?=(\d{3})+$)/g, ',')}${told === '' ? '' : `.${told}`}`;
}

/** `+3.2 %`, of percentages `+3.2 points`; `same`, `hardly any`; empty where there is nothing to compare. */
export function changeInWords({ before, after }: BeforeAfter, { isPercent }: NumberFormat = PLAIN): string {
  if (before === after) return 'same';
  const [from, to] = [Number(before ?? Number.NaN), Number(after ?? Number.NaN)];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return '';
  if (from === to) return 'same';
  if (isPercent) return signed((to - from) * 100, 'points');
  return from === 0 ? '' : signed(((to - from) / Math.abs(from)) * 100, '%');
}

function signed(change: number, unit: string): string {
  const size = Math.abs(change);
  if (size < 0.001) return 'hardly any';
  const told = size < 10 ? String(Number(size.toPrecision(2))) : size.toFixed(0);
  return `${change < 0 ? '−' : '+'}${told} ${unit}`;
}
