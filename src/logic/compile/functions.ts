import type { DateField } from '../../expression/syntax.js';
import type { BuiltInFunction, Typed } from '../../expression/typed.js';
import { EVERYTHING, type NodeId } from '../diagram/diagram.js';
import { DAY_MICROS } from '../number/calendar.js';
import { compared } from '../number/ordered-set.js';
import { divide, ONE, rational, ZERO } from '../number/rational.js';
import { DENSE, WHOLE } from '../number/space.js';
import { addForms, atomForm, constantForm, scaleForm, subtractForms } from '../term/linear-form.js';
import { keyOfTextTerm, NULL_TERM, type NumberTerm, type Simple } from '../term/term.js';
import { applyTextFunction, type TextFunction } from '../text/text-preimage.js';
import { Undecided } from '../undecided.js';
import { negateTerm } from './arithmetic.js';
import {
  combinations,
  mapKnown,
  mapKnownPairs,
  mergeChoices,
  restrictChoices,
  whereNull,
} from './choices.js';
import { compareTerms } from './compare-terms.js';
import type { At, Choice, Choices, Compiling } from './compiling.js';
import { numberIn } from './membership.js';
import { applyFunction, constantTerm, numberTerm, toDouble, toMicros } from './numbers.js';
import { testPairs } from './truth.js';
import { widenChoices } from './widen-choices.js';

type Call = Extract<Typed, { readonly kind: 'function' }>;

export function functionChoices(compiling: Compiling, typed: Call, at: At): Choices {
  const { diagrams } = compiling;
  const given = typed.arguments.map((argument) => compiling.choices(argument, at));
  const [first = [], second = []] = given;
  switch (typed.name) {
    case 'coalesce':
      return firstKnown(compiling, widenAll(compiling, typed, given));
    case 'nullif':
      return nullIf(compiling, first, second);
    case 'greatest':
    case 'least':
      return widenAll(compiling, typed, given).reduce((best, next) =>
        extreme(compiling, typed.name === 'greatest' ? '>=' : '<=', best, next),
      );
    case 'lower':
    case 'upper':
    case 'trim': {
      const fn: TextFunction = { kind: typed.name };
      return mapKnown(diagrams, first, (value) => mapText(fn, value));
    }
    case 'length':
      return mapKnown(diagrams, first, lengthOf);
    case 'abs':
      return absolute(compiling, first);
    case 'round':
    case 'floor':
    case 'ceil':
      return mapKnown(diagrams, first, (value) => roundTerm(typed, value));
    case 'date_trunc':
      return mapKnown(diagrams, second, (value) =>
        applyFunction({ kind: 'truncate', unit: unitWritten(first) }, toMicros(asNumber(value)), 'micro'),
      );
    case 'days_between':
    case 'hours_between':
    case 'minutes_between': {
      const micros = rational(MICROS[typed.name]);
      return mapKnownPairs(diagrams, first, second, (from, to) => {
        const form = subtractForms(toMicros(asNumber(to)).form, toMicros(asNumber(from)).form);
        return numberTerm('exact', scaleForm(form, divide(ONE, micros)));
      });
    }
  }
}

const MICROS = {
  days_between: DAY_MICROS,
  hours_between: DAY_MICROS / 24n,
  minutes_between: DAY_MICROS / 1440n,
} as const satisfies Partial<Record<BuiltInFunction, bigint>>;

function widenAll(compiling: Compiling, typed: Call, given: readonly Choices[]): readonly Choices[] {
  return given.map((choices, index) =>
    widenChoices(compiling, choices, typed.arguments[index]?.type ?? typed.type, typed.type),
  );
}

function firstKnown(compiling: Compiling, given: readonly Choices[]): Choices {
  const { diagrams } = compiling;
  const chosen: Choice[] = [];
  let left: NodeId = EVERYTHING;
  for (const choices of given) {
    const known = choices.filter(({ value }) => value.kind !== 'null');
    chosen.push(...restrictChoices(diagrams, known, left));
    left = diagrams.and(left, whereNull(diagrams, choices));
  }
  return mergeChoices(diagrams, [...chosen, { guard: left, value: NULL_TERM }]);
}

function nullIf(compiling: Compiling, value: Choices, other: Choices): Choices {
  const { diagrams } = compiling;
  const { whenTrue } = testPairs(compiling, value, other, (a, b) => compareTerms(compiling, '=', a, b));
  return mergeChoices(diagrams, [
    ...restrictChoices(diagrams, value, diagrams.not(whenTrue)),
    { guard: whenTrue, value: NULL_TERM },
  ]);
}

/** NULLs are left out; of two that are equal, the first stays. */
function extreme(compiling: Compiling, operator: '>=' | '<=', left: Choices, right: Choices): Choices {
  const { diagrams } = compiling;
  const made: Choice[] = [];
  for (const { guard, left: a, right: b } of combinations(diagrams, left, right)) {
    if (a.kind === 'null') made.push({ guard, value: b });
    else if (b.kind === 'null') made.push({ guard, value: a });
    else {
      const holds = compareTerms(compiling, operator, a, b);
      made.push({ guard: diagrams.and(guard, holds), value: a });
      made.push({ guard: diagrams.and(guard, diagrams.not(holds)), value: b });
    }
  }
  return mergeChoices(diagrams, made);
}

/** In two cases, so that what is inside stays a sum that can be followed. */
function absolute(compiling: Compiling, choices: Choices): Choices {
  const { diagrams } = compiling;
  return mergeChoices(
    diagrams,
    choices.flatMap(({ guard, value }): Choices => {
      if (value.kind !== 'number') return [{ guard, value }];
      if (value.unit === 'double') return [{ guard, value: applyFunction({ kind: 'abs' }, value, 'double') }];
      const isBelow = numberIn(compiling, value, compared('<', ZERO, DENSE));
      return [
        { guard: diagrams.and(guard, diagrams.not(isBelow)), value },
        { guard: diagrams.and(guard, isBelow), value: negateTerm(value) },
      ];
    }),
  );
}

function asNumber(value: Simple): NumberTerm {
  if (value.kind === 'number') return value;
  throw new Undecided(`a ${value.kind} is no number`);
}

/** An integer is rounded as the double it becomes. */
function roundTerm({ name, arguments: given, type }: Call, value: Simple): Simple {
  if (name !== 'round' && name !== 'floor' && name !== 'ceil') return value;
  if (type.kind === 'number') {
    const kind = name === 'round' ? 'round-even' : name;
    return applyFunction({ kind }, toDouble(asNumber(value)), 'double');
  }
  if (name !== 'round') return applyFunction({ kind: name }, asNumber(value), 'exact');
  const [, digits] = given;
  const count =
    digits?.kind === 'literal' && digits.value?.kind === 'integer' ? Number(digits.value.value) : 0;
  return applyFunction({ kind: 'round', digits: count }, asNumber(value), 'exact');
}

function mapText(fn: TextFunction, value: Simple): Simple {
  if (value.kind === 'constant-text') return { ...value, value: applyTextFunction(fn, value.value) };
  if (value.kind !== 'text') throw new Undecided(`a ${value.kind} is no text`);
  // A second time changes nothing.
  if (value.functions.at(-1)?.kind === fn.kind) return value;
  return { ...value, functions: [...value.functions, fn] };
}

function lengthOf(value: Simple): NumberTerm {
  if (value.kind === 'constant-text') return constantTerm('exact', rational(BigInt([...value.value].length)));
  if (value.kind !== 'text') throw new Undecided(`a ${value.kind} is no text`);
  const { base, functions } = value;
  const last = functions.at(-1);
  if (last && last.kind !== 'trim') {
    const inner = lengthOf({ ...value, functions: functions.slice(0, -1) });
    // A letter is as long as its other case.
    if (!('text' in last)) return inner;
    return numberTerm('exact', addForms(inner.form, constantForm(rational(BigInt([...last.text].length)))));
  }
  if (!last && base.kind === 'joined')
    return numberTerm(
      'exact',
      base.parts.map((part) => lengthOf(part).form).reduce(addForms, constantForm(ZERO)),
    );
  const key = `length(${keyOfTextTerm(value)})`;
  return numberTerm('exact', atomForm({ kind: 'length', key, space: WHOLE, text: value }));
}

const UNITS: readonly DateField[] = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'];

function unitWritten([choice]: Choices): DateField {
  const written = choice?.value.kind === 'constant-text' ? choice.value.value : '';
  const unit = UNITS.find((each) => each === written);
  if (!unit) throw new Undecided(`DATE_TRUNC knows no ${written}`);
  return unit;
}
