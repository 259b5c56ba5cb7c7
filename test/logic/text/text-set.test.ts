import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeSet } from '../../../src/logic/text/like-set.js';
import { textsOfLength } from '../../../src/logic/text/text-preimage.js';
import {
  ALL_TEXT,
  complementText,
  hasText,
  intersectTexts,
  isAllText,
  isEmptyText,
  keyOfTexts,
  NO_TEXT,
  textsOf,
  uniteTexts,
} from '../../../src/logic/text/text-set.js';
import { Undecided } from '../../../src/logic/undecided.js';
import { allTexts, samples } from './small-universe.js';

const universe = allTexts('abA 😀', 4);

/** Words without a pattern; different for different numbers. */
const scatter = (number: number) => ((number * number * 1_299_709) % 2_147_483_647).toString(36);

describe('sets of texts', () => {
  it('hold what their construction says', () => {
    fc.assert(
      fc.property(samples, ({ set, has }) => {
        expect(universe.filter((text) => hasText(set, text) !== has(text))).toEqual([]);
      }),
    );
  });

  it('have different keys when they hold different texts', () => {
    fc.assert(
      fc.property(samples, samples, (left, right) => {
        const differ = universe.some((text) => left.has(text) !== right.has(text));
        if (differ) expect(keyOfTexts(left.set)).not.toBe(keyOfTexts(right.set));
      }),
    );
  });

  it('obey the laws of a Boolean algebra, key by key', () => {
    fc.assert(
      fc.property(samples, samples, samples, ({ set: a }, { set: b }, { set: c }) => {
        const same = (left: typeof a, right: typeof a) => expect(keyOfTexts(left)).toBe(keyOfTexts(right));
        same(uniteTexts(a, b), uniteTexts(b, a));
        same(intersectTexts(a, b), intersectTexts(b, a));
        same(intersectTexts(a, intersectTexts(b, c)), intersectTexts(intersectTexts(a, b), c));
        same(intersectTexts(a, uniteTexts(b, c)), uniteTexts(intersectTexts(a, b), intersectTexts(a, c)));
        same(uniteTexts(a, intersectTexts(a, b)), a);
        same(complementText(complementText(a)), a);
        same(intersectTexts(a, complementText(a)), NO_TEXT);
        same(uniteTexts(a, complementText(a)), ALL_TEXT);
        expect(isEmptyText(intersectTexts(a, complementText(a)))).toBe(true);
        expect(isAllText(uniteTexts(a, complementText(a)))).toBe(true);
      }),
    );
  });

  it('are lists where they can be', () => {
    expect(intersectTexts(likeSet('a%', null, false), textsOf(['ab', 'b']))).toEqual(textsOf(['ab']));
    const oneCharacter = textsOfLength({ intervals: [{ low: 1n, high: 1n }] });
    expect(oneCharacter.kind).toBe('automaton');
    const oneWithout = intersectTexts(oneCharacter, complementText(likeSet('%a%', null, false)));
    expect(intersectTexts(oneCharacter, complementText(oneWithout))).toEqual(textsOf(['a']));
    expect(uniteTexts(complementText(oneCharacter), oneWithout)).toEqual(complementText(textsOf(['a'])));
  });

  it('keep lists of thousands', () => {
    const spread = (index: number) => `user${(index * 7919) % 100_003}@acme${index % 50}.com`;
    const all = textsOf(Array.from({ length: 9_000 }, (_, index) => spread(index)));
    const half = textsOf(Array.from({ length: 4_500 }, (_, index) => spread(2 * index)));
    const rest = intersectTexts(all, complementText(half));
    expect(rest).toMatchObject({ kind: 'finite', values: { length: 4_500 } });
    expect(keyOfTexts(uniteTexts(rest, half))).toBe(keyOfTexts(all));
    expect(hasText(rest, spread(1))).toBe(true);
    expect(hasText(rest, spread(2))).toBe(false);
    const atAcme7 = likeSet('%@acme7.com', null, false);
    const without = intersectTexts(atAcme7, complementText(all));
    expect(hasText(without, spread(7))).toBe(false);
    expect(hasText(without, 'a@acme7.com')).toBe(true);
    expect(keyOfTexts(uniteTexts(without, intersectTexts(atAcme7, all)))).toBe(keyOfTexts(atAcme7));
  });

  it('reach one form for more than 10,000 texts on every way', () => {
    const binary = Array.from({ length: 2 ** 14 }, (_, number) => number.toString(2).padStart(14, '0'));
    const spelled = binary.map((digits) => digits.replaceAll('0', 'a').replaceAll('1', 'A'));
    expect(keyOfTexts(textsOf(spelled))).toBe(keyOfTexts(likeSet('a'.repeat(14), null, true)));
    const halves = uniteTexts(textsOf(spelled.slice(0, 8_192)), textsOf(spelled.slice(8_192)));
    expect(keyOfTexts(halves)).toBe(keyOfTexts(textsOf(spelled)));
    const scattered = Array.from({ length: 12_000 }, (_, index) => scatter(index));
    expect(textsOf(scattered)).toMatchObject({ kind: 'finite', values: { length: 12_000 } });
  });

  it('refuse what no database stores', () => {
    expect(() => textsOf(['a\0'])).toThrow(Undecided);
    expect(() => textsOf(['\ud800'])).toThrow(Undecided);
    expect(hasText(textsOf(['😀']), '😀')).toBe(true);
  });

  it('stop where they grow too large', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `${scatter(index)}@x`);
    expect(() => intersectTexts(likeSet('%@x', null, false), complementText(textsOf(many)))).toThrow(
      Undecided,
    );
  });
});
