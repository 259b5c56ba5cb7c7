import type { Rational } from './rational.js';

/**
 * The numbers a column or a computed number can be. Dates are days and timestamps microseconds since 1970-01-01, both
 * on the lattice of step 1. A double is the exact fraction it stands for; there is no NaN and no infinity.
 */
export type Space =
  | { readonly kind: 'lattice'; readonly step: Rational }
  /** Every fraction: decimals of any scale, differences in other units. */
  | { readonly kind: 'dense' }
  | { readonly kind: 'double' };

export const WHOLE: Space = { kind: 'lattice', step: { numerator: 1n, denominator: 1n } };
export const DENSE: Space = { kind: 'dense' };
export const DOUBLE: Space = { kind: 'double' };

/** Decimals with so many digits after the point. */
export function decimalSpace(scale: number | null): Space {
  if (scale === null) return DENSE;
  return { kind: 'lattice', step: { numerator: 1n, denominator: 10n ** BigInt(scale) } };
}
