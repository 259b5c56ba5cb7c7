import { DAY_MICROS } from '../number/calendar.js';
import { FIELD_RANGES } from '../number/calendar-function.js';
import { daysInMonths } from '../number/days-in-months.js';
import { ONE, type Rational, rational, ZERO } from '../number/rational.js';
import { atomForm, scaleForm, subtractForms } from '../term/linear-form.js';
import type { Atom, LinearForm } from '../term/term.js';
import type { Interval } from '../theory/linear-problem.js';

/** A sum without constant, and where it lies. */
export interface Link {
  readonly form: LinearForm;
  readonly allowed: readonly Interval[];
}

/** What holds between a computed number and what it is computed of, for every record. Never more than is true. */
export function linksOf(atom: Atom): readonly Link[] {
  if (atom.kind === 'length') return [link(atomForm(atom), ZERO, null)];
  if (atom.kind === 'product') return squareLinks(atom.factors, atom);
  if (atom.kind !== 'applied') return [];
  const { fn, argument } = atom;
  const own = atomForm(atom);
  const rest = (factor: Rational) => subtractForms(argument.form, scaleForm(own, factor));
  switch (fn.kind) {
    case 'day-of':
      return [link(rest(rational(DAY_MICROS)), ZERO, rational(DAY_MICROS), { highOpen: true })];
    case 'truncate':
      return [link(rest(ONE), ZERO, rational(LONGEST[fn.unit]), { highOpen: true })];
    case 'floor':
      return argument.unit === 'double' ? [] : [link(rest(ONE), ZERO, ONE, { highOpen: true })];
    case 'ceil':
      return argument.unit === 'double' ? [] : [link(rest(ONE), rational(-1n), ZERO, { lowOpen: true })];
    case 'round': {
      const half = rational(1n, 2n * 10n ** BigInt(fn.digits));
      return [link(rest(ONE), rational(-half.numerator, half.denominator), half)];
    }
    case 'divide-whole': {
      const by = fn.by < 0n ? -fn.by : fn.by;
      return [link(rest(rational(fn.by)), rational(-by), rational(by), { lowOpen: true, highOpen: true })];
    }
    case 'add-months': {
      const [least, most] = daysInMonths(fn.months);
      const bound = (days: bigint) => rational(days * DAY_MICROS);
      return [link(subtractForms(own, argument.form), bound(least), bound(most))];
    }
    case 'extract': {
      const range = FIELD_RANGES[fn.field];
      return range ? [link(own, range[0], range[1])] : [];
    }
    case 'abs':
      return [link(own, ZERO, null)];
    case 'quotient':
    case 'round-even':
    case 'to-double':
    case 'double-add':
    case 'double-subtract-from':
    case 'double-multiply':
    case 'double-divide':
    case 'double-to-decimal':
      return [];
  }
}

/** Microseconds from the beginning of a unit of time that no such unit is longer than. */
const LONGEST = {
  year: 366n * DAY_MICROS,
  quarter: 92n * DAY_MICROS,
  month: 31n * DAY_MICROS,
  week: 7n * DAY_MICROS,
  day: DAY_MICROS,
  hour: DAY_MICROS / 24n,
  minute: DAY_MICROS / 1_440n,
  second: 1_000_000n,
} as const;

function squareLinks(factors: readonly Atom[], atom: Atom): readonly Link[] {
  const [first, second] = factors;
  return factors.length === 2 && first?.key === second?.key ? [link(atomForm(atom), ZERO, null)] : [];
}

/** `low <= form <= high`, the form's constant moved to the bounds. */
function link(
  { terms, constant }: LinearForm,
  low: Rational | null,
  high: Rational | null,
  ends: { readonly lowOpen?: boolean; readonly highOpen?: boolean } = {},
): Link {
  const move = (value: Rational) => ({
    numerator: value.numerator * constant.denominator - constant.numerator * value.denominator,
    denominator: value.denominator * constant.denominator,
  });
  const bound = (value: Rational | null, open: boolean) => {
    if (value === null) return null;
    const { numerator, denominator } = move(value);
    return { value: rational(numerator, denominator), open };
  };
  return {
    form: { terms, constant: ZERO },
    allowed: [{ low: bound(low, ends.lowOpen ?? false), high: bound(high, ends.highOpen ?? false) }],
  };
}
