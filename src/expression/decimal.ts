import type { Decimal } from './value.js';

/** PostgreSQL computes quotients to this many significant digits, in groups of four. */
const MIN_SIGNIFICANT_DIGITS = 16;
const GROUP = 10_000n;
const GROUP_DIGITS = 4;

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** Reads `-12.50`; null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === '' && fraction === '') return null;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** Both with the same scale, the larger of the two. */
function align(left: Decimal, right: Decimal): { left: bigint; right: bigint; scale: number } {
  const scale = Math.max(left.scale, right.scale);
  return {
    left: left.units * powerOfTen(scale - left.scale),
    right: right.units * powerOfTen(scale - right.scale),
    scale,
  };
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const aligned = align(left, right);
  return { units: aligned.left + aligned.right, scale: aligned.scale };
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

export function compareDecimals(left: Decimal, right: Decimal): number {
  const aligned = align(left, right);
  return aligned.left < aligned.right ? -1 : aligned.left > aligned.right ? 1 : 0;
}

/** Rounds half away from zero, or pads with zeros. */
export function roundDecimal({ units, scale }: Decimal, digits: number): Decimal {
  if (digits >= scale) return { units: units * powerOfTen(digits - scale), scale: digits };
  return { units: divideRounded(units, powerOfTen(scale - digits)), scale: digits };
}

export function floorDecimal({ units, scale }: Decimal): Decimal {
  const unit = powerOfTen(scale);
  const whole = units / unit;
  return { units: units < 0n && whole * unit !== units ? whole - 1n : whole, scale: 0 };
}

/** Half away from zero; `divisor` is not 0. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * a + b) / (2n * b);
  return negative ? -rounded : rounded;
}

/** The quotient as PostgreSQL's numeric has it (`select_div_scale`): rounded, to at least 16 significant digits. */
export function divideDecimals(dividend: Decimal, divisor: Decimal): Decimal {
  const first = leadingGroup(dividend);
  const second = leadingGroup(divisor);
  const weight = first.weight - second.weight - (first.digit <= second.digit ? 1 : 0);
  const scale = Math.max(MIN_SIGNIFICANT_DIGITS - weight * GROUP_DIGITS, dividend.scale, divisor.scale, 0);
  const shift = scale + divisor.scale - dividend.scale;
  const units =
    shift >= 0
      ? divideRounded(dividend.units * powerOfTen(shift), divisor.units)
      : divideRounded(dividend.units, divisor.units * powerOfTen(-shift));
  return { units, scale };
}

/** The first group of four digits that is not 0, and its place: 0 for the group before the point. */
function leadingGroup({ units, scale }: Decimal): { weight: number; digit: bigint } {
  if (units === 0n) return { weight: 0, digit: 0n };
  const padding = (GROUP_DIGITS - (scale % GROUP_DIGITS)) % GROUP_DIGITS;
  let digit = (units < 0n ? -units : units) * powerOfTen(padding);
  let weight = -(scale + padding) / GROUP_DIGITS;
  while (digit >= GROUP) {
    digit /= GROUP;
    weight += 1;
  }
  return { weight, digit };
}
