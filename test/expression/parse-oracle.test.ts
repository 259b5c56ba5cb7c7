import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatExpression } from '../../src/expression/format-expression.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import { tokenize } from '../../src/expression/tokenize.js';
import { conditions, values } from '../support/expression-arbitrary.js';
import { postgresShape, shapeOf } from '../support/parse-shape.js';

const DEEP = Number(process.env.ACCORD_DEEP ?? '1');
const RUNS = { numRuns: 1500 * DEEP };

/** Takes some of the parentheses out that only group. */
function stripParentheses(text: string, keep: readonly boolean[]): string {
  const tokens = tokenize(text);
  const open: { start: number; strip: boolean }[] = [];
  const cut = new Set<number>();
  let seen = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'symbol') continue;
    if (token.text === '(') {
      const before = tokens[index - 1];
      const isCall =
        before?.kind === 'quoted' ||
        (before?.kind === 'word' &&
          !/^(and|or|not|when|then|else|case|like|ilike|between|is|from|escape)$/.test(before.text));
      open.push({ start: token.start, strip: !isCall && keep[seen++ % keep.length] === false });
    } else if (token.text === ')') {
      const opening = open.pop();
      if (opening?.strip) cut.add(opening.start).add(token.start);
    }
  }
  return [...text].length === text.length
    ? [...text].map((character, at) => (cut.has(at) ? ' ' : character)).join('')
    : text;
}

function shapeOrNull(text: string) {
  const parsed = parseExpression(text);
  return parsed.ok ? shapeOf(parsed.expression) : null;
}

describe('parseExpression against the parser of PostgreSQL', () => {
  test('reads the canonical text of a random expression as the same tree', () => {
    fc.assert(
      fc.property(fc.oneof(conditions(3), values(3)), (expression) => {
        const text = formatExpression(expression);
        expect(shapeOrNull(text)).toEqual(shapeOf(expression));
        expect(postgresShape(text)).toEqual(shapeOf(expression));
      }),
      RUNS,
    );
  });

  test('reads it the same, or refuses it too, with parentheses taken out at random', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        conditions(3),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 30 }),
        (expression, keep) => {
          const text = stripParentheses(formatExpression(expression), keep);
          const ours = shapeOrNull(text);
          if (ours === null) refused += 1;
          expect(ours).toEqual(postgresShape(text));
        },
      ),
      RUNS,
    );
    expect(refused).toBeGreaterThan(0);
  });
});

/** Where precedence is easily got wrong, and spellings that mean the same. */
const SAME = [
  'NOT a = b',
  'NOT a IS NULL',
  'a = b IS NULL',
  'a IS NULL = b',
  'a IS NULL IS NOT NULL',
  'a + b || c',
  'a || b + c',
  '-1::int',
  '- a::int',
  '-a + b',
  'a - -b',
  'a*-1',
  'a<-1',
  'a>=-1',
  'a<>-1',
  'a=-b',
  'a BETWEEN 1 AND 2 AND b',
  'a BETWEEN 1 AND 2 = b',
  'x = a BETWEEN 1 AND 2',
  'a BETWEEN b = c AND d',
  'a BETWEEN b + 1 AND c || d',
  'NOT a BETWEEN 1 AND 2 OR b',
  'a NOT BETWEEN 1 AND 2',
  'a BETWEEN b IS DISTINCT FROM c AND d',
  'a IS DISTINCT FROM b = c',
  'a IS NOT DISTINCT FROM b AND c',
  'a = b IS DISTINCT FROM c',
  'a LIKE b || c',
  "a LIKE 'x' ESCAPE '!' = b",
  'a LIKE b = c',
  'a = b LIKE c',
  "a NOT LIKE 'x' AND b",
  'a ILIKE b',
  'a IN (1, 2) = b',
  'a = b IN (1)',
  'a IN (1) IN (2)',
  'a NOT IN (1) IS TRUE',
  'NOT NOT a',
  'a = NOT b',
  'a = NOT b = c',
  'a = NOT b IS NULL',
  'a + NOT b',
  'a OR b AND c OR d',
  '(a AND b) AND c',
  'a AND (b AND c)',
  '(a OR b) OR c',
  'a AND NOT b OR c',
  'a / b * c - d',
  'a - b - c',
  'a::int::text',
  '(a)::int + 1',
  '1.5e3',
  '.5',
  '5.',
  '1e-3',
  'a != b',
  "'it''s'",
  "'a\\b'",
  '"Mixed Case"."b"',
  'A.B',
  'case a when 1 then 2 end',
  'CASE WHEN a THEN b WHEN c THEN d ELSE e END',
  'CAST(a AS decimal(10, 2))',
  'a::double precision',
  'a::timestamp without time zone',
  'TRIM(a)',
  'TRIM(BOTH FROM a)',
  'TRIM(FROM a)',
  'extract(YEAR from a)',
  "DATE '2026-01-01'",
  "INTERVAL '1 day'",
  'now()',
  'current_date',
  'CURRENT_TIMESTAMP - a',
  'COALESCE(a, b)',
  'f(a, b)',
  'f()',
  'NULLIF(a, b)',
  'a.order',
  'date = timestamp',
  'interval',
  'values',
  'a IS UNKNOWN',
  'a IS NOT UNKNOWN',
  '(((a)))',
  '((a = b)) IS TRUE',
  'a = (b IS NULL)',
  '9223372036854775807',
  '9223372036854775808',
  '- 1.5',
  '- (1)',
  '-(-1)',
  "a IN ('x')",
  '"quoted""name"',
  '\ta\n=\r\nb',
];

const BOTH_REFUSE = [
  'a = b = c',
  'a < b < c',
  'a LIKE b LIKE c',
  'a BETWEEN 1 AND 2 BETWEEN 3 AND 4',
  'a LIKE b IN (c)',
  'a IS DISTINCT FROM b IS NULL',
  'a = ',
  '= a',
  'a AND',
  'AND a',
  '(a',
  'a)',
  'a b',
  '()',
  'a IN ()',
  'a IN',
  'a BETWEEN 1',
  'a BETWEEN NOT b AND c',
  'CASE a END',
  'CASE WHEN a THEN b',
  'CAST(a integer)',
  'a NOT NULL',
  'a IS',
  'a IS 5',
  '1a',
  "'open",
  '"open',
  '',
  'a..b',
  'a.',
  'order = 1',
  'f(a,)',
  'f(,a)',
  'a IN (1,)',
  'not',
  'case',
  'a ESCAPE b',
];

describe('a corpus of expressions', () => {
  test.each(SAME)('%s is read as PostgreSQL reads it', (text) => {
    expect(shapeOrNull(text)).not.toBeNull();
    expect(shapeOrNull(text)).toEqual(postgresShape(text));
  });

  test.each(BOTH_REFUSE)('%s is refused by both', (text) => {
    expect([shapeOrNull(text), postgresShape(text)]).toEqual([null, null]);
  });
});
