import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseAround, normalSpelling } from '../../src/expression/normal-spelling.js';

describe('normalSpelling', () => {
  it.each([
    ["Score>=60   AND\n status in('mql',\t'sal')", "score >= 60 and status in ( 'mql' , 'sal' )"],
    ['"Mixed Case" = 1', '"Mixed Case" = 1'],
    ["name = 'It''s  two'", "name = 'It''s  two'"],
    ['', ''],
  ])('of %j is %j', (written, spelled) => {
    expect(normalSpelling(written)).toBe(spelled);
    expect(normalSpelling(spelled)).toBe(spelled);
  });

  it('keeps apart what differs in more than blanks and case, expressions or not', () => {
    const bare = (text: string) => text.replace(/\s+/g, '').toLowerCase();
    const text = fc.oneof(fc.string(), fc.stringMatching(/^(gap|where) [0-9a-f]{16}$/));
    fc.assert(
      fc.property(text, text, (one, other) => {
        if (bare(one) !== bare(other)) expect(normalSpelling(one)).not.toBe(normalSpelling(other));
      }),
      { numRuns: 2_000 },
    );
    expect(normalSpelling('gap 0123456789abcdef')).not.toBe(normalSpelling('gap 9123456789abcdef'));
    expect(normalSpelling("it's 1")).not.toBe(normalSpelling("it's 2"));
  });
});

describe('clauseAround', () => {
  it.each([
    ["amount = 'much' AND stage = 7", "'much'", "amount = 'much'"],
    ["amount = 'much' AND stage = 7", '7', 'stage = 7'],
    ['a = 1 or b = 2 Or c = 3', '2', 'b = 2'],
    ["note = 'x and y' AND b = 2", "'x and y'", "note = 'x and y'"],
    ['a', 'a', 'a'],
  ])('in %j around %j is %j', (text, piece, clause) => {
    const start = text.indexOf(piece);
    expect(clauseAround(text, { start, end: start + piece.length })).toBe(clause);
  });
});
