import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLower, foldUpper, trimSpaces } from '../../../src/expression/text.js';
import { likeSet } from '../../../src/logic/text/like-set.js';
import {
  applyTextFunction,
  preimageOfText,
  type TextFunction,
  textsCompared,
  textsOfLength,
} from '../../../src/logic/text/text-preimage.js';
import {
  ALL_TEXT,
  complementText,
  hasText,
  keyOfTexts,
  NO_TEXT,
  textsOf,
} from '../../../src/logic/text/text-set.js';
import { Undecided } from '../../../src/logic/undecided.js';
import { allTexts, samples } from './small-universe.js';

const universe = allTexts('abA 😀', 4);
const short = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀'), maxLength: 2 });
const functions: fc.Arbitrary<TextFunction> = fc.oneof(
  fc.constantFrom<TextFunction>({ kind: 'lower' }, { kind: 'upper' }, { kind: 'trim' }),
  short.map((text): TextFunction => ({ kind: 'append', text })),
  short.map((text): TextFunction => ({ kind: 'prepend', text })),
);

describe('what a function brings into a set', () => {
  it('is every text whose image is a member', () => {
    fc.assert(
      fc.property(functions, samples, (fn, { set, has }) => {
        const before = preimageOfText(fn, set);
        const wrong = universe.filter((text) => hasText(before, text) !== has(applyTextFunction(fn, text)));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('goes through two functions in either order of asking', () => {
    fc.assert(
      fc.property(samples, ({ set }) => {
        const lowerThenTrim = preimageOfText({ kind: 'lower' }, preimageOfText({ kind: 'trim' }, set));
        const trimThenLower = preimageOfText({ kind: 'trim' }, preimageOfText({ kind: 'lower' }, set));
        expect(keyOfTexts(lowerThenTrim)).toBe(keyOfTexts(trimThenLower));
      }),
    );
  });

  it('is listed where it is short', () => {
    expect(preimageOfText({ kind: 'lower' }, textsOf(['ab', 'Ab']))).toEqual(
      textsOf(['ab', 'Ab', 'aB', 'AB']),
    );
    expect(preimageOfText({ kind: 'upper' }, textsOf(['ab']))).toEqual(NO_TEXT);
    expect(preimageOfText({ kind: 'trim' }, textsOf([' a']))).toEqual(NO_TEXT);
    expect(preimageOfText({ kind: 'append', text: '!' }, textsOf(['a!', 'b']))).toEqual(textsOf(['a']));
    expect(preimageOfText({ kind: 'prepend', text: '!' }, ALL_TEXT)).toEqual(ALL_TEXT);
  });

  it('does not depend on the number of spellings', () => {
    const name = 'a quite long name of a company';
    const spelled = preimageOfText({ kind: 'lower' }, textsOf([name]));
    expect(spelled.kind).toBe('automaton');
    expect(keyOfTexts(spelled)).toBe(keyOfTexts(likeSet(name, null, true)));
  });
});

describe('a function on one text', () => {
  it('does what the evaluator does, but for letters without a partner', () => {
    const paired = fc.string({ unit: fc.constantFrom(...'aZ éÉßωΩжЖ1😀\t𐐀𐐨'), maxLength: 6 });
    fc.assert(
      fc.property(paired, (text) => {
        expect(applyTextFunction({ kind: 'lower' }, text)).toBe(foldLower(text));
        expect(applyTextFunction({ kind: 'upper' }, text)).toBe(foldUpper(text));
        expect(applyTextFunction({ kind: 'trim' }, text)).toBe(trimSpaces(text));
      }),
    );
    expect(applyTextFunction({ kind: 'lower' }, '\u212aİ')).toBe('\u212aİ');
    expect(applyTextFunction({ kind: 'upper' }, 'ıſς')).toBe('ıſς');
  });

  it('agrees with the preimage on every letter', () => {
    const marks = Array.from({ length: 0x600 }, (_, codePoint) => String.fromCodePoint(codePoint + 1));
    for (const kind of ['lower', 'upper'] as const) {
      for (const set of [textsCompared('<', 'm'), textsCompared('>', 'ш'), likeSet('é%', null, false)]) {
        const before = preimageOfText({ kind }, set);
        const wrong = marks.filter(
          (mark) => hasText(before, mark) !== hasText(set, applyTextFunction({ kind }, mark)),
        );
        expect(wrong).toEqual([]);
      }
    }
  });
});

describe('lengths and order', () => {
  it('join several intervals', () => {
    const set = textsOfLength({
      intervals: [
        { low: 3n, high: null },
        { low: null, high: 1n },
      ],
    });
    expect(['', 'a', 'ab', 'abc', '😀😀'].map((text) => hasText(set, text))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(textsOfLength({ intervals: [] })).toEqual(NO_TEXT);
    expect(textsOfLength({ intervals: [{ low: null, high: -1n }] })).toEqual(NO_TEXT);
    expect(textsOfLength({ intervals: [{ low: null, high: 0n }] })).toEqual(textsOf(['']));
    expect(textsOfLength({ intervals: [{ low: 1n, high: null }] })).toEqual(complementText(textsOf([''])));
    expect(keyOfTexts(textsOfLength({ intervals: [{ low: 2n, high: null }] }))).toBe(
      keyOfTexts(likeSet('__%', null, false)),
    );
    expect(() => textsOfLength({ intervals: [{ low: 5_000n, high: null }] })).toThrow(Undecided);
  });

  it('order by code points, not by code units', () => {
    expect(hasText(textsCompared('>', '\uffee'), '😀')).toBe(true);
    expect(hasText(textsCompared('<', '😀'), '\uffee')).toBe(true);
    expect(textsCompared('>=', '')).toEqual(ALL_TEXT);
    expect(textsCompared('<', '')).toEqual(NO_TEXT);
    expect(textsCompared('<=', '')).toEqual(textsOf(['']));
  });
});
