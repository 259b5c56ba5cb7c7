import type { Expression } from '../../src/expression/syntax.js';
import { checked, parsed, positionsOf } from './expression-tree.js';
import type { Random } from './random.js';
import { COMPARISON_RULES } from './rewrites/comparisons.js';
import { DATE_RULES } from './rewrites/dates.js';
import { GENERIC_RULES, JUNCTION_RULES } from './rewrites/junctions.js';
import { MEMBERSHIP_RULES } from './rewrites/membership.js';
import { NULL_RULES } from './rewrites/nulls.js';
import { TEXT_RULES } from './rewrites/texts.js';
import { TRUTH_RULES } from './rewrites/truth.js';
import { VALUE_RULES } from './rewrites/values.js';

/** Those that look for a certain form. */
export const SPECIAL_RULES = {
  ...JUNCTION_RULES,
  ...COMPARISON_RULES,
  ...MEMBERSHIP_RULES,
  ...NULL_RULES,
  ...VALUE_RULES,
  ...DATE_RULES,
  ...TEXT_RULES,
};
export { GENERIC_RULES, TRUTH_RULES };

export interface Rewritten {
  readonly expression: Expression;
  /** The names of the rules, in the order in which they were applied. */
  readonly applied: readonly string[];
}

const ATTEMPTS = 25;
/** Beyond this many nodes a condition is not made larger. */
const MAX_NODES = 120;

/** The same condition in other words: TRUE for exactly the same records. */
export function rewriteCondition(expression: Expression, times: number, random: Random): Rewritten {
  let rewritten = expression;
  const applied: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS * times && applied.length < times; attempt += 1) {
    const step = rewriteOnce(rewritten, random);
    if (step === null) continue;
    rewritten = step.expression;
    applied.push(step.rule);
  }
  return { expression: rewritten, applied };
}

/** The rule is chosen first, then a place where it applies: else those that apply nearly anywhere would be all there is. */
function rewriteOnce(
  root: Expression,
  random: Random,
): { readonly expression: Expression; readonly rule: string } | null {
  const positions = positionsOf(root);
  if (positions.length > MAX_NODES) return null;
  const kind = random.fraction();
  const rules = kind < 0.75 ? SPECIAL_RULES : kind < 0.87 ? GENERIC_RULES : TRUTH_RULES;
  const [rule, write] = random.pick(Object.entries(rules));
  for (const position of random.shuffle(positions)) {
    if (rules === TRUTH_RULES && !position.positive) continue;
    const text = write(position.node, random);
    if (text === null) continue;
    const part = parsed(text);
    // A value must stay of its type: 7 / 2 is not 7.0 / 2.
    if (checked(part)?.type.kind !== checked(position.node)?.type.kind) continue;
    const expression = position.replace(part);
    if (checked(expression, 'condition') !== null) return { expression, rule };
  }
  return null;
}
