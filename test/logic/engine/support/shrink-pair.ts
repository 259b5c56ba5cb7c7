import { type ConditionPair, sideOf } from '../../../support/condition-pairs.js';
import { checked, partsOf, positionsOf } from '../../../support/expression-tree.js';

const STEPS = 60;

/** A smaller pair that still fails, found by putting parts of conditions in their place. */
export function shrinkPair(pair: ConditionPair, fails: (smaller: ConditionPair) => boolean): ConditionPair {
  let smallest: ConditionPair = { ...pair, how: 'independent', rules: [] };
  if (!fails(smallest)) return pair;
  for (let step = 0; step < STEPS; step += 1) {
    const smaller = firstFailing(smallest, fails);
    if (!smaller) break;
    smallest = smaller;
  }
  return smallest;
}

function firstFailing(pair: ConditionPair, fails: (smaller: ConditionPair) => boolean): ConditionPair | null {
  for (const smaller of smallerPairs(pair)) if (fails(smaller)) return smaller;
  return null;
}

function* smallerPairs(pair: ConditionPair): Generator<ConditionPair> {
  for (const side of ['a', 'b'] as const) {
    for (const { node, replace } of positionsOf(pair[side].expression)) {
      const kind = checked(node)?.type.kind;
      for (const part of partsOf(node)) {
        if (checked(part)?.type.kind !== kind) continue;
        const smaller = replace(part);
        if (checked(smaller, 'condition')) yield { ...pair, [side]: sideOf(smaller) };
      }
    }
  }
}
