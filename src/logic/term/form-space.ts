import { divide, gcd, multiply, ONE, type Rational, rational, ZERO } from '../number/rational.js';
import { DENSE, DOUBLE, type Space } from '../number/space.js';
import { scaleForm, stepOf } from './linear-form.js';
import type { LinearForm, NumberTerm } from './term.js';

/** The greatest number that both are multiples of. */
export function gcdOfRationals(left: Rational, right: Rational): Rational {
  return rational(
    gcd(left.numerator * right.denominator, right.numerator * left.denominator),
    left.denominator * right.denominator,
  );
}

/** A space that holds every value of a form; of a sum over lattices, the lattice of its sums. */
export function spaceOfForm({ terms, constant }: LinearForm): Space {
  let step: Rational | null = null;
  for (const { atom, coefficient } of terms) {
    const own = stepOf(atom.space);
    if (own === null) return DENSE;
    const multiple = multiply(own, absolute(coefficient));
    step = step === null ? multiple : gcdOfRationals(step, multiple);
  }
  if (step === null) return DENSE;
  if (constant.numerator !== 0n) step = gcdOfRationals(step, absolute(constant));
  return { kind: 'lattice', step };
}

export function spaceOfTerm({ unit, form }: NumberTerm): Space {
  return unit === 'double' ? DOUBLE : spaceOfForm(form);
}

function absolute({ numerator, denominator }: Rational): Rational {
  return { numerator: numerator < 0n ? -numerator : numerator, denominator };
}

/**
 * A form without constant as a multiple of one with whole coefficients that share no divisor, the first positive:
 * `2b - 2a` and `a - b` are multiples of the same.
 */
export function primitiveForm(form: LinearForm): { readonly form: LinearForm; readonly factor: Rational } {
  const [first] = form.terms;
  if (!first) return { form, factor: ONE };
  const content = form.terms
    .map(({ coefficient }) => absolute(coefficient))
    .reduce((divisor, coefficient) => gcdOfRationals(divisor, coefficient));
  const factor = first.coefficient.numerator < 0n ? multiply(content, rational(-1n)) : content;
  const scaled = scaleForm({ terms: form.terms, constant: ZERO }, divide(ONE, factor));
  return { form: scaled, factor };
}
