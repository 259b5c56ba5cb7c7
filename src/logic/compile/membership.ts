import { EVERYTHING, NOTHING, type NodeId } from '../diagram/diagram.js';
import type { Variable } from '../diagram/variable.js';
import { dayOfCivil, lengthOfMonth } from '../number/calendar.js';
import type { Cut } from '../number/cut.js';
import { hasNumber, intervalsOf, numbersOf, type OrderedSet, setOfCuts } from '../number/ordered-set.js';
import { preimageOfNumber } from '../number/preimage.js';
import { divide, type Rational, rational, subtract, ZERO } from '../number/rational.js';
import { type Space, WHOLE } from '../number/space.js';
import { primitiveForm, spaceOfForm, spaceOfTerm } from '../term/form-space.js';
import type { Atom, LinearForm, NumberTerm, Simple, TextTerm } from '../term/term.js';
import { applyTextFunction, preimageOfText, textsOfLength } from '../text/text-preimage.js';
import { hasText, type TextSet, textsOf } from '../text/text-set.js';
import type { Compiling } from './compiling.js';
import { applyFunction } from './numbers.js';

/** A joined text is taken apart in up to this many ways. */
const MAX_SPLITS = 300;

/** The records for which a number is in a set, where it is known. */
export function numberIn(compiling: Compiling, { form }: NumberTerm, set: OrderedSet): NodeId {
  const [first, ...more] = form.terms;
  if (!first) return hasNumber(set, form.constant) ? EVERYTHING : NOTHING;
  if (more.length > 0) return sumIn(compiling, form, set);
  return atomIn(compiling, first.atom, undo(set, first.coefficient, form.constant, first.atom.space));
}

function sumIn(compiling: Compiling, form: LinearForm, set: OrderedSet): NodeId {
  const { form: primitive, factor } = primitiveForm(form);
  const space = spaceOfForm(primitive);
  const variable = compiling.variables.form(primitive, { kind: 'number', space, flavour: 'number' });
  return testNumber(compiling, variable, undo(set, factor, form.constant, space));
}

/** All x of a space with factor * x + constant in the set. */
function undo(set: OrderedSet, factor: Rational, constant: Rational, space: Space): OrderedSet {
  const moved = set.cuts.map(({ value, after }) => ({
    value: divide(subtract(value, constant), factor),
    after,
  }));
  if (factor.numerator > 0n) return setOfCuts(set.from, moved, space);
  const turned: Cut[] = moved.reverse().map(({ value, after }) => ({ value, after: !after }));
  return setOfCuts(set.from !== (set.cuts.length % 2 === 1), turned, space);
}

function atomIn(compiling: Compiling, atom: Atom, set: OrderedSet): NodeId {
  switch (atom.kind) {
    case 'column':
      return testNumber(compiling, compiling.variables.column(atom.column), set);
    case 'now':
      return testNumber(compiling, compiling.variables.now(), set);
    case 'call':
      return testNumber(compiling, compiling.variables.call(atom.call), set);
    case 'length':
      return textIn(compiling, atom.text, textsOfLength({ intervals: wholeIntervals(set) }));
    case 'applied': {
      if (atom.fn.kind === 'extract' && atom.fn.field === 'quarter')
        return numberIn(compiling, monthOf(atom.argument), monthsOfQuarters(set));
      const before = preimageOfNumber(atom.fn, set, spaceOfTerm(atom.argument));
      if (before === null) return testNumber(compiling, compiling.variables.atom(atom), set);
      return numberIn(compiling, atom.argument, before);
    }
    case 'product':
    case 'operation':
      return testNumber(compiling, compiling.variables.atom(atom), set);
  }
}

function monthOf(argument: NumberTerm): NumberTerm {
  return applyFunction({ kind: 'extract', field: 'month' }, argument, 'exact');
}

function monthsOfQuarters(quarters: OrderedSet): OrderedSet {
  const months = Array.from({ length: 12 }, (_, index) => BigInt(index + 1));
  const inside = months.filter((month) => hasNumber(quarters, rational((month + 2n) / 3n)));
  return numbersOf(
    inside.map((month) => rational(month)),
    WHOLE,
  );
}

function wholeIntervals(
  set: OrderedSet,
): readonly { readonly low: bigint | null; readonly high: bigint | null }[] {
  return intervalsOf(set, WHOLE).map(({ low, high }) => ({
    low: low === null ? null : low.value.numerator,
    high: high === null ? null : high.value.numerator,
  }));
}

function testNumber({ sets, diagrams }: Compiling, variable: Variable, set: OrderedSet): NodeId {
  const { domain } = variable;
  if (domain.kind === 'listed') {
    return testListed({ sets, diagrams }, variable, (value) =>
      hasNumber(set, typeof value === 'bigint' ? rational(value) : ZERO),
    );
  }
  return diagrams.test(variable, sets.add({ kind: 'number', set }, false));
}

/** The records for which a variable with a closed list has one of the values that belong. */
export function testListed(
  { sets, diagrams }: Pick<Compiling, 'sets' | 'diagrams'>,
  variable: Variable,
  belongs: (value: string | bigint | boolean) => boolean,
): NodeId {
  const list = variable.domain.kind === 'listed' ? variable.domain.list : [];
  let set = 0n;
  list.forEach((value, index) => {
    if (belongs(value)) set |= 1n << BigInt(index);
  });
  return diagrams.test(variable, sets.add({ kind: 'listed', set }, false));
}

/** The records for which a text is in a set, where it is known. */
export function textIn(compiling: Compiling, { base, functions }: TextTerm, set: TextSet): NodeId {
  const { variables, sets, diagrams } = compiling;
  if (base.kind === 'column' || base.kind === 'call') {
    const variable = base.kind === 'column' ? variables.column(base.column) : variables.call(base.call);
    if (variable.domain.kind === 'listed') {
      return testListed(compiling, variable, (value) =>
        hasText(
          set,
          functions.reduce((text, fn) => applyTextFunction(fn, text), String(value)),
        ),
      );
    }
    return diagrams.test(variable, sets.add({ kind: 'text', set: preimage(functions, set) }, false));
  }
  const before = preimage(functions, set);
  if (base.kind === 'number-text') {
    const numbers = numbersWritten(before, base.number);
    if (numbers) return numberIn(compiling, base.number, numbers);
  }
  if (base.kind === 'joined') {
    const split = joinedIn(compiling, base.parts, before);
    if (split !== null) return split;
  }
  const variable = variables.text({ kind: 'text', base, functions: [] });
  return diagrams.test(variable, sets.add({ kind: 'text', set: before }, false));
}

/** Texts joined to one of few: every way to take it apart. Null where there are too many. */
function joinedIn(compiling: Compiling, parts: readonly Simple[], set: TextSet): NodeId | null {
  const { diagrams } = compiling;
  if (set.kind === 'automaton') return null;
  const [left, right] = parts;
  if (left?.kind !== 'text' || right?.kind !== 'text') return null;
  const letters = set.values.map((value) => [...value]);
  if (letters.reduce((count, each) => count + each.length + 1, 0) > MAX_SPLITS) return null;
  const found = diagrams.orAll(
    letters.flatMap((each) =>
      Array.from({ length: each.length + 1 }, (_, at) =>
        diagrams.and(
          textIn(compiling, left, textsOf([each.slice(0, at).join('')])),
          textIn(compiling, right, textsOf([each.slice(at).join('')])),
        ),
      ),
    ),
  );
  return set.kind === 'finite' ? found : diagrams.not(found);
}

function preimage(functions: TextTerm['functions'], set: TextSet): TextSet {
  return functions.reduceRight((inner, fn) => preimageOfText(fn, inner), set);
}

/** The whole numbers, or days, whose texts are in a set; null where they cannot be listed. */
function numbersWritten(set: TextSet, { unit }: NumberTerm): OrderedSet | null {
  if (set.kind === 'automaton' || (unit !== 'exact' && unit !== 'day')) return null;
  const points = set.values
    .map((text) => (unit === 'day' ? dayWritten(text) : wholeWritten(text)))
    .filter((value) => value !== null)
    .map((value) => rational(value))
    .sort((left, right) => (left.numerator < right.numerator ? -1 : 1));
  const cuts = points.flatMap((value) => [
    { value, after: false },
    { value, after: true },
  ]);
  return setOfCuts(set.kind === 'cofinite', cuts, WHOLE);
}

function wholeWritten(text: string): bigint | null {
  return /^(0|-?[1-9]\d*)$/.test(text) ? BigInt(text) : null;
}

function dayWritten(text: string): bigint | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const civil = { year: BigInt(year), month: BigInt(month), day: BigInt(day) };
  if (civil.month < 1n || civil.month > 12n || civil.day < 1n || civil.year < 1n) return null;
  return civil.day <= lengthOfMonth(civil.year, civil.month) ? dayOfCivil(civil) : null;
}
