import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkExpression } from '../../src/expression/check-expression.js';
import { describe as describeInWords } from '../../src/expression/describe.js';
import { evaluate } from '../../src/expression/evaluate.js';
import { EvaluationError } from '../../src/expression/evaluation-error.js';
import { formatLiteral } from '../../src/expression/format-literal.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import { printSql } from '../../src/expression/print-sql.js';
import type { Row } from '../../src/expression/row.js';
import type { Value } from '../../src/expression/value.js';
import { leadScope, typedOf } from '../support/expression-schema.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';

const NOW = { timestamp: 0n };

function rowOf(fields: Readonly<Record<string, Value>>, missing: readonly string[] = []): Row {
  return {
    field: (path, name) => fields[[...path, name].join('.')] ?? null,
    exists: (path) => !missing.includes(path.join('.')),
  };
}

const integer = (value: bigint): Value => ({ kind: 'integer', value });
const truthOf = (text: string, row: Row) => {
  const value = evaluate(typedOf(text, leadScope), row, NOW);
  return value?.kind === 'boolean' ? value.value : value;
};

/** Each stops a query on PostgreSQL, without any column. */
const STOPS = [
  '1 / 0 = 1',
  '1.5 / 0 = 1',
  '1e0 / 0 = 1',
  '9223372036854775807 + 1 = 1',
  '-9223372036854775807 - 2 = 1',
  '4611686018427387904 * 2 = 1',
  'CAST(9223372036854775807.5 AS integer) = 1',
  'CAST(1e19 AS integer) = 1',
  '1e300 * 1e300 = 1',
  '1e-300 * 1e-300 = 1',
  '1e-300 / 1e300 = 1',
  "DATE '2026-01-01' + 2147483647 > DATE '2026-01-01'",
  "TIMESTAMP '2026-01-01' + INTERVAL '300000 years' > TIMESTAMP '2026-01-01'",
  "TIMESTAMP '2026-01-01' - INTERVAL '7000 years' > TIMESTAMP '2026-01-01'",
  `1e0 > 0.${'0'.repeat(34)}1${` * 0.${'0'.repeat(34)}1`.repeat(9)}`,
  `CAST(0.${'0'.repeat(34)}1${` * 0.${'0'.repeat(34)}1`.repeat(9)} AS number) = 0`,
  "'bx' LIKE 'b' || '\\'",
];

describe('evaluate', () => {
  let server: TestPostgres;
  let client: pg.Client;
  beforeAll(async () => {
    server = await startPostgres();
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.close();
  });

  test.each(STOPS)('%s stops, as the query does', async (text) => {
    const typed = typedOf(text, leadScope);
    expect(() => evaluate(typed, rowOf({}), NOW)).toThrow(EvaluationError);
    const sql = printSql(typed, { dialect: 'postgres', column: () => 'NULL', exists: () => 'FALSE' });
    await expect(client.query(`SELECT ${sql}`)).rejects.toThrow();
  });

  test('casts a double to its 15 digits, halves to even, and a date before year 1 to its day, as PostgreSQL', async () => {
    const ratios = [
      100_000_000_000_000.5, 100_000_000_000_001.5, -100_000_000_000_000.5, 1.5e-10, 2e20, 0.1, -0, 5e-324,
    ];
    for (const ratio of ratios) {
      const value = evaluate(
        typedOf('CAST(ratio AS decimal(38, 5))', leadScope, 'value'),
        rowOf({ ratio: { kind: 'number', value: ratio } }),
        NOW,
      );
      const { rows } = await client.query<{ text: string }>(
        `SELECT '${ratio}'::float8::numeric(38, 5)::text AS text`,
      );
      expect(formatLiteral(value)).toBe(rows[0]?.text);
    }
    const { rows } = await client.query<{ text: string }>(
      "SELECT TO_CHAR(DATE '0001-01-01' - 13149, 'YYYY-MM-DD') AS text",
    );
    expect(
      evaluate(typedOf("CAST(DATE '0001-01-01' - 13149 AS string)", leadScope, 'value'), rowOf({}), NOW),
    ).toEqual({
      kind: 'string',
      value: rows[0]?.text,
    });
  });

  test('compares elapsed time exactly, where a quotient would be rounded', () => {
    const row = rowOf({
      created_at: { kind: 'timestamp', value: 0n },
      closed_at: { kind: 'timestamp', value: 28_800_000_000n },
      amount: { kind: 'decimal', value: { units: 33_333_333_333_333_333_333n, scale: 20 } },
    });
    expect(truthOf('days_between(created_at, closed_at) > amount', row)).toBe(true);
    expect(truthOf('days_between(created_at, closed_at) > 0.33333333333333333333', row)).toBe(true);
    expect(truthOf('days_between(created_at, closed_at) < 0.33333333333333333334', row)).toBe(true);
    expect(truthOf('hours_between(created_at, closed_at) = 8', row)).toBe(true);
  });

  test('a term of a missing record is FALSE, its column and its computed column NULL', () => {
    const there = rowOf({ 'account.employees': null, 'account.account_id': { kind: 'string', value: 'a' } });
    const missing = rowOf({}, ['account']);
    expect(truthOf('account.large', there)).toBeNull();
    expect(truthOf('account.large', missing)).toBe(false);
    expect(truthOf('account.unsized', there)).toBe(true);
    expect(truthOf('account.unsized', missing)).toBe(false);
    expect(truthOf('NOT account.large', missing)).toBe(true);
    expect(truthOf('account.employees > 1', missing)).toBeNull();
  });

  test('divides what COALESCE and CASE choose as the type they have', () => {
    const row = rowOf({ score: integer(7n), ratio: null });
    expect(evaluate(typedOf('COALESCE(ratio, score) / 2', leadScope, 'value'), row, NOW)).toEqual({
      kind: 'number',
      value: 3.5,
    });
    expect(truthOf('CASE WHEN score > 1 THEN score ELSE 0.5 END / 2 = 3.5', row)).toBe(true);
    expect(truthOf('score / 2 = 3', row)).toBe(true);
  });

  test('asks the caller for declared functions', () => {
    const typed = typedOf("region_of(country) = 'emea'", leadScope);
    const row = rowOf({ country: { kind: 'string', value: 'de' } });
    expect(() => evaluate(typed, row, NOW)).toThrow('region_of');
    const region = (): Value => ({ kind: 'string', value: 'emea' });
    expect(evaluate(typed, row, NOW, region)).toEqual({ kind: 'boolean', value: true });
    expect(evaluate(typed, rowOf({}), NOW, region)).toBeNull();
  });

  test.each([
    ['NOT', (n: number) => `${'NOT '.repeat(n)}consent`],
    ['minus', (n: number) => `${'- '.repeat(n)}score > 1`],
    ['calls', (n: number) => `${'ABS('.repeat(n)}score${')'.repeat(n)} > 1`],
    ['CASE', (n: number) => `${'CASE WHEN consent THEN '.repeat(n)}consent${' ELSE FALSE END'.repeat(n)}`],
    ['sums', (n: number) => `score${' + 1'.repeat(n)} > 1`],
  ])('240 levels of %s are checked, evaluated, printed and described', (_, nest) => {
    const parsed = parseExpression(nest(240));
    if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
    const { typed } = checkExpression(parsed.expression, leadScope, 'condition');
    if (typed === null) throw new Error('It has a problem.');
    const row = rowOf({ score: integer(7n), consent: { kind: 'boolean', value: true } });
    expect(evaluate(typed, row, NOW)).toEqual({ kind: 'boolean', value: true });
    const sql = printSql(typed, {
      dialect: 'duckdb',
      column: (path, field) => [...path, field.name].join('.'),
      exists: () => 'TRUE',
    });
    expect(sql.length).toBeGreaterThan(240);
    expect(describeInWords(typed)).not.toBe('');
  });
});
