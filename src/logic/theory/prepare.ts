import { add, divide, gcd, multiply, ONE, type Rational, rational, ZERO } from '../number/rational.js';
import { contains, pointOf, shift } from './interval.js';
import type { LinearConstraint, LinearProblem } from './linear-problem.js';
import { intersectPieces, type Pieces, scalePieces } from './pieces.js';

/** A variable in units of its step: on a lattice the whole numbers, otherwise any fraction. */
export interface Column {
  readonly whole: boolean;
  readonly unit: Rational;
  readonly preferred: readonly Rational[];
  /** In actual numbers, not in units. */
  readonly grids: readonly Rational[];
}

/**
 * coefficients · columns lies in one of the pieces. The coefficients have no common divisor and the first is positive,
 * so the same form has the same coefficients; all of them on whole columns: the ends of the pieces are whole and closed.
 */
export interface Union {
  readonly coefficients: readonly bigint[];
  readonly pieces: Pieces;
}

/** The first unions are those of the columns, in their order. */
export interface Prepared {
  readonly columns: readonly Column[];
  readonly unions: readonly Union[];
}

/** The problem in whole coefficients, each linear form once; null when a form alone has no possible value. */
export function prepare(problem: LinearProblem): Prepared | null {
  const columns = problem.variables.map(({ step, preferred, grids = [] }) => {
    const unit = step ?? ONE;
    const inUnits = preferred.map((value) => divide(value, unit));
    return {
      whole: step !== null,
      unit,
      grids,
      preferred: step === null ? inUnits : inUnits.filter((value) => value.denominator === 1n),
    };
  });
  const byForm = new Map<string, Union>();
  const constraints: LinearConstraint[] = problem.variables.map(({ allowed }, variable) => ({
    terms: [{ variable, coefficient: ONE }],
    allowed,
  }));
  for (const constraint of [...constraints, ...problem.constraints]) {
    const union = unionOf(constraint, columns);
    if (union === 'always') continue;
    if (union === 'never' || !addUnion(byForm, union)) return null;
  }
  const unions = [...byForm.values()];
  return matchPairs(unions, columns) ? { columns, unions } : null;
}

function unionOf(
  { terms, allowed }: LinearConstraint,
  columns: readonly Column[],
): Union | 'always' | 'never' {
  const sums: Rational[] = columns.map(() => ZERO);
  for (const { variable, coefficient } of terms) {
    const inUnits = multiply(coefficient, columns[variable]?.unit ?? ONE);
    sums[variable] = add(sums[variable] ?? ZERO, inUnits);
  }
  const denominator = sums.reduce(
    (common, { denominator }) => (common / gcd(common, denominator)) * denominator,
    1n,
  );
  const numerators = sums.map((sum) => (sum.numerator * denominator) / sum.denominator);
  const divisor = signedDivisor(numerators);
  if (divisor === 0n) return allowed.some((piece) => contains(piece, ZERO)) ? 'always' : 'never';
  const coefficients = numerators.map((numerator) => numerator / divisor);
  const pieces = scalePieces(allowed, rational(denominator, divisor), isWhole(coefficients, columns));
  return pieces.length === 0 ? 'never' : { coefficients, pieces };
}

/** The greatest common divisor with the sign of the first coefficient that is not 0; 0 when all are. */
export function signedDivisor(coefficients: readonly bigint[]): bigint {
  let divisor = 0n;
  let sign = 0n;
  for (const coefficient of coefficients) {
    if (coefficient === 0n) continue;
    if (sign === 0n) sign = coefficient < 0n ? -1n : 1n;
    divisor = gcd(divisor, coefficient);
  }
  return divisor * sign;
}

/** Whether only whole columns take part. */
export function isWhole(coefficients: readonly bigint[], columns: readonly Column[]): boolean {
  return coefficients.every((coefficient, index) => coefficient === 0n || columns[index]?.whole === true);
}

function addUnion(byForm: Map<string, Union>, union: Union): boolean {
  const form = union.coefficients.join();
  const known = byForm.get(form);
  const pieces = known === undefined ? union.pieces : intersectPieces(known.pieces, union.pieces);
  byForm.set(form, { coefficients: union.coefficients, pieces });
  return pieces.length > 0;
}

/**
 * Where x - y is a constant, x and y can take the same values but for the constant: two long lists are matched in one
 * go instead of case by case. False when nothing is left.
 */
function matchPairs(unions: Union[], columns: readonly Column[]): boolean {
  const pairs = unions.flatMap((union) => readPair(union, columns) ?? []);
  for (let pass = 0, changed = true; changed && pass < pairs.length; pass += 1) {
    changed = false;
    for (const { left, right, difference } of pairs) {
      const a = unions[left];
      const b = unions[right];
      if (a === undefined || b === undefined || a.pieces.length + b.pieces.length <= 2) continue;
      const forLeft = intersectPieces(a.pieces, shiftPieces(b.pieces, difference));
      if (forLeft.length === 0) return false;
      const forRight = shiftPieces(forLeft, rational(-difference.numerator, difference.denominator));
      changed ||= forLeft.length !== a.pieces.length || forRight.length !== b.pieces.length;
      unions[left] = { coefficients: a.coefficients, pieces: forLeft };
      unions[right] = { coefficients: b.coefficients, pieces: forRight };
    }
  }
  return true;
}

function readPair({ coefficients, pieces }: Union, columns: readonly Column[]) {
  const [only] = pieces;
  const difference = only === undefined || pieces.length > 1 ? null : pointOf(only);
  const left = coefficients.indexOf(1n);
  const right = coefficients.indexOf(-1n);
  if (difference === null || left < 0 || right < 0) return null;
  if (coefficients.filter((coefficient) => coefficient !== 0n).length !== 2) return null;
  return columns[left]?.whole === columns[right]?.whole ? { left, right, difference } : null;
}

function shiftPieces(pieces: Pieces, by: Rational): Pieces {
  return pieces.map((piece) => shift(piece, by));
}
