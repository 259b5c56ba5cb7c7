import { describe, expect, it } from 'vitest';
import { createLogic } from '../../../src/logic/create-logic.js';
import { leadScope, typedOf } from '../../support/expression-schema.js';

const logic = createLogic();
const condition = (text: string) => logic.condition('lead', [typedOf(text, leadScope)]);

function relation(left: string, right: string): string {
  const [a, b] = [condition(left), condition(right)];
  const [onlyA, onlyB] = [
    logic.find({ inside: [a], outside: [b] }).found,
    logic.find({ inside: [b], outside: [a] }).found,
  ];
  if (onlyA === 'unknown' || onlyB === 'unknown') return 'unknown';
  if (onlyA === 'none') return onlyB === 'none' ? 'equivalent' : 'narrower';
  return onlyB === 'none'
    ? 'wider'
    : logic.find({ inside: [a, b], outside: [] }).found === 'none'
      ? 'disjoint'
      : 'overlapping';
}

describe('the calendar in the ways people write it', () => {
  it.each([
    [
      "DATE_TRUNC('month', created_at) < DATE_TRUNC('month', CURRENT_DATE)",
      "created_at < DATE_TRUNC('month', CURRENT_DATE)",
    ],
    [
      "DATE_TRUNC('month', created_at) = DATE_TRUNC('month', NOW())",
      "created_at >= DATE_TRUNC('month', NOW()) AND created_at < DATE_TRUNC('month', NOW()) + INTERVAL '1 month'",
    ],
    [
      "DATE_TRUNC('week', created_at) = DATE_TRUNC('week', NOW())",
      "created_at >= DATE_TRUNC('week', CURRENT_DATE) AND created_at < DATE_TRUNC('week', CURRENT_DATE) + INTERVAL '7 days'",
    ],
    [
      'EXTRACT(year FROM created_at) = EXTRACT(year FROM CURRENT_DATE)',
      "DATE_TRUNC('year', created_at) = DATE_TRUNC('year', NOW())",
    ],
    [
      "created_at >= DATE_TRUNC('quarter', CURRENT_DATE) - INTERVAL '3 months'",
      "created_at >= DATE_TRUNC('quarter', CURRENT_DATE - INTERVAL '3 months')",
    ],
    ['created_at::date = born_on', "DATE_TRUNC('day', created_at) = born_on"],
    ['closed_at::date = CURRENT_DATE', "DATE_TRUNC('day', closed_at) = DATE_TRUNC('day', NOW())"],
  ])('%s is %s', (left, right) => {
    expect(relation(left, right)).toBe('equivalent');
  });

  it('knows how long months are', () => {
    expect(
      relation("created_at >= DATE_TRUNC('month', CURRENT_DATE)", 'created_at >= CURRENT_DATE - 30'),
    ).toBe('narrower');
    expect(
      relation("created_at >= NOW() - INTERVAL '1 month'", "created_at >= NOW() - INTERVAL '31 days'"),
    ).toBe('narrower');
    expect(
      relation("created_at >= NOW() - INTERVAL '3 months'", "created_at >= NOW() - INTERVAL '6 months'"),
    ).toBe('narrower');
  });

  it('finds leap days, and reaches the sentinel at the end of time', () => {
    expect(
      relation(
        'EXTRACT(month FROM born_on) = 2 AND EXTRACT(day FROM born_on) = 29',
        'EXTRACT(month FROM born_on) = 2',
      ),
    ).toBe('narrower');
    expect(relation("born_on > DATE '9999-12-30'", "born_on = DATE '9999-12-31'")).not.toBe('equivalent');
    expect(logic.find({ inside: [condition("born_on = DATE '9999-12-31'")], outside: [] }).found).toBe(
      'record',
    );
  });
});

describe('what hangs together', () => {
  it.each([
    ['LENGTH(country) = 2 AND UPPER(country) = country', 'LENGTH(country) = 2', 'narrower'],
    ['LENGTH(country || code) > 3', 'LENGTH(country) + LENGTH(code) > 3', 'equivalent'],
    ["country = LOWER(country) AND country = 'A'", 'FALSE', 'equivalent'],
    ['amount / NULLIF(amount, 0) < 2', 'amount <> 0', 'equivalent'],
    ['ratio > score AND score > 3', 'ratio > 3', 'narrower'],
    ["CAST(born_on AS string) = '2026-01-31'", "born_on = DATE '2026-01-31'", 'equivalent'],
    ['visits IS NULL', 'FALSE', 'equivalent'],
  ])('%s against %s', (left, right, expected) => {
    expect(relation(left, right)).toBe(expected);
  });

  it('keeps in a record what the evaluator needs', () => {
    const found = logic.find({
      inside: [
        condition(
          "closed_at = CAST(CAST(created_at + INTERVAL '1 month' AS date) AS timestamp) OR closed_at = born_on",
        ),
      ],
      outside: [],
    });
    expect(found.found).toBe('record');
    if (found.found !== 'record') return;
    const names = found.example.fields.map(({ field }) => field.name);
    expect(names).toContain('closed_at');
    expect(names.includes('born_on') || names.includes('created_at')).toBe(true);
  });

  it('leans on what is declared even where the condition vanishes', () => {
    const found = logic.find({ inside: [condition('visits IS NULL')], outside: [] });
    expect(found).toMatchObject({
      found: 'none',
      assumptions: [{ kind: 'not-null', field: { name: 'visits' } }],
    });
  });

  it('asks once more in another order where a diagram grows too large', () => {
    const pairs = Array.from(
      { length: 24 },
      (_, index) => `score = ${index} AND visits = ${(index * 7) % 24}`,
    );
    expect(relation(pairs.join(' OR '), [...pairs].reverse().join(' OR '))).toBe('equivalent');
  });
});
