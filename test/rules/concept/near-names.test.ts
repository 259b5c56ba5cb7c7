import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsOfNearNames } from '../../../src/rules/concept/near-names.js';

/** The whole table, without any shortcut. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [depth, letter] of [...one].entries()) {
    const below = [depth + 1];
    for (const [index, theirs] of [...other].entries()) {
      const replaced = (row[index] ?? 0) + (letter === theirs ? 0 : 1);
      below.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (below[index] ?? 0) + 1));
    }
    row = below;
  }
  return row[other.length] ?? 0;
}

const pairsOf = (names: readonly string[], most: number) =>
  [
    ...pairsOfNearNames(
      names.map((name, item) => ({ name, item })),
      most,
    ),
  ]
    .map((pair) => [...pair].sort((a, b) => a - b).join('-'))
    .sort();

describe('pairsOfNearNames', () => {
  it.each([
    ['resolved', 'resolves', true],
    ['resolved', 'resolvers', true],
    ['resolved', 'solved', true],
    ['resolved', 'dissolved', false],
    ['', 'ab', true],
    ['', 'abc', false],
    ['abcd', 'badc', false],
  ])('finds %j and %j: %s', (one, other, near) => {
    expect(pairsOf([one, other], 2)).toEqual(near ? ['0-1'] : []);
  });

  it('finds what comparing every pair finds, each once', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '_'), maxLength: 7 });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 25 }), fc.integer({ min: 0, max: 3 }), (names, most) => {
        const every = names.flatMap((one, left) =>
          names.flatMap((other, right) =>
            left < right && distance(one, other) <= most ? [`${left}-${right}`] : [],
          ),
        );
        expect(pairsOf(names, most)).toEqual(every.sort());
      }),
      { numRuns: 300 },
    );
  });
});
