import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/diagnostic/finding.js';
import { reportText } from '../../src/report/text.js';
import { checkMarked } from '../support/check-marked.js';

describe('reportText', () => {
  it('shows each finding with the text it is about, then a summary', () => {
    const { findings } = checkMarked(
      `terms:\n  - name: big_deal\n    owners: [sales_ops]\n    entity: deal\n    where: amuont > 5`,
    );
    expect(reportText({ findings, definitions: 11, files: 2 }, { color: false })).toBe(
      `error unknown-reference  There is no \`amuont\` on entity deal.
  test.yml:5:12
    3 |     owners: [sales_ops]
    4 |     entity: deal
  > 5 |     where: amuont > 5
      |            ^^^^^^
  help: Did you mean \`amount\`?

✗ 1 error, 0 warnings in 11 definitions in 2 files
`.replace('    3 |     owners: [sales_ops]\n', ''),
    );
  });

  it('ends with a tick when there is nothing', () => {
    expect(reportText({ findings: [], definitions: 1, files: 1 }, { color: false })).toBe(
      '✓ 1 definition in 1 file, no findings\n',
    );
  });

  it('tells the records that show a difference', () => {
    const source = { path: 'a.yml', text: 'where: score > 60\n' };
    const finding: Finding = {
      rule: 'meaning-changed',
      severity: 'error',
      definition: { kind: 'term', name: 'qualified_lead' },
      message: 'Means less than before.',
      span: { source, start: 7, end: 17 },
      assumptions: ['lead.status is one of mql, sal'],
      witness: { onlyOther: { score: 60, country: null } },
      fingerprint: '0'.repeat(16),
    };
    const text = reportText({ findings: [finding], definitions: 1, files: 1 }, { color: false });
    expect(text).toContain('  only there: score = 60, country is not known\n');
    expect(text).toContain('  assuming lead.status is one of mql, sal\n');
  });

  it('never lets a file speak to the terminal', () => {
    const { findings } = checkMarked(
      `terms:\n  - {name: t, owners: [sales_ops], entity: deal, where: "amuont > 5 AND deal_id = '\u001b[31m\u202e'"}`,
    );
    const text = reportText({ findings, definitions: 1, files: 1 }, { color: false });
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
  });

  it('colours on request only', () => {
    const { findings } = checkMarked(`terms:\n  - {name: t, entity: deal, where: amount > 5}`);
    expect(reportText({ findings, definitions: 1, files: 1 }, { color: true })).toContain('\u001b[31m');
  });
});
