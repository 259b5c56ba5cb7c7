import { expect, describe as group, test } from 'vitest';
import { describe } from '../../src/expression/describe.js';
import { leadScope, typedOf } from '../support/expression-schema.js';

const CONDITIONS: readonly (readonly [text: string, words: string])[] = [
  [
    "score >= 60 AND status IN ('mql', 'sal') AND consent",
    'score is at least 60 and status is mql or sal and consent is true',
  ],
  ['NOT consent', 'consent is false'],
  ['NOT (score > 3 AND NOT consent)', 'score is at most 3 or consent is true'],
  ['score > 3 OR visits = 0 AND consent', 'score is more than 3 or (visits is 0 and consent is true)'],
  ['(score > 3 OR visits = 0) AND consent', '(score is more than 3 or visits is 0) and consent is true'],
  ["status IN ('new', 'mql', 'sal')", 'status is one of new, mql or sal'],
  ["status IN ('new', NULL)", 'status is new'],
  ["status NOT IN ('new', 'mql', 'sal')", 'status is none of new, mql or sal'],
  ["NOT status IN ('new', 'mql')", 'status is neither new nor mql'],
  ["status <> 'new'", 'status is not new'],
  ["country = 'New York'", 'country is "New York"'],
  ['country IS NULL', 'country is not known'],
  ['NOT country IS NULL', 'country is known'],
  ['consent IS TRUE', 'consent is true'],
  ['consent IS NOT TRUE', 'consent is false or not known'],
  ['(score > 3) IS UNKNOWN', 'whether score is more than 3 is not known'],
  ['(score > 3) IS NOT FALSE', '"score is more than 3" is true or not known'],
  ["status IS DISTINCT FROM 'new' AND consent", '(status is not new or is not known) and consent is true'],
  ['score IS NOT DISTINCT FROM visits', 'score is visits or both are not known'],
  ['60 <= score', 'score is at least 60'],
  ['visits BETWEEN 1 AND 10', 'visits is between 1 and 10'],
  ['account.employees >= 12000', "account's employees is at least 12,000"],
  ['account.employees >= 1000', "account's employees is at least 1000"],
  ['account.large', 'account counts as "large"'],
  ['NOT engaged', 'the lead does not count as "engaged"'],
  ["country LIKE '%land'", 'country ends with land'],
  ["country NOT LIKE 'new%'", 'country does not start with new'],
  ["country ILIKE '%x%'", 'country contains x, in capitals or not'],
  ["country LIKE 'a_c'", 'country matches the pattern "a_c"'],
  ["country LIKE '100\\%'", 'country is "100%"'],
  ['amount > 1234567.50', 'amount is more than 1,234,567.50'],
  [
    "created_at >= '2026-01-01' AND created_at < '2026-02-01'",
    'created at is on or after 1 January 2026 and created at is before 1 February 2026',
  ],
  ["created_at <= '2026-01-01'", 'created at is at or before 1 January 2026 00:00'],
  [
    "created_at BETWEEN '2026-01-01' AND '2026-12-31'",
    'created at is between 1 January 2026 and 31 December 2026 00:00',
  ],
  ["born_on <= '2008-11-22'", 'born on is on or before 22 November 2008'],
  ["created_at > CURRENT_TIMESTAMP - INTERVAL '30 days'", 'created at is after 30 days before now'],
  [
    'hours_between(created_at, closed_at) <= 24',
    'the number of hours from created at to closed at is at most 24',
  ],
  [
    "closed_at - created_at < INTERVAL '1 day 12:00:00'",
    'the time from created at to closed at is less than 1 day and 12 hours',
  ],
  ['COALESCE(score, 0) > 3', 'score (or 0 if not known) is more than 3'],
  ['EXTRACT(year FROM created_at) = 2026', 'the year of created at is 2026'],
  [
    "DATE_TRUNC('month', created_at) = DATE '2026-01-01'",
    'the start of the month of created at is 1 January 2026',
  ],
  [
    'amount / visits * 2 > ABS(score - 1)',
    '(amount divided by visits) times 2 is more than the size of (score minus 1)',
  ],
  ['CASE WHEN consent THEN score ELSE 0 END > 3', '(score if consent is true; otherwise 0) is more than 3'],
  ["region_of(country) = 'emea'", 'region_of(country) is emea'],
  ['consent = (score > 3)', 'consent is "score is more than 3"'],
];

group('describe', () => {
  test.each(CONDITIONS)('%s', (text, words) => {
    expect(describe(typedOf(text, leadScope))).toBe(words);
  });

  test('calls fields and terms by their titles', () => {
    const titles: Readonly<Record<string, string>> = {
      'lead.score': 'Lead score',
      'account.large': 'Large account',
    };
    const typed = typedOf('score > 3 AND account.large', leadScope);
    expect(describe(typed, (_, entity, name) => titles[`${entity}.${name}`])).toBe(
      'Lead score is more than 3 and account counts as "Large account"',
    );
  });

  test('says a value as a noun', () => {
    expect(describe(typedOf('amount * 2 - 1', leadScope, 'value'))).toBe('(amount times 2) minus 1');
    expect(describe(typedOf('account.employees', leadScope, 'value'))).toBe("account's employees");
    expect(describe(typedOf("closed_at + INTERVAL '14 months'", leadScope, 'value'))).toBe(
      '1 year and 2 months after closed at',
    );
  });
});
