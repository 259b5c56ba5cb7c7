import { quotientOf } from '../number/quotient.js';
import { divide, ONE, type Rational } from '../number/rational.js';
import { DENSE, WHOLE } from '../number/space.js';
import { atomForm, scaleForm } from '../term/linear-form.js';
import { keyOfNumberTerm, type NumberTerm } from '../term/term.js';
import { Undecided } from '../undecided.js';
import { applyFunction, constantOf, constantTerm, isZero, numberTerm } from './numbers.js';

/** Quotients that are short decimals are exact in every database; the others are rounded after 16 digits. */
const MAX_EXACT_DIGITS = 12;

/** Integers divide to integers, towards zero; all else to decimals. */
export function quotientTerm(dividend: NumberTerm, divisor: NumberTerm, isWhole: boolean): NumberTerm {
  // By itself, where it is not 0, which would stop the query.
  if (keyOfNumberTerm(dividend) === keyOfNumberTerm(divisor) && !constantOf(divisor))
    return constantTerm('exact', ONE);
  const by = constantOf(divisor);
  if (!by) return opaqueQuotient(dividend, divisor, isWhole);
  if (isZero(by)) throw new Undecided('it divides by zero');
  if (isWhole) return applyFunction({ kind: 'divide-whole', by: by.numerator }, dividend, 'exact');
  if (isShort(divide(ONE, by))) return numberTerm('exact', scaleForm(dividend.form, divide(ONE, by)));
  const constant = constantOf(dividend);
  if (constant) return constantTerm('exact', quotientOf(constant, by));
  return applyFunction({ kind: 'quotient', by }, dividend, 'exact');
}

function isShort({ denominator }: Rational): boolean {
  return 10n ** BigInt(MAX_EXACT_DIGITS) % denominator === 0n;
}

function opaqueQuotient(dividend: NumberTerm, divisor: NumberTerm, isWhole: boolean): NumberTerm {
  const key = `(${keyOfNumberTerm(dividend)} ${isWhole ? 'div' : '/'} ${keyOfNumberTerm(divisor)})`;
  const space = isWhole ? WHOLE : DENSE;
  return numberTerm(
    'exact',
    atomForm({ kind: 'operation', key, space, operator: '/', operands: [dividend, divisor] }),
  );
}
