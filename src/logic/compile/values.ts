import type { Typed } from '../../expression/typed.js';
import type { Value } from '../../expression/value.js';
import { EVERYTHING } from '../diagram/diagram.js';
import { DAY_MICROS } from '../number/calendar.js';
import { doubleToRational } from '../number/double.js';
import { rational } from '../number/rational.js';
import { WHOLE } from '../number/space.js';
import { atomForm } from '../term/linear-form.js';
import { NULL_TERM, type Simple } from '../term/term.js';
import { Undecided } from '../undecided.js';
import { arithmeticChoices, negateTerm } from './arithmetic.js';
import { callChoices } from './calls.js';
import { castTerm } from './casts.js';
import { always, choicesOfTruth, mapKnown, mergeChoices, restrictChoices } from './choices.js';
import { compareTerms } from './compare-terms.js';
import type { At, Choice, Choices, Compiling } from './compiling.js';
import { functionChoices } from './functions.js';
import { columnChoices } from './names.js';
import { applyFunction, constantTerm, dayOf, numberTerm, toMicros } from './numbers.js';
import { testPairs } from './truth.js';
import { widenChoices } from './widen-choices.js';

/** The values an expression can have, and when. */
export function choicesOf(compiling: Compiling, typed: Typed, at: At): Choices {
  const { diagrams } = compiling;
  switch (typed.kind) {
    case 'literal':
      return always(constantOfValue(typed.value));
    case 'column':
      return columnChoices(compiling, typed, at);
    case 'current': {
      const now = numberTerm('micro', atomForm({ kind: 'now', key: 'now', space: WHOLE }));
      return always(typed.what === 'date' ? dayOf(now) : now);
    }
    case 'case':
      return caseChoices(compiling, typed, at);
    case 'function':
      return functionChoices(compiling, typed, at);
    case 'declared':
      return callChoices(compiling, typed, at);
    case 'arithmetic':
      return arithmeticChoices(compiling, typed, at);
    case 'negate':
      return mapKnown(diagrams, compiling.choices(typed.operand, at), negateTerm);
    case 'cast':
      return mapKnown(diagrams, compiling.choices(typed.operand, at), (value) =>
        castTerm(value, typed.operand.type, typed.type),
      );
    case 'extract':
      return mapKnown(diagrams, compiling.choices(typed.operand, at), (value) => {
        if (value.kind !== 'number') throw new Undecided(`a ${value.kind} has no ${typed.field}`);
        return applyFunction({ kind: 'extract', field: typed.field }, toMicros(value), 'exact');
      });
    case 'and':
    case 'or':
    case 'not':
    case 'compare':
    case 'distinct':
    case 'is':
    case 'in':
    case 'between':
    case 'like':
    case 'term':
      return choicesOfTruth(diagrams, compiling.truth(typed, at));
  }
}

export function constantOfValue(value: Value): Simple {
  if (value === null) return NULL_TERM;
  switch (value.kind) {
    case 'string':
      return { kind: 'constant-text', value: value.value };
    case 'boolean':
      return { kind: 'boolean', value: value.value };
    case 'integer':
      return constantTerm('exact', rational(value.value));
    case 'decimal':
      return constantTerm('exact', rational(value.value.units, 10n ** BigInt(value.value.scale)));
    case 'number':
      return constantTerm('double', doubleToRational(value.value));
    case 'date':
      return constantTerm('day', rational(BigInt(value.value)));
    case 'timestamp':
      return constantTerm('micro', rational(value.value));
    case 'interval': {
      const { months, days, micros } = value.value;
      return { kind: 'interval', months, micros: BigInt(days) * DAY_MICROS + micros };
    }
  }
}

function caseChoices(
  compiling: Compiling,
  typed: Extract<Typed, { readonly kind: 'case' }>,
  at: At,
): Choices {
  const { diagrams } = compiling;
  const subject = typed.subject ? compiling.choices(typed.subject, at) : null;
  let left = EVERYTHING;
  const chosen: Choice[] = [];
  for (const { when, then } of typed.branches) {
    const { whenTrue } = subject
      ? testPairs(compiling, subject, compiling.choices(when, at), (a, b) =>
          compareTerms(compiling, '=', a, b),
        )
      : compiling.truth(when, at);
    const taken = diagrams.and(left, whenTrue);
    left = diagrams.and(left, diagrams.not(whenTrue));
    chosen.push(...branch(then, taken));
  }
  const rest = typed.otherwise ? branch(typed.otherwise, left) : [{ guard: left, value: NULL_TERM }];
  return mergeChoices(diagrams, [...chosen, ...rest]);

  function branch(value: Typed, guard: number): Choices {
    const choices = widenChoices(compiling, compiling.choices(value, at), value.type, typed.type);
    return restrictChoices(diagrams, choices, guard);
  }
}
