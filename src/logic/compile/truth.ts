import type { Typed } from '../../expression/typed.js';
import { EVERYTHING, NOTHING, type NodeId } from '../diagram/diagram.js';
import { numbersOf } from '../number/ordered-set.js';
import type { Rational } from '../number/rational.js';
import { DENSE, DOUBLE } from '../number/space.js';
import type { NumberTerm, Simple } from '../term/term.js';
import { likeSet } from '../text/like-set.js';
import { hasText, textsOf } from '../text/text-set.js';
import { certain, combinations, opposite, truthOfChoices, whereNull } from './choices.js';
import { compareTerms } from './compare-terms.js';
import type { At, Choices, Compiling, Truth } from './compiling.js';
import { numberIn, testListed, textIn } from './membership.js';
import { existsAt } from './names.js';
import { alignUnits, constantOf } from './numbers.js';

type Of<K extends Typed['kind']> = Extract<Typed, { readonly kind: K }>;

/** When a condition is TRUE and when it is FALSE. */
export function truthOf(compiling: Compiling, typed: Typed, at: At): Truth {
  const { diagrams } = compiling;
  switch (typed.kind) {
    case 'and':
    case 'or':
      return junction(compiling, typed, at);
    case 'not':
      return opposite(compiling.truth(typed.operand, at));
    case 'compare': {
      const { operator, left, right } = typed;
      return testPairs(compiling, compiling.choices(left, at), compiling.choices(right, at), (a, b) =>
        compareTerms(compiling, operator, a, b),
      );
    }
    case 'distinct': {
      const same = notDistinct(
        compiling,
        compiling.choices(typed.left, at),
        compiling.choices(typed.right, at),
      );
      return certain(diagrams, typed.negated ? same : diagrams.not(same));
    }
    case 'is':
      return isTest(compiling, typed, at);
    case 'in': {
      const truth = memberOf(compiling, typed, at);
      return typed.negated ? opposite(truth) : truth;
    }
    case 'between': {
      const operand = compiling.choices(typed.operand, at);
      const ends = (['>=', '<='] as const).map((operator, index) =>
        testPairs(compiling, operand, compiling.choices(index === 0 ? typed.low : typed.high, at), (a, b) =>
          compareTerms(compiling, operator, a, b),
        ),
      );
      const truth = both(compiling, ends);
      return typed.negated ? opposite(truth) : truth;
    }
    case 'like': {
      const truth = likeTruth(compiling, typed, at);
      return typed.negated ? opposite(truth) : truth;
    }
    case 'term':
      return termTruth(compiling, typed, at);
    default:
      return truthOfChoices(diagrams, compiling.choices(typed, at));
  }
}

function junction(compiling: Compiling, { kind, operands }: Of<'and' | 'or'>, at: At): Truth {
  const truths = operands.map((operand) => compiling.truth(operand, at));
  return kind === 'and' ? both(compiling, truths) : opposite(both(compiling, truths.map(opposite)));
}

function both({ diagrams }: Compiling, truths: readonly Truth[]): Truth {
  return {
    whenTrue: diagrams.andAll(truths.map(({ whenTrue }) => whenTrue)),
    whenFalse: diagrams.orAll(truths.map(({ whenFalse }) => whenFalse)),
  };
}

/** A test of two values that is UNKNOWN where either is NULL. */
export function testPairs(
  { diagrams }: Compiling,
  left: Choices,
  right: Choices,
  test: (left: Simple, right: Simple) => NodeId,
): Truth {
  const whenTrue: NodeId[] = [];
  const whenFalse: NodeId[] = [];
  for (const pair of combinations(diagrams, left, right)) {
    if (pair.left.kind === 'null' || pair.right.kind === 'null') continue;
    const holds = test(pair.left, pair.right);
    whenTrue.push(diagrams.and(pair.guard, holds));
    whenFalse.push(diagrams.and(pair.guard, diagrams.not(holds)));
  }
  return { whenTrue: diagrams.orAll(whenTrue), whenFalse: diagrams.orAll(whenFalse) };
}

function notDistinct(compiling: Compiling, left: Choices, right: Choices): NodeId {
  const { diagrams } = compiling;
  const equal = testPairs(compiling, left, right, (a, b) => compareTerms(compiling, '=', a, b));
  return diagrams.or(equal.whenTrue, diagrams.and(whereNull(diagrams, left), whereNull(diagrams, right)));
}

function isTest(compiling: Compiling, { operand, test, negated }: Of<'is'>, at: At): Truth {
  const { diagrams } = compiling;
  const holds = (): NodeId => {
    if (operand.type.kind !== 'boolean') return whereNull(diagrams, compiling.choices(operand, at));
    const { whenTrue, whenFalse } = compiling.truth(operand, at);
    if (test === 'true') return whenTrue;
    if (test === 'false') return whenFalse;
    return diagrams.not(diagrams.or(whenTrue, whenFalse));
  };
  return certain(diagrams, negated ? diagrams.not(holds()) : holds());
}

/** Constants are looked up as one set, however many there are; the others are compared one by one. */
function memberOf(compiling: Compiling, { operand, items }: Of<'in'>, at: At): Truth {
  const listed = items.map((item) => compiling.choices(item, at));
  const constants: Simple[] = [];
  const others: Choices[] = [];
  let hasNull = false;
  for (const choices of listed) {
    const [only] = choices;
    if (only === undefined || choices.length > 1 || only.guard !== EVERYTHING) others.push(choices);
    else if (only.value.kind === 'null') hasNull = true;
    else if (isConstantTerm(only.value)) constants.push(only.value);
    else others.push(choices);
  }
  const found = compiling.choices(operand, at);
  const truths = others.map((choices) =>
    testPairs(compiling, found, choices, (a, b) => compareTerms(compiling, '=', a, b)),
  );
  if (constants.length > 0) {
    const placeholder: Choices = [{ guard: EVERYTHING, value: { kind: 'boolean', value: true } }];
    truths.push(testPairs(compiling, found, placeholder, (value) => isOneOf(compiling, value, constants)));
  }
  const any = opposite(both(compiling, truths.map(opposite)));
  // With NULL in the list, what is not found is UNKNOWN.
  return hasNull ? { whenTrue: any.whenTrue, whenFalse: NOTHING } : any;
}

function isConstantTerm(value: Simple): boolean {
  if (value.kind === 'number') return constantOf(value) !== null;
  return value.kind === 'constant-text' || value.kind === 'boolean' || value.kind === 'interval';
}

function isOneOf(compiling: Compiling, value: Simple, constants: readonly Simple[]): NodeId {
  const { diagrams } = compiling;
  if (value.kind === 'text') {
    const texts = constants.flatMap((each) => (each.kind === 'constant-text' ? [each.value] : []));
    return textIn(compiling, value, textsOf(texts));
  }
  if (value.kind !== 'number')
    return diagrams.orAll(constants.map((each) => compareTerms(compiling, '=', value, each)));
  const nodes: NodeId[] = [];
  const exact: Rational[] = [];
  for (const each of constants) {
    const constant = each.kind === 'number' ? constantBeside(value, each) : null;
    if (constant) exact.push(constant);
    else nodes.push(compareTerms(compiling, '=', value, each));
  }
  const space = value.unit === 'double' ? DOUBLE : DENSE;
  return diagrams.or(numberIn(compiling, value, numbersOf(exact, space)), diagrams.orAll(nodes));
}

/** A constant in the unit of a value; null where the value would have to be widened to meet it. */
function constantBeside(value: NumberTerm, constant: NumberTerm): Rational | null {
  const [left, right] = alignUnits(value, constant);
  return left === value ? constantOf(right) : null;
}

function likeTruth(compiling: Compiling, typed: Of<'like'>, at: At): Truth {
  const { escape: escaping, caseInsensitive } = typed;
  return testPairs(
    compiling,
    compiling.choices(typed.operand, at),
    compiling.choices(typed.pattern, at),
    (text, pattern) => {
      if (pattern.kind === 'constant-text') {
        const set = likeSet(pattern.value, escaping, caseInsensitive);
        if (text.kind === 'text') return textIn(compiling, text, set);
        if (text.kind === 'constant-text') return hasText(set, text.value) ? EVERYTHING : NOTHING;
      }
      const manner: Simple = { kind: 'constant-text', value: `${escaping ?? '\\'} ${caseInsensitive}` };
      const variable = compiling.variables.test('like', [text, pattern, manner]);
      return testListed(compiling, variable, (value) => value === true);
    },
  );
}

/** A related record that is not there belongs to no term. */
function termTruth(compiling: Compiling, { path, term }: Of<'term'>, at: At): Truth {
  if (path.length === 0) return compiling.truth(term.condition, at);
  const { diagrams } = compiling;
  const there = { entity: at.entity, path: [...at.path, ...path] };
  const exists = existsAt(compiling, there);
  const { whenTrue, whenFalse } = compiling.truth(term.condition, there);
  return {
    whenTrue: diagrams.and(exists, whenTrue),
    whenFalse: diagrams.or(diagrams.not(exists), whenFalse),
  };
}
