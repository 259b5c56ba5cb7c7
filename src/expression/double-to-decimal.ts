import { powerOfTen } from './decimal.js';
import type { Decimal } from './value.js';

/** As many digits as a double surely has. */
const DIGITS = 15;
const FRACTION_BITS = 52;
const EXPONENT_BIAS = 1075;

/** The first 15 digits of a double, as PostgreSQL's cast to numeric has it: halves to even. */
export function shortDecimalOf(value: number): Decimal {
  const { units, scale } = exactDecimalOf(Math.abs(value));
  const surplus = units.toString().length - DIGITS;
  const short = surplus > 0 ? divideHalfEven(units, powerOfTen(surplus)) : units;
  const digits = value < 0 ? -short : short;
  const places = surplus > 0 ? scale - surplus : scale;
  return places >= 0 ? { units: digits, scale: places } : { units: digits * powerOfTen(-places), scale: 0 };
}

/** Exact: a fraction of 2 is one of 10. `value` is finite and not negative. */
function exactDecimalOf(value: number): Decimal {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const written = bits.getBigUint64(0);
  const field = Number(written >> BigInt(FRACTION_BITS));
  const fraction = written & ((1n << BigInt(FRACTION_BITS)) - 1n);
  const mantissa = field === 0 ? fraction : fraction | (1n << BigInt(FRACTION_BITS));
  const exponent = Math.max(field, 1) - EXPONENT_BIAS;
  if (exponent >= 0) return { units: mantissa << BigInt(exponent), scale: 0 };
  return { units: mantissa * 5n ** BigInt(-exponent), scale: -exponent };
}

function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = 2n * (dividend % divisor);
  if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
  return quotient + 1n;
}
