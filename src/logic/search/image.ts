import type { DateField } from '../../expression/syntax.js';
import { applyNumberFunction } from '../number/apply-number-function.js';
import { fieldOf, startOfNextUnit } from '../number/calendar-function.js';
import { intervalsOf, numbersOf, type OrderedSet } from '../number/ordered-set.js';
import { directionOf } from '../number/preimage.js';
import { add, ceiling, floor, multiply, type Rational } from '../number/rational.js';
import { WHOLE } from '../number/space.js';
import type { Atom, LinearForm } from '../term/term.js';
import type { Interval } from '../theory/linear-problem.js';

/** From the least to the greatest value; null where there is none. */
export interface Hull {
  readonly low: Rational | null;
  readonly high: Rational | null;
}

/** Calendar fields are gone through unit by unit up to this many. */
const MAX_UNITS = 1_000;

export function hullOf(intervals: readonly Interval[]): Hull {
  return { low: intervals[0]?.low?.value ?? null, high: intervals.at(-1)?.high?.value ?? null };
}

/** Where the values of a computed number lie, given where its one argument does; null where nothing is known. */
export function imageOf(
  atom: Extract<Atom, { readonly kind: 'applied' }>,
  allowedOf: (atom: Atom) => readonly Interval[] | null,
): readonly Interval[] | null {
  const { fn, argument } = atom;
  const [only, ...more] = argument.form.terms;
  if (!only || more.length > 0) return null;
  const allowed = allowedOf(only.atom);
  if (!allowed) return null;
  const hull = move(argument.form, hullOf(allowed));
  if (fn.kind === 'extract') return fieldImage(fn.field, hull);
  const direction = directionOf(fn);
  if (direction === null) return null;
  const low = hull.low && applyNumberFunction(fn, hull.low);
  const high = hull.high && applyNumberFunction(fn, hull.high);
  const [least, greatest] = direction === 'up' ? [low, high] : [high, low];
  return [{ low: closed(least), high: closed(greatest) }];
}

function closed(value: Rational | null) {
  return value === null ? null : { value, open: false };
}

function move({ terms, constant }: LinearForm, { low, high }: Hull): Hull {
  const [only] = terms;
  if (!only) return { low: null, high: null };
  const at = (value: Rational | null) => value && add(multiply(value, only.coefficient), constant);
  return only.coefficient.numerator > 0n
    ? { low: at(low), high: at(high) }
    : { low: at(high), high: at(low) };
}

const STEP_OF: Readonly<Record<DateField, DateField | null>> = {
  year: null,
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  second: null,
};

/** The months, days … that occur between two moments. */
function fieldImage(field: DateField, { low, high }: Hull): readonly Interval[] | null {
  const step = STEP_OF[field];
  if (!low || !high || !step) return null;
  const values: Rational[] = [];
  const last = floor(high);
  let moment = ceiling(low);
  for (let count = 0; moment <= last; count += 1) {
    if (count > MAX_UNITS) return null;
    values.push(fieldOf(field, moment));
    moment = startOfNextUnit(step, moment);
  }
  const set: OrderedSet = numbersOf(values, WHOLE);
  return intervalsOf(set, WHOLE);
}
