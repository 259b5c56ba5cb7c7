import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesLike, readLikePattern } from '../../../src/expression/like.js';
import { likeSet } from '../../../src/logic/text/like-set.js';
import { preimageOfText } from '../../../src/logic/text/text-preimage.js';
import { ALL_TEXT, complementText, hasText, keyOfTexts, textsOf } from '../../../src/logic/text/text-set.js';
import { Undecided } from '../../../src/logic/undecided.js';
import { allTexts } from './small-universe.js';

const patterns = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '%', '%', '_', '\\'), maxLength: 7 });
const escapes = fc.constantFrom(null, '', 'b', '%');
const universe = allTexts('abA%\\', 4);

describe('a LIKE pattern', () => {
  it('matches what the evaluator matches', () => {
    fc.assert(
      fc.property(patterns, escapes, fc.boolean(), (pattern, escaping, caseInsensitive) => {
        if (readLikePattern(pattern, escaping) === null) {
          expect(() => likeSet(pattern, escaping, caseInsensitive)).toThrow(Undecided);
          return;
        }
        const set = likeSet(pattern, escaping, caseInsensitive);
        const how = { escape: escaping, caseInsensitive };
        const wrong = universe.filter((text) => hasText(set, text) !== matchesLike(text, pattern, how));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('has its own key unless it means the same', () => {
    const longer = allTexts('abA', 5);
    fc.assert(
      fc.property(patterns, patterns, fc.boolean(), (left, right, caseInsensitive) => {
        const how = { escape: '', caseInsensitive };
        const differ = longer.some((text) => matchesLike(text, left, how) !== matchesLike(text, right, how));
        const equal =
          keyOfTexts(likeSet(left, '', caseInsensitive)) === keyOfTexts(likeSet(right, '', caseInsensitive));
        if (differ) expect(equal).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['%%', '%'],
    ['%_', '_%'],
    ['%_%_%', '__%'],
    ['a%%b', 'a%b'],
    ['a\\b', 'ab'],
  ])('%s is %s', (left, right) => {
    expect(keyOfTexts(likeSet(left, null, false))).toBe(keyOfTexts(likeSet(right, null, false)));
  });

  it('is a list where it has no wildcard', () => {
    expect(likeSet('50\\%', null, false)).toEqual(textsOf(['50%']));
    expect(likeSet('a!_', '!', false)).toEqual(textsOf(['a_']));
    expect(likeSet('\\', '', false)).toEqual(textsOf(['\\']));
    expect(likeSet('A1', null, true)).toEqual(textsOf(['a1', 'A1']));
    expect(likeSet('%', null, false)).toEqual(ALL_TEXT);
    expect(likeSet('_%', null, false)).toEqual(complementText(textsOf([''])));
  });

  it('in any case is the pattern on the text in lower case', () => {
    const lowered = preimageOfText({ kind: 'lower' }, likeSet('ab%é_', null, false));
    expect(keyOfTexts(lowered)).toBe(keyOfTexts(likeSet('Ab%É_', null, true)));
    const raised = preimageOfText({ kind: 'upper' }, likeSet('%AB%', null, false));
    expect(keyOfTexts(raised)).toBe(keyOfTexts(likeSet('%ab%', null, true)));
  });

  it('counts code points, and leaves letters without a partner alone', () => {
    expect(hasText(likeSet('_', null, false), '😀')).toBe(true);
    expect(hasText(likeSet('__', null, false), '😀')).toBe(false);
    expect(hasText(likeSet('k%', null, true), '\u212a')).toBe(false);
    expect(hasText(likeSet('ß', null, true), 'ẞ')).toBe(false);
    expect(hasText(likeSet('straße', null, true), 'STRAßE')).toBe(true);
    expect(hasText(likeSet('ωδ', null, true), 'ΩΔ')).toBe(true);
  });

  it('gives up on a pattern that would need too many states, every time', () => {
    for (const _ of [1, 2]) expect(() => likeSet(`%a${'_'.repeat(40)}`, null, false)).toThrow(Undecided);
    expect(() => likeSet(`%${'ab'.repeat(900)}%`, null, false)).toThrow(Undecided);
  });
});
