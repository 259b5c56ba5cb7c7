import { describe, expect, test } from 'vitest';
import { checkExpression, type Expected } from '../../src/expression/check-expression.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import { leadScope } from '../support/expression-schema.js';
import { markRange, readMarked } from '../support/marked.js';

function check(text: string, expected: Expected = 'condition') {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return checkExpression(parsed.expression, leadScope, expected);
}

/** Each with the text to look at marked, its rule, and what the message or the help has to say. */
const PROBLEMS: readonly (readonly [marked: string, rule: string, says: string])[] = [
  ['»scoer« > 3', 'unknown-reference', 'Did you mean `score`?'],
  ['status = »"mql"«', 'unknown-reference', "single quotes: 'mql'"],
  ['account.»employes« > 3', 'unknown-reference', 'entity account'],
  ['»account« = 3', 'type-mismatch', 'account.account_id'],
  ['»tickets«.status = 3', 'grain-mismatch', 'many records'],
  ['»scor«(score) > 3', 'unknown-reference', 'accord.yml'],
  ['»lowr«(country) = 3', 'unknown-reference', 'Did you mean `lower`?'],
  ['»LOWER«(country, 2) = 3', 'type-mismatch', 'takes 1 argument, and 2 stand here'],
  ['»ROUND«() = 3', 'type-mismatch', 'takes 1 or 2 arguments'],
  ["score = »'60'«", 'type-mismatch', 'Write 60 without quotes'],
  ["consent = »'true'«", 'type-mismatch', 'Write TRUE'],
  ['country = »60«', 'type-mismatch', 'single quotes'],
  ['»country = score«', 'type-mismatch', 'A string and an integer'],
  ['»score«', 'type-mismatch', 'an integer, not a condition'],
  ['consent AND »country«', 'type-mismatch', "= 'text'"],
  ['NOT »score«', 'type-mismatch', 'not a condition'],
  ['»score = NULL«', 'type-mismatch', 'Write `IS NULL`'],
  ['»NULL <> score«', 'type-mismatch', 'Write `IS NOT NULL`'],
  ['»score = CAST(NULL AS integer)«', 'type-mismatch', 'never true'],
  ['score NOT IN (1, »NULL«)', 'type-mismatch', 'NOT IN is never true'],
  ['score BETWEEN »NULL« AND 3', 'type-mismatch', 'between NULL'],
  ['country LIKE »NULL«', 'type-mismatch', 'IS NULL'],
  ["»country < 'M'«", 'type-mismatch', 'collation: binary'],
  ["»country BETWEEN 'A' AND 'M'«", 'type-mismatch', 'collation: binary'],
  ["»GREATEST(country, 'A')« = 'A'", 'type-mismatch', 'collation: binary'],
  ["status = »'Çlosed'«", 'unknown-value', 'one of'],
  ["status = »'MQL'«", 'unknown-value', "Did you mean 'mql'?"],
  ["»'mqll'« <> status", 'unknown-value', "Did you mean 'mql'?"],
  ["status IN ('mql', »'sla'«)", 'unknown-value', "'sal'"],
  ["CASE status WHEN »'open'« THEN TRUE ELSE FALSE END", 'unknown-value', 'status'],
  ["status IS DISTINCT FROM »'open'«", 'unknown-value', 'status'],
  ["LOWER(status) = »'MQL'«", 'unknown-value', "'mql'"],
  ["UPPER(status) = »'mql'«", 'unknown-value', "'MQL'"],
  ["TRIM(status) = »' mql'«", 'unknown-value', "'mql'"],
  ["COALESCE(status, 'none') = »'nnone'«", 'unknown-value', "'none'"],
  ["NULLIF(status, »'open'«) IS NULL", 'unknown-value', 'status'],
  ["CASE WHEN consent THEN status ELSE 'no' END = »'maybe'«", 'unknown-value', "'no'"],
  ["status LIKE »'open%'«", 'unknown-value', 'No value of status matches'],
  ["status NOT ILIKE »'%Z%'«", 'unknown-value', 'No value of status matches'],
  ['account.tier = »4«', 'unknown-value', '1, 2, 3'],
  ['account.tier IN (1, »-1«)', 'unknown-value', '1, 2, 3'],
  ["born_on = »'2026-02-30'«", 'type-mismatch', 'no day 2026-02-30'],
  ["created_at >= »'yesterday'«", 'type-mismatch', 'not a timestamp'],
  ["created_at >= »'2026-01-01T00:00:00Z'«", 'type-mismatch', 'time zone'],
  ["»closed_at - created_at > INTERVAL '1 month'«", 'type-mismatch', 'no fixed length'],
  ['»created_at + 5« > created_at', 'type-mismatch', 'INTERVAL'],
  ["»created_at + '5 days'« > created_at", 'type-mismatch', 'INTERVAL'],
  ["»country + 'x'« = 'x'", 'type-mismatch', '`||`'],
  ['consent = (»consent || consent«)', 'type-mismatch', '`OR`'],
  ['»consent < TRUE«', 'type-mismatch', 'no order'],
  ['»CAST(country AS integer)« > 3', 'type-mismatch', 'stop the query'],
  ["CAST(»'five'« AS integer) > 3", 'type-mismatch', 'not an integer'],
  ['»CAST(score AS boolean)«', 'type-mismatch', 'x <> 0'],
  ['CAST(score AS »money«) > 3', 'type-mismatch', 'not a type'],
  ['EXTRACT(hour FROM »born_on«) = 1', 'type-mismatch', 'no hour'],
  ["DATE_TRUNC(»'moth'«, created_at) = created_at", 'type-mismatch', "'month'"],
  ['DATE_TRUNC(»country«, created_at) = created_at', 'type-mismatch', 'in quotes first'],
  ['ROUND(»ratio«, 2) > 1', 'type-mismatch', 'CAST(x AS decimal(18, 2))'],
  ['»CAST(ratio AS decimal)« > 1', 'type-mismatch', 'decimal(18, 2)'],
  ["country LIKE »'50\\'«", 'syntax', 'escape character'],
  ["country LIKE 'a' ESCAPE »'ab'«", 'type-mismatch', 'one character'],
  ['-»country« > 3', 'type-mismatch', 'minus'],
  ['»NULL«', 'type-mismatch', 'IS NULL'],
  ['score + »NULL« > 3', 'type-mismatch', 'always NULL'],
  ['region_of(»score«) = 1', 'type-mismatch', 'takes a string here'],
];

describe('checkExpression', () => {
  test.each(PROBLEMS)('%s', (marked, rule, says) => {
    const { text } = readMarked(marked);
    const { typed, problems } = check(text);
    expect(typed).toBeNull();
    expect(problems.map((problem) => [markRange(text, problem), problem.rule])).toEqual([[marked, rule]]);
    expect(`${problems[0]?.message} ${problems[0]?.help ?? ''}`).toContain(says);
  });
});

/** What is right, with its type and whether it can be NULL. */
const TYPES: readonly (readonly [text: string, type: unknown, nullable: boolean])[] = [
  ['score', { kind: 'integer' }, true],
  ['visits', { kind: 'integer' }, false],
  ['account.name', { kind: 'string' }, true],
  ['account.large', { kind: 'boolean' }, true],
  ['account.unsized', { kind: 'boolean' }, false],
  ['visits / 2', { kind: 'integer' }, false],
  ['visits / 2.0', { kind: 'decimal', scale: null }, false],
  ['amount * 1.5', { kind: 'decimal', scale: 3 }, true],
  ['amount + visits', { kind: 'decimal', scale: 2 }, true],
  ['amount + 1e0', { kind: 'number' }, true],
  ['COALESCE(score, 0)', { kind: 'integer' }, false],
  ['COALESCE(score, 0.5)', { kind: 'decimal', scale: 1 }, false],
  [
    "COALESCE(status, 'none')",
    { kind: 'string', values: ['new', 'working', 'mql', 'sal', 'disqualified', 'none'] },
    false,
  ],
  ['NULLIF(visits, 0)', { kind: 'integer' }, true],
  ['CASE WHEN consent THEN 1 END', { kind: 'integer', values: [1n] }, true],
  ['CASE WHEN consent THEN born_on ELSE created_at END', { kind: 'timestamp' }, true],
  ['GREATEST(score, visits)', { kind: 'integer' }, false],
  ['LENGTH(country)', { kind: 'integer' }, true],
  ['ROUND(amount, 1)', { kind: 'decimal', scale: 1 }, true],
  ['ROUND(visits)', { kind: 'number' }, false],
  ['FLOOR(amount)', { kind: 'decimal', scale: 0 }, true],
  ['born_on + 1', { kind: 'date' }, true],
  ["born_on + INTERVAL '1 month'", { kind: 'timestamp' }, true],
  ['born_on - born_on', { kind: 'integer' }, true],
  ["born_on - '2026-01-01'", { kind: 'integer' }, true],
  ["DATE_TRUNC('MONTH', born_on)", { kind: 'timestamp' }, true],
  ['EXTRACT(second FROM created_at)', { kind: 'decimal', scale: 6 }, false],
  ['days_between(created_at, CURRENT_DATE)', { kind: 'decimal', scale: null }, false],
  ['CAST(amount AS integer)', { kind: 'integer' }, true],
  ['score::decimal(10, 1)', { kind: 'decimal', scale: 1 }, true],
  ["'2026-01-01'::date", { kind: 'date' }, false],
  ["CAST('5' AS integer)", { kind: 'integer', values: [5n] }, false],
  ['CAST(NULL AS integer)', { kind: 'integer' }, true],
  ['region_of(country)', { kind: 'string' }, true],
  ["fiscal_year('2026-01-01')", { kind: 'integer' }, true],
  ['consent IS NULL', { kind: 'boolean' }, false],
  ['score IS DISTINCT FROM NULL', { kind: 'boolean' }, false],
  ["code < 'x'", { kind: 'boolean' }, true],
  ["closed_at - created_at > '2 days'", { kind: 'boolean' }, true],
  ["created_at > '2026-01-01'", { kind: 'boolean' }, false],
  ['born_on <= created_at', { kind: 'boolean' }, true],
  ['is_hot', { kind: 'boolean' }, true],
];

describe('types', () => {
  test.each(TYPES)('%s', (text, type, nullable) => {
    const { typed, problems } = check(text, 'value');
    expect(problems).toEqual([]);
    expect([typed?.type, typed?.nullable]).toEqual([type, nullable]);
  });

  test('every problem is told, in the order of the text', () => {
    const text = "scoer > 3 AND status = 'open' AND country < 'x' AND f(visit) = NULL AND score";
    const { typed, problems } = check(text);
    expect(typed).toBeNull();
    expect(problems.map((problem) => text.slice(problem.start, problem.end))).toEqual([
      'scoer',
      "'open'",
      "country < 'x'",
      'f',
      'visit',
      'score',
    ]);
  });

  test('a literal beside a date is one', () => {
    const { typed } = check("born_on IN ('2026-01-01', '2026-01-02')");
    const kinds =
      typed?.kind === 'in' ? typed.items.map((item) => item.kind === 'literal' && item.value?.kind) : [];
    expect(kinds).toEqual(['date', 'date']);
  });

  test('the place decides what an expression may be', () => {
    expect(check('score', 'number').problems).toEqual([]);
    expect(check('country', 'number').problems[0]?.message).toContain('a number is needed');
    expect(check('closed_at - created_at', 'value').problems[0]?.help).toContain('hours_between');
    expect(check('NULL', 'value').problems[0]?.message).toContain('NULL');
  });

  test('a broken name is not told again', () => {
    const parsed = parseExpression('score > 3 AND broken = 1');
    if (!parsed.ok) throw new Error('It is well formed.');
    const scope = {
      ...leadScope,
      resolve: () => ({ kind: 'broken' }) as const,
      function: () => null,
      functions: [],
    };
    expect(checkExpression(parsed.expression, scope, 'condition')).toEqual({ typed: null, problems: [] });
  });
});
