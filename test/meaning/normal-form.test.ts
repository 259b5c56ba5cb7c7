import { describe, expect, it } from 'vitest';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { type Interval, intervalWords } from '../../src/meaning/interval-words.js';
import { companyGraph, conditionOf, leadTerms } from './company.js';

function told(condition: string): readonly string[] | null {
  const graph = companyGraph(leadTerms({ base: 'score >= 60', it: condition }));
  const meanings = createMeanings(graph);
  return meanings.describeCondition(meanings.records('lead', [conditionOf(graph, 'it')]));
}

describe('describeCondition', () => {
  it.each<[string, readonly string[] | null]>([
    [
      "consent AND NOT score < 60 AND status <> 'new'",
      ['score is at least 60', 'status is working, mql or sal', 'consent is true'],
    ],
    ['base AND score > 70 AND score < 80', ['score is between 71 and 79']],
    ['score = 3 OR score = 5', ['score is 3 or is 5']],
    ['score < 60', ['score is at most 59']],
    ['score IS NULL', ['score is not known']],
    ['score < 5 OR score IS NULL', ['score is at most 4 or is not known']],
    ["country IN ('nl', 'New Zealand')", ['country of residence is "New Zealand" or nl']],
    ["country <> 'nl'", ['country of residence is not nl']],
    ['qualified_at IS NOT NULL', ['qualified at is known']],
    ["created_at < TIMESTAMP '2026-01-01 00:00:00'", ['created at is before 1 January 2026']],
    ["created_at >= TIMESTAMP '2026-01-01 00:00:00'", ['created at is 1 January 2026 or later']],
    [
      "DATE_TRUNC('year', created_at) = TIMESTAMP '2026-01-01 00:00:00'",
      ['created at is 1 January 2026 or later and is before 1 January 2027'],
    ],
    ['amount > 1.5', ['amount is at least 1.51']],
    ['account.employees >= 5', ["account's employees is at least 5"]],
    [
      'account.account_id IS NULL AND account_id IS NOT NULL',
      ['account id is known', 'there is not an account'],
    ],
    ['consent OR NOT consent OR consent IS NULL', ['always']],
    ['score > 5 AND score < 6', ['never']],
    ['score >= 60 OR consent', null],
    ['amount > refunded', null],
    ["country LIKE '%a%'", null],
  ])('%s', (condition, expected) => {
    expect(told(condition)).toEqual(expected);
  });
});

describe('intervalWords', () => {
  const end = (numerator: bigint, denominator = 1n, open = false) => ({
    value: { numerator, denominator },
    open,
  });

  it.each<[string, Interval]>([
    ['is more than 0.5', { low: end(1n, 2n, true), high: null }],
    ['is less than 12,000', { low: null, high: end(12_000n, 1n, true) }],
    ['is at least 1/3', { low: end(1n, 3n), high: null }],
    ['is more than 1 and is at most 2', { low: end(1n, 1n, true), high: end(2n) }],
    ['is -2', { low: end(-2n), high: end(-2n) }],
    ['is known', { low: null, high: null }],
  ])('%s', (words, interval) => {
    expect(intervalWords(interval, 'number')).toBe(words);
  });

  it('tells days', () => {
    expect(intervalWords({ low: end(0n), high: null }, 'date')).toBe('is 1 January 1970 or later');
    expect(intervalWords({ low: null, high: end(30n) }, 'date')).toBe('is 31 January 1970 or earlier');
    expect(intervalWords({ low: end(0n), high: end(30n) }, 'date')).toBe(
      'is between 1 January 1970 and 31 January 1970',
    );
  });
});
