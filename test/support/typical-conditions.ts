import fc from 'fast-check';
import type { Expression } from '../../src/expression/syntax.js';
import { STATUSES } from './expression-arbitrary.js';
import { parsed } from './expression-tree.js';

/*
 * Conditions as people write them, over the schema in expression-schema.ts: a few atoms, each over one column or two,
 * with constants that meet each other often.
 */

type Texts = fc.Arbitrary<string>;

const of = (...texts: string[]): Texts => fc.constantFrom(...texts);
const comparison = of('=', '<>', '<', '<=', '>', '>=');
const words = (...parts: readonly (Texts | string)[]): Texts =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((each) => each.join(' '));

function list(items: Texts, maxLength: number): Texts {
  return fc.uniqueArray(items, { minLength: 1, maxLength }).map((each) => `(${each.join(', ')})`);
}

const quoted = (values: readonly string[]) => of(...values.map((value) => `'${value}'`));
const maybeNot = of('', '', 'NOT');

const whole = of(
  'score',
  'visits',
  'account.employees',
  'score + visits',
  'score - visits',
  'score * 2',
  'ABS(score)',
);
const bound = of('0', '3', '59', '60', '80', '59.5', '1000', '-1');
const numbers: Texts = fc.oneof(
  words(whole, comparison, bound),
  words('score', comparison, 'visits'),
  words('account.employees', comparison, 'score'),
  words('score', maybeNot, 'BETWEEN', bound, 'AND', bound),
  words('score', maybeNot, 'IN', list(bound, 4)),
  words('COALESCE(score, 0)', comparison, bound),
  words('NULLIF(visits, 0)', comparison, bound),
  words('account.tier', comparison, of('1', '2', '3')),
  words('account.tier IN', list(of('1', '2', '3'), 3)),
  words('amount', comparison, of('0', '9.99', '10', '9.995', '0.01', '5.5')),
  words('amount * 2', comparison, of('0', '19.99', '11')),
  words('ROUND(amount)', comparison, of('0', '10')),
  words('ratio', comparison, of('0.5', '5e-1', '0', '1e-1', '0.1')),
  words('GREATEST(score, visits)', comparison, of('3', '60')),
  words("CASE WHEN status = 'mql' THEN 60 WHEN consent THEN score ELSE 0 END", comparison, of('59', '60')),
  words('CAST(amount AS integer)', comparison, of('3', '10')),
);

const text = of('country', 'code', 'account.name', 'LOWER(country)', 'TRIM(code)', 'UPPER(code)');
const texts: Texts = fc.oneof(
  words('status', of('=', '<>'), quoted(STATUSES)),
  words('status', maybeNot, 'IN', list(quoted(STATUSES), 4)),
  words(text, of('=', '<>'), quoted(['de', 'DE', 'a', ''])),
  words(text, maybeNot, 'IN', list(quoted(['de', 'DE', 'fr', 'a_b', '']), 3)),
  words(text, maybeNot, of('LIKE', 'ILIKE'), quoted(['d%', '%e', '%', 'DE', '_', 'a\\_b', 'x%y', '%b%'])),
  words('code', of('<', '<=', '>', '>='), quoted(['a', 'de', 'b'])),
  words('LENGTH(country)', comparison, of('0', '1', '2')),
  words("country || '-' || code", of('=', '<>'), quoted(['de-a', '-'])),
  words(
    "CASE status WHEN 'mql' THEN 'warm' WHEN 'sal' THEN 'hot' END",
    of('=', '<>'),
    quoted(['warm', 'hot']),
  ),
);

const day = of("DATE '2024-01-01'", "DATE '2024-02-29'", "DATE '2024-12-31'", "DATE '2025-01-01'");
const instant = fc.oneof(
  day,
  of("TIMESTAMP '2024-01-01 00:00:00.000001'", "TIMESTAMP '2024-12-31 23:59:59'"),
);
const time = of('created_at', 'closed_at');
const dates: Texts = fc.oneof(
  words(time, comparison, instant),
  words(time, maybeNot, 'BETWEEN', day, 'AND', instant),
  words('born_on', comparison, instant),
  words('CAST(created_at AS date)', comparison, day),
  words(
    of("DATE_TRUNC('month', created_at)", "DATE_TRUNC('year', closed_at)", "DATE_TRUNC('week', created_at)"),
    comparison,
    day,
  ),
  words(of('EXTRACT(year FROM created_at)', 'EXTRACT(year FROM born_on)'), comparison, of('2024', '2025')),
  words('closed_at', comparison, 'created_at'),
  words('closed_at', comparison, "created_at + INTERVAL '2 days'"),
  words('days_between(created_at, closed_at)', comparison, of('0', '2', '2.5')),
  words('closed_at - created_at', comparison, of("INTERVAL '2 days'", "INTERVAL '01:00:00'")),
  words(
    'created_at',
    comparison,
    of('CURRENT_DATE - 30', 'CURRENT_DATE', 'CURRENT_TIMESTAMP', "NOW() - INTERVAL '30 days'"),
  ),
  words('born_on', comparison, of('CURRENT_DATE - 30', 'CURRENT_DATE')),
  words('born_on + 30', comparison, of('CURRENT_DATE', "DATE '2024-12-31'")),
);

const flags: Texts = of(
  'consent',
  'NOT consent',
  'consent IS NOT TRUE',
  'is_hot',
  'engaged',
  'account.large',
  'NOT account.large',
  'account.unsized',
);
const missing: Texts = words(
  of(
    'score',
    'country',
    'status',
    'closed_at',
    'amount',
    'account.employees',
    'account.name',
    'consent',
    'born_on',
  ),
  of('IS NULL', 'IS NOT NULL'),
);
const declared: Texts = fc.oneof(
  words('region_of(country)', of('=', '<>'), quoted(['emea', 'apac'])),
  words('region_of(LOWER(country)) IN', list(quoted(['emea', 'apac', 'amer']), 2)),
  words('region_of(country) IS NULL'),
  words('fiscal_year(created_at)', comparison, of('2024', '2025', 'score')),
);

const atom: Texts = fc.oneof(
  { weight: 3, arbitrary: numbers },
  { weight: 3, arbitrary: texts },
  { weight: 3, arbitrary: dates },
  { weight: 1, arbitrary: flags },
  { weight: 1, arbitrary: missing },
);

function combined(atoms: Texts): fc.Arbitrary<Expression> {
  const group = fc
    .tuple(of('AND', 'AND', 'OR'), fc.array(atoms, { minLength: 1, maxLength: 3 }), maybeNot)
    .map(([word, parts, not]) => {
      const joined = parts.map((part) => `(${part})`).join(` ${word} `);
      return not === '' ? joined : `NOT (${joined})`;
    });
  return fc
    .tuple(of('AND', 'OR'), fc.array(group, { minLength: 1, maxLength: 2 }))
    .map(([word, groups]) => parsed(groups.map((each) => `(${each})`).join(` ${word} `)));
}

export const typicalConditions = combined(atom);

/** With functions that no database here has. */
export const declaredConditions = combined(
  fc.oneof({ weight: 2, arbitrary: declared }, { weight: 1, arbitrary: atom }),
);
