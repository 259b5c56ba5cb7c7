import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../src/meaning/canonical-text.js';
import { companyGraph, conditionOf, leadTerms } from './company.js';

/** The canonical texts of two conditions. */
function texts(left: string, right: string): readonly [string, string] {
  const graph = companyGraph(leadTerms({ base: 'score >= 60 AND consent', left, right }));
  return [canonicalText(conditionOf(graph, 'left')), canonicalText(conditionOf(graph, 'right'))];
}

describe('canonicalText', () => {
  it.each([
    ['score > 5 AND consent', 'consent  and\n 5 < score'],
    ["status IN ('new', 'mql')", "status in ('mql','new','mql')"],
    ["status = 'new' OR (consent OR score = 1)", "1 = score OR status = 'new' OR consent"],
    ['base', 'consent AND score >= 60'],
    ['NOT base OR grade = 1', 'grade = 1 OR NOT (score >= 60 AND consent)'],
    ['net > 5.0', 'amount - refunded > 5'],
    ['amount + refunded + 1 > 0', '1 + (refunded + amount) > 0'],
    ['amount - (refunded - 1) > 0', '1 - refunded + amount > 0'],
    ['amount * 2 * refunded > 0', 'refunded * (amount * 2) > 0'],
    ['GREATEST(score, grade) = 3', '3 = GREATEST(grade, score)'],
    ["country LIKE 'a%'", "country LIKE 'a%' ESCAPE '\\'"],
    ['score IS NOT DISTINCT FROM grade', 'grade IS NOT DISTINCT FROM score'],
    ['score::decimal > 1', 'CAST(score AS decimal) > 1'],
  ])('is one text for %s and %s', (left, right) => {
    const [ours, theirs] = texts(left, right);
    expect(theirs).toBe(ours);
  });

  it.each([
    ['score > 5', 'score >= 5'],
    ['score - grade > 0', 'grade - score > 0'],
    ['score / 2 > 1', 'score / 2.0 > 1'],
    ["country LIKE 'a%'", "country ILIKE 'a%'"],
    ["country LIKE 'a\\%'", "country LIKE 'a\\%' ESCAPE ''"],
    ['country = account.country', 'country = country'],
    ['score BETWEEN 1 AND 5', 'score NOT BETWEEN 1 AND 5'],
    ["region_of(country) = 'a'", "region_of(account.country) = 'a'"],
    ['CASE WHEN consent THEN score ELSE 1 END = 1', 'CASE WHEN consent THEN 1 ELSE score END = 1'],
    ["DATE_TRUNC('month', created_at) = created_at", "DATE_TRUNC('year', created_at) = created_at"],
    ['created_at > CURRENT_DATE', 'created_at > CURRENT_TIMESTAMP'],
    ['EXTRACT(year FROM created_at) = 2025', 'EXTRACT(month FROM created_at) = 2025'],
    ['consent IS TRUE', 'consent IS NOT FALSE'],
  ])('keeps %s and %s apart', (left, right) => {
    const [ours, theirs] = texts(left, right);
    expect(theirs).not.toBe(ours);
  });

  it('keeps the absence of a related row: a computed field there is not its expression', () => {
    const [own, related] = texts('net > 5', 'account.size = 0');
    expect(own).toBe('(5 < (amount - refunded))');
    expect(related).toBe('(0 = at account {coalesce(employees, 0)})');
  });
});
