import { describe, expect, it } from 'vitest';
import { checkMarked, lines } from '../support/check-marked.js';

describe('reference-cycle', () => {
  it('finds terms that need each other, once', () => {
    const { findings } = checkMarked(
      `terms:
  - {name: a_deal, owners: [sales_ops], entity: deal, where: NOT b_deal}
  - {name: b_deal, owners: [sales_ops], entity: deal, where: NOT a_deal}`,
    );
    expect(lines(findings)).toEqual([
      'reference-cycle: These need each other: term a_deal → term b_deal → term a_deal.',
    ]);
  });

  it('finds a metric that needs itself, through others and directly', () => {
    const { findings } = checkMarked(
      `metrics:
  - {name: a, owners: [sales_ops], type: ratio, numerator: b, denominator: won_deals}
  - {name: b, owners: [sales_ops], type: derived, expression: a + 1}
  - {name: c, owners: [sales_ops], type: derived, expression: c + 1}`,
    );
    expect(lines(findings)).toEqual([
      'reference-cycle: These need each other: metric a → metric b → metric a.',
      'reference-cycle: The metric c needs itself.',
    ]);
  });

  it('finds computed fields that need each other', () => {
    const { findings } = checkMarked(
      `entities:
  - name: visit
    owners: [sales_ops]
    source: web.visits
    primary_key: visit_id
    fields:
      - {name: visit_id, type: string}
      - {name: first, type: integer, expression: second + 1}
      - {name: second, type: integer, expression: first + 1}`,
    );
    expect(lines(findings)).toEqual([
      'reference-cycle: These need each other: field visit.first → field visit.second → field visit.first.',
    ]);
  });

  it('lets promises go both ways', () => {
    const { findings } = checkMarked(
      `terms:
  - {name: a_deal, owners: [sales_ops], entity: deal, where: amount > 5, equivalent_to: [b_deal]}
  - {name: b_deal, owners: [sales_ops], entity: deal, where: 5 < amount, equivalent_to: [a_deal]}`,
    );
    expect(findings).toEqual([]);
  });
});
