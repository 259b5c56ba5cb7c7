/** A number as Cube sends it, `-12.50` or `1.5e-7`, taken apart exactly; null for text that is no number. */
interface Decimal {
  readonly negative: boolean;
  /** All digits, without the point. */
  readonly units: bigint;
  readonly scale: number;
}

export function isNumberText(text: string): boolean {
  return readDecimal(text) !== null;
}

function readDecimal(text: string): Decimal | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return scale >= 0
    ? { negative: sign === '-', units, scale }
    : { negative: sign === '-', units: units * 10n ** BigInt(-scale), scale: 0 };
}

/**
 * Groups of three digits and exactly `digits` after the point, rounded half away from zero; never through a double,
 * so that money keeps its cents. Text that is no number is returned as it is.
 */
export function formatDecimal(text: string, digits: number, shift = 0): string {
  const decimal = readDecimal(text);
  if (decimal === null) return text;
  const rounded = roundTo(decimal.units, decimal.scale - shift, digits);
  const all = rounded.toString().padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = decimal.negative && rounded !== 0n ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${all.slice(-digits)}`;
}

function roundTo(units: bigint, scale: number, digits: number): bigint {
  if (scale <= digits) return units * 10n ** BigInt(digits - scale);
  const divisor = 10n ** BigInt(scale - digits);
  return (units + divisor / 2n) / divisor;
}

/** Digits after the point that say something: none for `3.00`. */
export function fractionDigits(text: string): number {
  const decimal = readDecimal(text);
  if (decimal === null) return 0;
  let { units, scale } = decimal;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale--;
  }
  return scale;
}

/** The number as a double where that loses nothing that was written; otherwise the text. */
export function toJsonNumber(text: string): number | string {
  const decimal = readDecimal(text);
  if (decimal === null) return text;
  const number = Number(text);
  const back = readDecimal(String(number));
  return back !== null && isSame(decimal, back) ? number : text;
}

function isSame(left: Decimal, right: Decimal): boolean {
  const scale = Math.max(left.scale, right.scale);
  const units = (each: Decimal) => each.units * 10n ** BigInt(scale - each.scale);
  return units(left) === units(right) && (left.negative === right.negative || left.units === 0n);
}
