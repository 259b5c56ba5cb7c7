import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeSet } from '../../../src/logic/text/like-set.js';
import { sampleTexts } from '../../../src/logic/text/sample-text.js';
import { textsCompared, textsOfLength } from '../../../src/logic/text/text-preimage.js';
import {
  ALL_TEXT,
  complementText,
  hasText,
  intersectTexts,
  isEmptyText,
  NO_TEXT,
  textsOf,
} from '../../../src/logic/text/text-set.js';
import { samples } from './small-universe.js';

const like = (pattern: string) => likeSet(pattern, null, false);

describe('example texts', () => {
  it('are different members, and as many as asked for where there are so many', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 8 }), ({ set }, count) => {
        const found = sampleTexts(set, count);
        expect(new Set(found).size).toBe(found.length);
        for (const text of found) expect(hasText(set, text)).toBe(true);
        const wanted = set.kind === 'finite' ? Math.min(count, set.values.length) : count;
        expect(found).toHaveLength(wanted);
        expect(found.length === 0).toBe(isEmptyText(set));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['an ending', like('%@acme.com'), ['a@acme.com', 'b@acme.com']],
    ['a beginning', like('acme%'), ['acme', 'acmea']],
    ['any case', likeSet('acme%', null, true), ['acme', 'Acme']],
    ['a word within', like('%err%'), ['err', 'aerr']],
    [
      'what is left of a beginning',
      intersectTexts(like('a%'), complementText(like('%a%a%'))),
      ['another', 'anything'],
    ],
    ['all but a pattern', complementText(like('%@acme.com')), ['other', 'another']],
    ['all but a list', complementText(textsOf(['other', 'won'])), ['another', 'something']],
    ['anything', ALL_TEXT, ['other', 'another']],
    ['nothing', NO_TEXT, []],
    ['a list', textsOf(['', '!', 'zz', 'A']), ['A', 'zz']],
    ['what comes late', textsCompared('>', 'zzz'), ['zzza', 'zzzb']],
    ['what comes early', textsCompared('<', '1'), ['0', '0a']],
    ['one character', textsOfLength({ intervals: [{ low: 1n, high: 1n }] }), ['a', 'b']],
  ])('are plain for %s', (_, set, expected) => {
    expect(sampleTexts(set, 2)).toEqual(expected);
  });

  it('are found in long patterns full of gaps', () => {
    const dashes = `${'-%'.repeat(100)}-`;
    const [first = '', ...others] = sampleTexts(like(dashes), 4);
    expect(first).toBe('-'.repeat(101));
    expect(others).toHaveLength(3);
    expect(sampleTexts(like('_'.repeat(1_000)), 2)[0]).toBe('a'.repeat(1_000));
  });
});
