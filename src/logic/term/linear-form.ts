import { add, equals, multiply, ONE, type Rational, rational, ZERO } from '../number/rational.js';
import type { Space } from '../number/space.js';
import { Undecided } from '../undecided.js';
import type { Atom, LinearForm } from './term.js';

/** Products of sums are multiplied out up to this many terms. */
const MAX_TERMS = 64;

export function constantForm(constant: Rational): LinearForm {
  return { terms: [], constant };
}

export function atomForm(atom: Atom): LinearForm {
  return { terms: [{ atom, coefficient: ONE }], constant: ZERO };
}

export function isConstant({ terms }: LinearForm): boolean {
  return terms.length === 0;
}

export function addForms(left: LinearForm, right: LinearForm): LinearForm {
  const byKey = new Map<string, { atom: Atom; coefficient: Rational }>();
  for (const { atom, coefficient } of [...left.terms, ...right.terms]) {
    const before = byKey.get(atom.key);
    byKey.set(atom.key, { atom, coefficient: before ? add(before.coefficient, coefficient) : coefficient });
  }
  const terms = [...byKey.values()].filter(({ coefficient }) => coefficient.numerator !== 0n);
  if (terms.length > MAX_TERMS) throw new Undecided(`a sum has more than ${MAX_TERMS} parts`);
  return { terms: terms.sort(byAtom), constant: add(left.constant, right.constant) };
}

function byAtom(left: { readonly atom: Atom }, right: { readonly atom: Atom }): number {
  return left.atom.key < right.atom.key ? -1 : Number(left.atom.key > right.atom.key);
}

export function scaleForm({ terms, constant }: LinearForm, factor: Rational): LinearForm {
  if (factor.numerator === 0n) return constantForm(ZERO);
  if (equals(factor, ONE)) return { terms, constant };
  return {
    terms: terms.map(({ atom, coefficient }) => ({ atom, coefficient: multiply(coefficient, factor) })),
    constant: multiply(constant, factor),
  };
}

export function subtractForms(left: LinearForm, right: LinearForm): LinearForm {
  return addForms(left, scaleForm(right, rational(-1n)));
}

/** Multiplied out: products of atoms become atoms of their own, so `(a + b) * c` is `a * c + b * c`. */
export function multiplyForms(left: LinearForm, right: LinearForm): LinearForm {
  if (isConstant(left)) return scaleForm(right, left.constant);
  if (isConstant(right)) return scaleForm(left, right.constant);
  if (left.terms.length * right.terms.length > MAX_TERMS)
    throw new Undecided(`a product has more than ${MAX_TERMS} parts`);
  let sum = scaleForm({ terms: left.terms, constant: ZERO }, right.constant);
  sum = addForms(sum, scaleForm(right, left.constant));
  for (const one of left.terms) {
    for (const other of right.terms) {
      const product = scaleForm(
        atomForm(productOf(one.atom, other.atom)),
        multiply(one.coefficient, other.coefficient),
      );
      sum = addForms(sum, product);
    }
  }
  return sum;
}

function productOf(left: Atom, right: Atom): Atom {
  const factors = [...factorsOf(left), ...factorsOf(right)].sort((a, b) =>
    a.key < b.key ? -1 : Number(a.key > b.key),
  );
  if (factors.length > 8) throw new Undecided('a product has more than 8 factors');
  const steps = factors.map(({ space }) => stepOf(space));
  const known = steps.filter((step) => step !== null);
  const space: Space =
    known.length < steps.length
      ? { kind: 'dense' }
      : { kind: 'lattice', step: known.reduce((product, step) => multiply(product, step), ONE) };
  return { kind: 'product', key: `(${factors.map(({ key }) => key).join('*')})`, factors, space };
}

function factorsOf(atom: Atom): readonly Atom[] {
  return atom.kind === 'product' ? atom.factors : [atom];
}

/** Values of the space are multiples of it; null where there is no such step. */
export function stepOf(space: Space): Rational | null {
  return space.kind === 'lattice' ? space.step : null;
}
