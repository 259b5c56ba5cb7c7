import { describe, expect, it } from 'vitest';
import { checkMarked } from '../support/check-marked.js';

const definitions = (sunset: string) => `terms:
  - {name: old_deal, owners: [sales_ops], entity: deal, where: amount > 5, status: deprecated, replaced_by: won_deal${sunset}}
  - {name: older_deal, owners: [sales_ops], entity: deal, where: old_deal AND stage = 'open', status: deprecated}
metrics:
  - {name: old_deals, owners: [sales_ops], type: count, of: »old_deal«}`;

describe('deprecated-reference', () => {
  it('warns of a use, and names the replacement', () => {
    const { findings, found, expected } = checkMarked(definitions(''));
    expect(found).toBe(expected);
    expect(findings).toMatchObject([
      {
        rule: 'deprecated-reference',
        severity: 'warning',
        message: 'The term old_deal is deprecated.',
        help: 'Use `won_deal`.',
        related: [{ definition: { kind: 'term', name: 'old_deal' } }],
      },
    ]);
  });

  it.each([
    ['2026-07-01', 'warning'],
    ['2026-06-30', 'warning'],
    ['2026-06-29', 'error'],
  ])('with a sunset on %s is, on 2026-06-30, an %s', (sunset, severity) => {
    const { findings } = checkMarked(definitions(`, sunset: ${sunset}`), { today: '2026-06-30' });
    expect(findings.map((finding) => finding.severity)).toEqual([severity]);
  });
});
