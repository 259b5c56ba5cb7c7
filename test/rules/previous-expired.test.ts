import { describe, expect, it } from 'vitest';
import { checkMarked, lines, rules } from '../support/check-marked.js';

const kept = (sunset: string) =>
  `terms:\n  - {name: big_deal, owners: [sales_ops], entity: deal, where: amount >= 500, version: 2, previous: {sunset: ${sunset}, where: amount >= 100}}\n`;

describe('previous-expired', () => {
  it('is an error from the day after the sunset on', () => {
    const marked = kept('»2026-06-29«');
    const { findings, found, expected } = checkMarked(marked, { today: '2026-06-30' });
    expect(lines(findings)).toEqual([
      'previous-expired: Version 1 of the term `big_deal` was kept until 2026-06-29.',
    ]);
    expect(found).toBe(expected);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'big_deal_v1' },
      help: expect.stringContaining(
        'Take `previous` out of `big_deal`; whoever still asks for `big_deal_v1`',
      ),
    });
  });

  it('is silent on the day itself, and before', () => {
    for (const today of ['2026-06-30', '2026-06-29', '2025-01-01'])
      expect(rules(checkMarked(kept('2026-06-30'), { today }).findings)).toEqual([]);
  });

  it('says nothing of definitions that are deprecated themselves', () => {
    const own =
      'terms:\n  - {name: big_deal, owners: [sales_ops], entity: deal, where: amount >= 500, status: deprecated, sunset: 2020-01-01}\n';
    expect(rules(checkMarked(own).findings)).toEqual([]);
  });

  it('keeps its fingerprint over formatting', () => {
    const [one] = checkMarked(kept('2026-01-01')).findings;
    const [other] = checkMarked(`# moved\n${kept("'2026-01-01'")}`).findings;
    expect(other?.fingerprint).toBe(one?.fingerprint);
  });
});
