import { describeComparison, describeDistinct } from './describe-comparison.js';
import { describeBetween, describeIn, describeLike } from './describe-membership.js';
import { describeValue } from './describe-value.js';
import type { TypedOf } from './expression-of.js';
import { type Describing, enclose, inWords, type Phrase, plain, possessive, type TitleOf } from './phrase.js';
import type { Typed } from './typed.js';

/**
 * An expression in plain English: "score is at least 60 and status is mql or sal and consent is true".
 * Fields and terms are called by their names in words, unless `titleOf` knows better.
 */
export function describe(typed: Typed, titleOf: TitleOf = () => undefined): string {
  const describing: Describing = {
    titleOf,
    condition: (part, negated) => describeCondition(describing, part, negated),
    value: (part) => describeValue(describing, part),
  };
  return typed.type.kind === 'boolean' ? describing.condition(typed, false).text : describing.value(typed);
}

function describeCondition(describing: Describing, typed: Typed, negated: boolean): Phrase {
  switch (typed.kind) {
    case 'and':
    case 'or':
      return describeJunction(describing, typed, negated);
    case 'not':
      return describing.condition(typed.operand, !negated);
    case 'compare':
      return describeComparison(describing, typed, negated);
    case 'distinct':
      return describeDistinct(describing, typed, typed.negated !== negated);
    case 'is':
      return describeIs(describing, typed, typed.negated !== negated);
    case 'in':
      return describeIn(describing, typed, typed.negated !== negated);
    case 'between':
      return describeBetween(describing, typed, typed.negated !== negated);
    case 'like':
      return describeLike(describing, typed, typed.negated !== negated);
    case 'term':
      return describeTerm(describing, typed, negated);
    case 'literal':
      return plain(describing.value(typed) === String(!negated) ? 'always' : 'never');
    case 'case':
    case 'function':
    case 'declared':
    case 'column':
    case 'cast':
      return plain(`${describing.value(typed)} is ${negated ? 'false' : 'true'}`);
    case 'current':
    case 'arithmetic':
    case 'negate':
    case 'extract':
      throw new RangeError(`A ${typed.kind} is no condition.`);
  }
}

/** "not (a and b)" is said as "not a or not b", which is the same in SQL's logic too. */
function describeJunction(
  describing: Describing,
  { kind, operands }: TypedOf<'and' | 'or'>,
  negated: boolean,
): Phrase {
  const join = (kind === 'and') === negated ? 'or' : 'and';
  const parts = operands.map((operand) => {
    const phrase = describing.condition(operand, negated);
    return phrase.join === join ? phrase.text : enclose(phrase);
  });
  return { text: parts.join(` ${join} `), join };
}

function describeTerm({ titleOf }: Describing, { path, term }: TypedOf<'term'>, negated: boolean): Phrase {
  const title = titleOf('term', term.entity, term.name) ?? inWords(term.name);
  const last = path.at(-1);
  const subject =
    last === undefined ? `the ${inWords(term.entity)}` : possessive(path.slice(0, -1), inWords(last));
  return plain(`${subject} ${negated ? 'does not count' : 'counts'} as "${title}"`);
}

const TEST_WORDS: Readonly<Record<TypedOf<'is'>['test'], readonly [is: string, isNot: string]>> = {
  null: ['is not known', 'is known'],
  unknown: ['is not known', 'is known'],
  true: ['is true', 'is false or not known'],
  false: ['is false', 'is true or not known'],
};

function describeIs(describing: Describing, { test, operand }: TypedOf<'is'>, negated: boolean): Phrase {
  const [is, isNot] = TEST_WORDS[test];
  const simple = operand.type.kind !== 'boolean' || operand.kind === 'column';
  if (simple) return plain(`${describing.value(operand)} ${negated ? isNot : is}`);
  const whole = describing.condition(operand, false).text;
  if (test === 'null' || test === 'unknown') return plain(`whether ${whole} ${negated ? isNot : is}`);
  return plain(`"${whole}" ${negated ? isNot : is}`);
}
