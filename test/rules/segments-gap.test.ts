import { describe, expect, it } from 'vitest';
import { lines, rules } from '../support/check-marked.js';
import { checkCompany } from '../support/company.js';

function tier(segments: string, more = ''): string {
  return `
segmentations:
  - name: account_tier
    title: Tier
    owners: [sales_ops]
    entity: account
${more}    »segments«:
${segments}
`;
}

describe('segments-gap', () => {
  it('finds the record that nobody thought of: the one with an unknown field', () => {
    const { findings, found, expected } = checkCompany(
      tier(`      - {name: large, where: employees >= 100}\n      - {name: small, where: employees < 100}`),
    );
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      'segments-gap: An account without employees is in none of the segments of "Tier".',
    ]);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      definition: { kind: 'segmentation', name: 'account_tier' },
      proof: 'refuted',
      witness: { neither: { employees: null } },
    });
    expect(findings[0]?.related ?? []).toEqual([]);
  });

  it('finds a value between two bounds', () => {
    const { findings, found, expected } = checkCompany(
      tier(`      - {name: large, where: employees > 100}
      - {name: small, where: employees < 100}
      - {name: unknown, where: employees IS NULL}`),
    );
    expect(found).toBe(expected);
    expect(findings[0]?.witness).toEqual({ neither: { employees: 100 } });
  });

  it('finds a value of a closed list that came later', () => {
    const { findings } = checkCompany(`
segmentations:
  - name: ticket_queue
    owners: [service_desk]
    entity: ticket
    segments:
      - {name: active, where: status = 'open'}
      - {name: done, where: "status IN ('solved', 'closed')"}
`);
    expect(rules(findings)).toEqual(['segments-gap']);
    expect(findings[0]?.witness).toEqual({ neither: { status: 'waiting' } });
  });

  it.each([
    [
      'says that it leaves records out',
      '      - {name: large, where: employees >= 100}',
      '    exhaustive: false\n',
    ],
    [
      'has a place for each',
      `      - {name: large, where: employees >= 100}\n      - {name: small, where: employees < 100 OR employees IS NULL}`,
      '',
    ],
    [
      'has a rest',
      `      - {name: large, where: employees >= 100}\n      - {name: others, where: (employees >= 100) IS NOT TRUE}`,
      '',
    ],
  ])('leaves a segmentation alone that %s', (_, segments, more) => {
    const { findings } = checkCompany(tier(segments, more).replaceAll(/[»«]/g, ''));
    expect(findings).toEqual([]);
  });

  it('counts on the closed list and on what is never NULL', () => {
    const { findings } = checkCompany(`
segmentations:
  - name: ticket_queue
    owners: [service_desk]
    entity: ticket
    segments:
      - {name: active, where: "status IN ('open', 'waiting')"}
      - {name: done, where: "status IN ('solved', 'closed')"}
`);
    expect(findings).toEqual([]);
  });
});
