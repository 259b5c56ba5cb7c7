import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../src/expression/parse-expression.js';
import { markRange, readMarked } from '../support/marked.js';

/** Each with the text to look at marked, and what the message or the help has to say. */
const PROBLEMS: readonly (readonly [marked: string, says: string])[] = [
  ['»«', 'An expression is missing'],
  ['»   «', 'An expression is missing'],
  ['score »==« 3', 'Write `=`'],
  ['a = 1 »&&« b = 2', 'Write `AND`'],
  ['»!«consent', 'Write `NOT`'],
  ['score »=>« 3', 'Write `>=`'],
  ["country »~« '^a'", 'LIKE'],
  ["data »->« 'a'", 'JSON'],
  ["data »@>« 'a'", 'The operators are'],
  ['score »%« 2 = 0', 'mod'],
  ['country »!=-« 1', 'Write a space between `!=` and `-`'],
  ['status = »“«mql”', 'straight quotes'],
  ['status = »‘«mql’', 'single quotes'],
  ['naïve »≥« 3', 'Write `>=`'],
  ["country = '👍' AND 'é' »≠« country", 'Write `<>`'],
  ['score »\u2212« 3', 'ordinary minus'],
  ['score\u0020»\u00a0«> 3', 'U+00A0'],
  ['score > 3»;«', 'Remove the `;`'],
  ['score > 3 »--« hot', 'YAML comment'],
  ['score »/*« x */ > 3', 'YAML comment'],
  ['»{«{ score }} > 3', 'Templates'],
  ['score > »$«1', 'write the value itself'],
  ['score IN »[«1, 2]', 'parentheses'],
  ["country = »'«mql", 'never ends'],
  ['»"«country = 1', 'never ends'],
  ["country = »'a\0b'«", 'NUL'],
  ["country = »'\ud800'«", 'half a character'],
  ['»""« = 1', 'empty'],
  ['»(«score > 3', 'never closed'],
  ['(a = 1 OR »(«b = 2 AND c', 'never closed'],
  ['LOWER»(«country = 1', 'never closed'],
  ['score > 3»)«', 'closes nothing'],
  ['»()« = 1', 'nothing between'],
  ['score »>=«', 'A value is missing after `>=`'],
  ['a = 1 »AND«', 'A value is missing after `AND`'],
  ['»AND« a', 'A value is missing before `AND`'],
  ['a = 1 AND »OR« b', 'A value is missing before `OR`'],
  ['(a »+«) = 1', 'A value is missing after `+`'],
  ['a »b«', 'An operator is missing between `a` and `b`'],
  ["»a 'b'«", 'An operator is missing'],
  ["'a' »'b'«", 'side by side'],
  ['1 < a »<« 3', 'a < b AND b < c'],
  ['a IN (1, 2, »)«', 'A value is missing'],
  ['a IN »()«', 'empty'],
  ['a IN »b«', 'in parentheses'],
  ['a »BETWEEN« 1', 'no `AND`'],
  ['a BETWEEN »SYMMETRIC« 1 AND 2', 'lower end first'],
  ['a »NOT NULL«', 'IS NOT NULL'],
  ['a »NOTNULL«', 'IS NOT NULL'],
  ["a »IS 'x'«", 'write `=`'],
  ['a »~~« b', 'LIKE'],
  ['a »SIMILAR« TO b', 'LIKE'],
  ['a »COLLATE« "C" = b', 'collation: binary'],
  ["a »AT TIME« ZONE 'UTC' > b", 'no time zone'],
  ['»CASE« WHEN a THEN 1', '`END` is missing'],
  ['CASE WHEN a »1« END', '`THEN` is missing'],
  ['»SUM«(a) > 1', 'about one record'],
  ['»COUNT«(*) > 1', 'about one record'],
  ['»f«(DISTINCT a) > 1', 'about one record'],
  ['»rank«() OVER (ORDER BY a) > 1', 'about one record'],
  ['a IN (»SELECT« b FROM c)', 'Subqueries'],
  ['»EXISTS« (SELECT 1)', 'Subqueries'],
  ['a = »ANY«(b)', 'IN'],
  ['(a»,« b) = (1, 2)', 'rows of values'],
  ["a = »E'x\\n'«", 'not part of the language'],
  ['a > »30days«', 'not a number'],
  ['a > »1_000«', 'Write 1000'],
  ['a > »0x1F«', 'decimal digits'],
  ['a > »1.2.3«', 'not a number'],
  ['a > »1e999«', 'too large'],
  [`a > »${'9'.repeat(39)}«`, '38 digits'],
  ["a > DATE »'2026-02-29'«", 'no day 2026-02-29'],
  ["a > DATE »'01/02/2026'«", "'2026-01-31'"],
  ["a > TIMESTAMP »'2026-01-01 25:00'«", 'no time 25:00'],
  ["a > TIMESTAMP »'2026-01-01 10:00+01'«", 'no time zone'],
  ["a > b + INTERVAL »'30'«", 'an amount and a unit'],
  ["a > b + INTERVAL »'1.5 months'«", 'an amount and a unit'],
  ["a > b + INTERVAL »'1 day 2 days'«", 'Each unit is given once'],
  ["a > b + »INTERVAL '30' DAY«", "INTERVAL '30 day'"],
  ['EXTRACT(»yaer« FROM a) = 1', 'Did you mean `year`?'],
  ['EXTRACT(»epoch« FROM a) = 1', 'days_between'],
  ['EXTRACT(year »a«) = 1', '`FROM` is missing'],
  ['CAST(a »)« = 1', '`AS`'],
  ['TRIM(»LEADING« FROM a) = b', 'both ends'],
  ["TRIM(BOTH »'x'« FROM a) = b", 'both of its ends'],
  ['»order« = 1', '"order"'],
  ['»localtimestamp« > a', 'CURRENT_TIMESTAMP'],
  ['a».«', 'missing after this `.`'],
  ['a.»*« = 1', 'Name the field'],
  ['»public.f«(a) = 1', 'no schema'],
  ['»+«5 = a', 'Remove it'],
];

describe('parseExpression', () => {
  test.each(PROBLEMS)('%j', (marked, says) => {
    const { text } = readMarked(marked);
    const parsed = parseExpression(text);
    if (parsed.ok) throw new Error('It was read.');
    const [problem, ...more] = parsed.problems;
    expect(more).toEqual([]);
    expect(problem && markRange(text, problem)).toBe(marked);
    expect(problem?.rule).toBe('syntax');
    expect(`${problem?.message} ${problem?.help ?? ''}`).toContain(says);
  });

  test('gives each part its range, without the parentheses around it', () => {
    const text = 'NOT (a.b = (1)) AND ("x y") IS NULL';
    const ranges: string[] = [];
    const parsed = parseExpression(text);
    JSON.stringify(parsed, (_, value: unknown) => {
      if (isLocated(value) && 'kind' in value) ranges.push(text.slice(value.start, value.end));
      return typeof value === 'bigint' ? String(value) : value;
    });
    expect(ranges).toEqual([text, 'NOT (a.b = (1))', 'a.b = (1)', 'a.b', '1', '("x y") IS NULL', '"x y"']);
  });

  test.each([
    ['parentheses', (n: number) => `${'('.repeat(n)}a${')'.repeat(n)}`],
    ['NOT', (n: number) => `${'NOT '.repeat(n)}a`],
    ['minus', (n: number) => `${'- '.repeat(n)}a > 1`],
    ['CASE', (n: number) => `${'CASE WHEN a THEN '.repeat(n)}a${' END'.repeat(n)}`],
    ['calls', (n: number) => `${'f('.repeat(n)}a${')'.repeat(n)}`],
    ['sums', (n: number) => `a${' + a'.repeat(n)}`],
    ['casts', (n: number) => `a${'::text'.repeat(n)}`],
    ['tests', (n: number) => `a${' IS NULL'.repeat(n)}`],
  ])('reads 240 levels of %s, and refuses 100,000 without an accident', (_, nest) => {
    expect(parseExpression(nest(240)).ok).toBe(true);
    const deep = parseExpression(nest(100_000));
    if (deep.ok) throw new Error('It was read.');
    expect(deep.problems[0]?.message).toContain('more than 256 levels deep');
  });

  test('reads a chain of 10,000 conditions as one node', () => {
    const parsed = parseExpression(Array.from({ length: 10_000 }, (_, index) => `a = ${index}`).join(' OR '));
    if (!parsed.ok || parsed.expression.kind !== 'or') throw new Error('It was not read as an OR.');
    expect(parsed.expression.operands).toHaveLength(10_000);
  });
});

function isLocated(value: unknown): value is { start: number; end: number } {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
