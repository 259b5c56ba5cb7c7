import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MICROS_PER_DAY } from '../../src/expression/calendar.js';
import { checkExpression } from '../../src/expression/check-expression.js';
import { compareValues } from '../../src/expression/compare-values.js';
import { literalOf } from '../../src/expression/constant.js';
import { evaluate } from '../../src/expression/evaluate.js';
import { formatExpression } from '../../src/expression/format-expression.js';
import { formatLiteral } from '../../src/expression/format-literal.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import { printSql } from '../../src/expression/print-sql.js';
import type { Row } from '../../src/expression/row.js';
import type { Expression } from '../../src/expression/syntax.js';
import type { Typed } from '../../src/expression/typed.js';
import type { Value } from '../../src/expression/value.js';
import { conditions, type SampleRow, sampleRows, values } from '../support/expression-arbitrary.js';
import {
  openDuckdb,
  openPostgres,
  type SampleDatabase,
  sampleSqlOptions,
} from '../support/expression-databases.js';
import { leadScope, typedOf } from '../support/expression-schema.js';
import { dividesInexactly } from '../support/inexact-division.js';

const DEEP = Number(process.env.ACCORD_DEEP ?? '1');
const SEED = Number(process.env.ACCORD_SEED ?? Date.now() % 2_000_000_000);
const EXPRESSIONS = 300 * DEEP;
const ROWS = 30;
const BATCH = 60;
const NOW = 1_795_305_600_123_456n;

function asRow(sample: SampleRow): Row {
  return {
    field: (path, name) => sample[[...path, name].join('.')] ?? null,
    exists: (path) => (sample[`${path.join('.')}.account_id`] ?? null) !== null,
  };
}

function check(expression: Expression, expected: 'condition' | 'value'): { text: string; typed: Typed } {
  const text = formatExpression(expression);
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problems[0]?.message}`);
  const { typed, problems } = checkExpression(parsed.expression, leadScope, expected);
  if (typed === null) throw new Error(`${text}: ${problems[0]?.message}`);
  return { text, typed };
}

function same(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  return compareValues(left, right) === 0;
}

async function compareWith(
  database: SampleDatabase,
  checked: readonly { text: string; typed: Typed }[],
  rows: readonly SampleRow[],
): Promise<number> {
  await database.load(rows);
  let compared = 0;
  const different: string[] = [];
  for (let at = 0; at < checked.length; at += BATCH) {
    const batch = checked.slice(at, at + BATCH);
    const found = await database.select(
      batch.map(({ typed }) => typed),
      NOW,
    );
    for (const [index, { text, typed }] of batch.entries()) {
      for (const [rowIndex, sample] of rows.entries()) {
        const theirs = found[index]?.[rowIndex] ?? null;
        const ours = evaluate(typed, asRow(sample), { timestamp: NOW });
        compared += 1;
        if (same(ours, theirs)) continue;
        const record = Object.entries(sample)
          .map(([key, value]) => `${key}=${formatLiteral(value)}`)
          .join(' ');
        const sql = printSql(typed, sampleSqlOptions(database.dialect, NOW));
        different.push(
          `${text}\n  ${sql}\n  ours ${formatLiteral(ours)}, theirs ${formatLiteral(theirs)}\n  ${record}`,
        );
        break;
      }
    }
  }
  expect(different.slice(0, 5).join('\n\n'), `${different.length} differ; seed ${SEED}`).toBe('');
  return compared;
}

const UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'];

/** Each function and operator by itself, so that no chance decides whether it is seen. */
const EACH = [
  ...UNITS.flatMap((unit) => [
    `DATE_TRUNC('${unit}', created_at)`,
    `DATE_TRUNC('${unit}', born_on)`,
    `EXTRACT(${unit} FROM created_at)`,
  ]),
  ...['1900', '2000', '2024', '2100'].flatMap((year) => [
    `DATE '${year}-02-28' + visits`,
    `DATE '${year}-01-31' + INTERVAL '1 month'`,
    `DATE '${year}-03-31' - INTERVAL '1 month 1 day 01:30:00'`,
    `DATE_TRUNC('week', DATE '${year}-12-31')`,
    `EXTRACT(week FROM DATE '${year}-01-01')`,
  ]),
  ...[0.5, 1.5, 2.5, -0.5, -2.5].flatMap((half) => [
    `ROUND(${Math.abs(half).toExponential()} * ${Math.sign(half)})`,
    `CAST(${Math.abs(half).toExponential()} * ${Math.sign(half)} AS integer)`,
    `ROUND(${Math.abs(half)} * ${Math.sign(half)})`,
    `CAST(${Math.abs(half)} * ${Math.sign(half)} AS integer)`,
  ]),
  ...['ROUND', 'FLOOR', 'CEIL', 'ABS'].flatMap((name) => [
    `${name}(ratio)`,
    `${name}(amount)`,
    `${name}(score)`,
  ]),
  ...['LOWER', 'UPPER', 'TRIM', 'LENGTH'].map((name) => `${name}(country)`),
  "TRIM(CASE WHEN visits > 4 THEN '\t x ' ELSE '  x\n' END)",
  'ROUND(amount, 1)',
  'score / 2',
  'score / -2',
  '-score / 7',
  'country || code',
  'GREATEST(score, visits, account.employees)',
  'LEAST(created_at, closed_at)',
  'COALESCE(score, account.employees)',
  'NULLIF(visits, 3)',
  'born_on - 400',
  "born_on - DATE '2024-02-29'",
  'CAST(created_at AS date)',
  'CAST(born_on AS string)',
  'CAST(consent AS integer)',
  'CAST(ratio AS decimal(20, 2))',
  'CAST(amount AS decimal(20, 1))',
  'CURRENT_DATE',
  'CURRENT_TIMESTAMP',
  'account.large',
  'score IN (1, NULL)',
  'NOT (score IN (NULL, 60))',
  "(status IN ('mql', NULL)) IS UNKNOWN",
  'score IN (NULL)',
  'NOT account.unsized',
  'is_hot',
  'CASE WHEN visits > 4 THEN 7 ELSE 0.5 END * 2',
  'CAST(ratio AS decimal(38, 5))',
  // Beside a constant that is no beginning of its unit, DuckDB's optimizer forgets that a truncation may be NULL.
  ...[
    "DATE '2024-02-29'",
    "DATE '2024-01-01'",
    "TIMESTAMP '2024-02-29 10:00:00'",
    "TIMESTAMP '2024-01-01 00:00:00'",
    'CURRENT_DATE',
    'CURRENT_TIMESTAMP',
    "DATE_TRUNC('month', CURRENT_DATE)",
    "CURRENT_DATE - INTERVAL '1 year'",
  ].flatMap((constant) =>
    ['year', 'week', 'day', 'second'].flatMap((unit) => [
      ...['=', '<>', '<', '<=', '>', '>='].map(
        (sign) => `DATE_TRUNC('${unit}', closed_at) ${sign} ${constant}`,
      ),
      `${constant} <> DATE_TRUNC('${unit}', closed_at)`,
      `DATE_TRUNC('${unit}', born_on) <> ${constant}`,
      `NOT (DATE_TRUNC('${unit}', closed_at) = ${constant})`,
      `COALESCE(DATE_TRUNC('${unit}', closed_at), NULL) <> ${constant}`,
      `NULLIF(DATE_TRUNC('${unit}', closed_at), NULL) <> ${constant}`,
      `CASE WHEN 1 = 1 THEN DATE_TRUNC('${unit}', closed_at) END <> ${constant}`,
      `DATE_TRUNC('${unit}', closed_at) IS DISTINCT FROM ${constant}`,
      `DATE_TRUNC('${unit}', closed_at) NOT IN (${constant})`,
      `DATE_TRUNC('${unit}', closed_at) NOT BETWEEN ${constant} AND ${constant}`,
      `CASE DATE_TRUNC('${unit}', closed_at) WHEN ${constant} THEN 1 ELSE 2 END`,
    ]),
  ),
  // DuckDB compares intervals by their days first.
  ...['-36 days 00:00:00.000001', '36 days -00:00:00.000001', '-863:59:59.999999', '-35 days'].flatMap(
    (length) =>
      ['=', '<', '>='].flatMap((sign) => [
        `closed_at - created_at ${sign} INTERVAL '${length}'`,
        `created_at - closed_at ${sign} -INTERVAL '${length}'`,
        `closed_at - created_at ${sign} -INTERVAL '${length}'`,
      ]),
  ),
];

/** What chance would seldom make: NULL at once in all that can be, lengths of mixed signs, halves in the 16th digit. */
function withEdges(rows: readonly SampleRow[]): readonly SampleRow[] {
  const [first = {}] = rows;
  const created = first.created_at?.kind === 'timestamp' ? first.created_at.value : 0n;
  const moved = (micros: bigint): SampleRow => ({
    ...first,
    closed_at: { kind: 'timestamp', value: created + micros },
  });
  const ratios = [100_000_000_000_000.5, 100_000_000_000_001.5, -100_000_000_000_000.5, 1.5e-10, 2e20];
  return [
    ...rows,
    { ...first, closed_at: null, born_on: null, ratio: null },
    ...[-1n, 1n].flatMap((sign) =>
      [0n, 1n, 2n].map((micros) => moved(sign * (36n * MICROS_PER_DAY - micros))),
    ),
    ...ratios.map((value): SampleRow => ({ ...first, ratio: { kind: 'number', value } })),
  ];
}

/** Quotients, which DuckDB computes as doubles. */
const QUOTIENTS = [
  // Their leading groups of four digits are equal, or just not: what PostgreSQL's count of digits hangs on.
  '1234.5 / 1234',
  '1233.5 / 1234',
  '1.5 / 1.25',
  '0.0001 / 3',
  '12345678.9 / 0.0007',
  '-99999999.99 / 3.333',
  'amount / 3',
  'amount / 110.00',
  'visits / 7.0',
  'amount / NULLIF(amount + 1, 0)',
  'days_between(created_at, closed_at)',
  'hours_between(closed_at, created_at) * 3',
];

describe.each([
  ['PostgreSQL', openPostgres, () => true],
  // DuckDB divides decimals as doubles, so there only expressions that do not divide any are compared.
  ['DuckDB', openDuckdb, ({ typed }: { typed: Typed }) => !dividesInexactly(typed)],
] as const)('the evaluator agrees with %s', (title, open, isComparable) => {
  let database: SampleDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(async () => {
    await database.close();
  });

  test('on every function by itself', async () => {
    const texts = title === 'DuckDB' ? EACH : [...EACH, ...QUOTIENTS];
    const checked = texts.map((text) => ({ text, typed: typedOf(text, leadScope, 'value') }));
    const rows = withEdges(fc.sample(sampleRows, { numRuns: ROWS, seed: SEED }));
    expect(await compareWith(database, checked, rows)).toBe(texts.length * rows.length);
  });

  test.each([
    "DATE '0001-01-01' - 13149",
    "DATE '9999-12-31' + 700000",
    "DATE '0001-01-01' - INTERVAL '13149 days 13:59:59.5'",
  ])('on what the literal of %s means', async (text) => {
    const value = evaluate(
      typedOf(text, leadScope, 'value'),
      { field: () => null, exists: () => false },
      { timestamp: NOW },
    );
    const equal = typedOf(`${text} = created_at`, leadScope);
    if (equal.kind !== 'compare') throw new Error('It is no comparison.');
    const typed: Typed = { ...equal, right: literalOf(value, equal) };
    const rows = fc.sample(sampleRows, { numRuns: 1, seed: SEED });
    await database.load(rows);
    expect(await database.select([typed], NOW)).toEqual([[{ kind: 'boolean', value: true }]]);
  });

  test('on every quotient that is a short decimal', async () => {
    const pairs = Array.from({ length: 99 }, (_, index) => index + 1);
    const checked = pairs.map((hundredths) => {
      const text = `amount * ${hundredths} / NULLIF(amount * 100, 0) = ${(hundredths / 100).toFixed(2)}`;
      return { text, typed: typedOf(text, leadScope) };
    });
    const rows = fc.sample(sampleRows, { numRuns: ROWS, seed: SEED });
    expect(await compareWith(database, checked, rows)).toBe(checked.length * ROWS);
  });

  test.each([
    ['condition', conditions(3)],
    ['value', values(3)],
  ] as const)('on random expressions as a %s', async (expected, arbitrary) => {
    const count = expected === 'condition' ? EXPRESSIONS : EXPRESSIONS / 2;
    const checked = fc
      .sample(arbitrary, { numRuns: count, seed: SEED })
      .map((expression) => check(expression, expected));
    const rows = fc.sample(sampleRows, { numRuns: ROWS, seed: SEED });
    const comparable = checked.filter(isComparable);
    const compared = await compareWith(database, comparable, rows);
    console.info(
      `${title}, ${expected}: ${comparable.length} of ${checked.length} expressions, ${compared} comparisons, seed ${SEED}`,
    );
    expect(compared).toBe(comparable.length * ROWS);
    expect(comparable.length).toBeGreaterThan(count / 2);
  });
});
