import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatExpression } from '../../src/expression/format-expression.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import { printSql, type SqlOptions } from '../../src/expression/print-sql.js';
import { conditions } from '../support/expression-arbitrary.js';
import { sampleSqlOptions } from '../support/expression-databases.js';
import { leadScope, typedOf } from '../support/expression-schema.js';

const plain: Omit<SqlOptions, 'dialect'> = {
  column: (path, field) => [...path, field.name].join('.'),
  exists: (path) => `${path.join('.')}.account_id IS NOT NULL`,
};

/** The SQL for PostgreSQL, and for DuckDB where it is another. */
const PRINTED: readonly (readonly [text: string, postgres: string, duckdb?: string])[] = [
  ["score>=60 and status in ('mql') and consent", "score >= 60 AND status IN ('mql') AND consent"],
  ['NOT (score > 3)', 'NOT (score > 3)'],
  ['NOT consent', 'NOT consent'],
  ['score > 1 OR score < 0 AND consent', 'score > 1 OR (score < 0 AND consent)'],
  ['(consent OR score > 1) AND consent', '(consent OR score > 1) AND consent'],
  ['(score > 1) IS UNKNOWN', '(score > 1) IS UNKNOWN'],
  ['score - (visits - 1) = 3', 'score - (visits - 1) = 3'],
  ['score - -1 = 3', 'score - -1 = 3'],
  ['-(-score) = 3', '-(-score) = 3'],
  ['engaged', "score >= 60 AND status IN ('mql', 'sal')"],
  ['NOT engaged', "NOT (score >= 60 AND status IN ('mql', 'sal'))"],
  ['account.large OR consent', '(account.account_id IS NOT NULL AND account.employees >= 1000) OR consent'],
  ['score / 2 > 1', 'score / 2 > 1', 'score // 2 > 1'],
  ['amount / 3.5 > 1', 'amount / 3.5 > 1', 'CAST(amount * 100 AS DOUBLE) / CAST(3.5 * 100 AS DOUBLE) > 1'],
  ['2 * 3 = score', 'CAST(2 AS bigint) * 3 = score', 'CAST(2 AS BIGINT) * 3 = score'],
  [
    'LENGTH(country) * 9 > 1',
    'CAST(LENGTH(country) AS bigint) * 9 > 1',
    'CAST(LENGTH(country) AS BIGINT) * 9 > 1',
  ],
  ["code < 'x'", 'code COLLATE "C" < \'x\'', "code < 'x'"],
  ['ratio > 1e3', 'ratio > CAST(1e3 AS double precision)', 'ratio > 1e3'],
  ["TRIM(country) = 'x'", "TRIM(country) = 'x'", "TRIM(country, ' ') = 'x'"],
  ["country LIKE 'a%'", "country LIKE 'a%'"],
  ["country LIKE 'a\\%!%'", "country LIKE 'a!%!!%' ESCAPE '!'"],
  ["country LIKE 'a!%' ESCAPE '!'", "country LIKE 'a!%' ESCAPE '!'"],
  ["country LIKE '\\' ESCAPE ''", "country LIKE '\\' ESCAPE '!'"],
  ['country LIKE code', 'country LIKE code', "country LIKE code ESCAPE '\\'"],
  ["country = 'it''s'", "country = 'it''s'"],
  [
    'ROUND(ratio) = 1',
    'ROUND(CAST(ratio AS double precision)) = 1',
    'ROUND_EVEN(CAST(ratio AS DOUBLE), 0) = 1',
  ],
  [
    'days_between(born_on, closed_at) > 2.5',
    'EXTRACT(EPOCH FROM (closed_at - CAST(born_on AS timestamp))) > 216000',
    '(epoch_us(closed_at) - epoch_us(CAST(born_on AS timestamp))) > 216000000000',
  ],
  [
    'hours_between(created_at, closed_at) < amount',
    'EXTRACT(EPOCH FROM (closed_at - created_at)) < amount * 3600',
    '(epoch_us(closed_at) - epoch_us(created_at)) < amount * 3600000000',
  ],
  ['born_on + score > born_on', 'born_on + CAST(score AS integer) > born_on'],
  ["DATE_TRUNC('month', born_on) = closed_at", "DATE_TRUNC('month', CAST(born_on AS timestamp)) = closed_at"],
  [
    "DATE_TRUNC('month', closed_at) = DATE '2024-02-01'",
    "DATE_TRUNC('month', closed_at) = DATE '2024-02-01'",
  ],
  [
    "DATE '2024-02-29' <> DATE_TRUNC('month', closed_at)",
    "DATE '2024-02-29' <> DATE_TRUNC('month', closed_at)",
    "DATE_TRUNC('month', closed_at) NOT BETWEEN DATE '2024-02-29' AND DATE '2024-02-29'",
  ],
  [
    "DATE_TRUNC('day', closed_at) = CURRENT_DATE",
    "DATE_TRUNC('day', closed_at) = CAST((CURRENT_TIMESTAMP AT TIME ZONE 'UTC') AS date)",
    "DATE_TRUNC('day', closed_at) = CAST(make_timestamp(epoch_us(now())) AS date)",
  ],
  [
    "DATE_TRUNC('day', closed_at) = DATE_TRUNC('week', CURRENT_TIMESTAMP)",
    "DATE_TRUNC('day', closed_at) = DATE_TRUNC('week', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'))",
    "DATE_TRUNC('day', closed_at) = DATE_TRUNC('week', make_timestamp(epoch_us(now())))",
  ],
  [
    "DATE_TRUNC('week', closed_at) = CURRENT_TIMESTAMP",
    "DATE_TRUNC('week', closed_at) = (CURRENT_TIMESTAMP AT TIME ZONE 'UTC')",
    "DATE_TRUNC('week', closed_at) BETWEEN make_timestamp(epoch_us(now())) AND make_timestamp(epoch_us(now()))",
  ],
  ["DATE_TRUNC('week', closed_at) = created_at", "DATE_TRUNC('week', closed_at) = created_at"],
  [
    "closed_at - created_at = INTERVAL '-36 days 00:00:01'",
    "closed_at - created_at = INTERVAL '-36 days 00:00:01'",
    "closed_at - created_at = INTERVAL '-35 days -23:59:59'",
  ],
  [
    "created_at + INTERVAL '1 month -1 day 00:00:01' < closed_at",
    "created_at + INTERVAL '1 month -1 day 00:00:01' < closed_at",
  ],
  [
    'EXTRACT(second FROM created_at) > 1',
    'EXTRACT(SECOND FROM created_at) > 1',
    '(CAST(EXTRACT(MICROSECOND FROM created_at) AS DECIMAL(8, 0)) * 0.000001) > 1',
  ],
  [
    'born_on = CURRENT_DATE',
    "born_on = CAST((CURRENT_TIMESTAMP AT TIME ZONE 'UTC') AS date)",
    'born_on = CAST(make_timestamp(epoch_us(now())) AS date)',
  ],
  ["region_of(country) = 'x'", "region_of(country) = 'x'"],
];

describe('printSql', () => {
  test.each(PRINTED.map(([text, postgres, duckdb]) => [text, postgres, duckdb ?? postgres] as const))(
    '%s',
    (text, postgres, duckdb) => {
      const typed = typedOf(text, leadScope);
      expect(printSql(typed, { ...plain, dialect: 'postgres' })).toBe(postgres);
      expect(printSql(typed, { ...plain, dialect: 'duckdb' })).toBe(duckdb);
    },
  );

  test('writes what a Cube model would read for its own by its code', () => {
    const typed = typedOf("country = '$" + "{x}\\`{' AND code LIKE '{\\%' AND country LIKE code", leadScope);
    expect(printSql(typed, { ...plain, dialect: 'duckdb', embedding: 'cube' })).toBe(
      "country = '$' || CHR(123) || 'x' || CHR(125) || CHR(92) || CHR(96) || CHR(123) AND " +
        "code LIKE CHR(123) || '!%' ESCAPE '!' AND country LIKE code ESCAPE CHR(92)",
    );
  });

  test('never writes one of these characters for a Cube model', () => {
    fc.assert(
      fc.property(conditions(2), fc.constantFrom('postgres', 'duckdb'), (expression, dialect) => {
        const typed = typedOf(formatExpression(expression), leadScope);
        expect(printSql(typed, { ...sampleSqlOptions(dialect, 0n), embedding: 'cube' })).not.toMatch(
          /[{}\\`]/,
        );
      }),
    );
  });

  test('writes SQL that our own parser reads again, but for what databases spell otherwise', () => {
    const typed = typedOf('NOT (score > 3 OR country IS NULL) AND visits BETWEEN 1 AND 2 + 3', leadScope);
    const sql = printSql(typed, { ...plain, dialect: 'duckdb' }).replace('CAST(2 AS BIGINT)', '2');
    const again = parseExpression(sql);
    expect(again.ok && formatExpression(again.expression)).toBe(
      'NOT (score > 3 OR country IS NULL) AND visits BETWEEN 1 AND 2 + 3',
    );
  });
});
