import { describe, expect, it } from 'vitest';
import { checkMarked, rules } from '../support/check-marked.js';

const term = (where: string) =>
  `terms:\n  - name: t\n    owners: [sales_ops]\n    entity: deal\n    where: ${where}`;

describe('unknown-value', () => {
  it.each([
    [`stage = »'Won'«`, /won/],
    [`(»'wun'« <> stage)`, /won/],
    [`stage IN ('won', »'lots'«)`, /lost/],
    [`stage IS DISTINCT FROM »'opne'«`, /open/],
    [`CASE stage WHEN »'Lost'« THEN TRUE ELSE FALSE END`, /lost/],
    [`LOWER(stage) = »'Won'«`, /won/],
    [`COALESCE(stage, 'open') = »'closed'«`, undefined],
    [`stage LIKE »'w_nn%'«`, undefined],
  ])('finds the literal in %s', (where, help) => {
    const { findings, found, expected } = checkMarked(term(where));
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['unknown-value']);
    if (help) expect(findings[0]?.help).toMatch(help);
  });

  it.each([`LOWER(stage) = 'lost'`, `stage LIKE 'l%'`, `UPPER(stage) = 'LOST'`, `deal_id = 'anything'`])(
    'is content with %s',
    (where) => {
      expect(checkMarked(term(where)).findings).toEqual([]);
    },
  );
});
