import { describe, expect, it } from 'vitest';
import { lines, rules } from '../support/check-marked.js';
import { checkCompany } from '../support/company.js';

function heat(segments: readonly string[], more = ''): string {
  return `segmentations:\n  - name: lead_heat\n    title: Heat\n    owners: [marketing_ops]\n    entity: lead\n    exhaustive: false\n${more}    segments:\n${segments
    .map((where, index) => `      - {name: s${index}, where: "${where}"}`)
    .join('\n')}\n`;
}

describe('segments-overlap', () => {
  it('finds a record in two segments, on the later one, related to the earlier', () => {
    const { findings, found, expected } = checkCompany(`
segmentations:
  - name: lead_heat
    title: Heat
    owners: [marketing_ops]
    entity: lead
    exhaustive: false
    segments:
      - {name: warm, where: score BETWEEN 50 AND 80}
      - {name: hot, where: »score >= 80«}
`);
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      'segments-overlap: A lead with score 80 is in both the segments warm and hot of "Heat".',
    ]);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      definition: { kind: 'segmentation', name: 'lead_heat' },
      related: [{ definition: { kind: 'segmentation', name: 'lead_heat' } }],
      relation: 'overlapping',
      proof: 'refuted',
      witness: { both: { score: 80 } },
    });
    const related = findings[0]?.related?.[0]?.span;
    expect(related?.source.text.slice(related.start, related.end)).toBe('score BETWEEN 50 AND 80');
  });

  it('finds each pair once', () => {
    const { findings } = checkCompany(heat(['score >= 10', 'score >= 20', 'score >= 30', 'score < 10']));
    expect(rules(findings)).toEqual(['segments-overlap', 'segments-overlap', 'segments-overlap']);
    expect(new Set(findings.map((finding) => finding.fingerprint)).size).toBe(3);
  });

  it('finds the only two that overlap among many', () => {
    const cells = [];
    for (let band = 0; band < 10; band += 1) {
      for (const status of ['new', 'working', 'mql', 'sal', 'disqualified']) {
        for (const verified of ['verified', 'NOT verified']) {
          cells.push(
            `score >= ${band * 5} AND score < ${band * 5 + 5} AND status = '${status}' AND ${verified}`,
          );
        }
      }
    }
    const sound = checkCompany(heat(cells)).findings;
    expect(sound).toEqual([]);
    const last = cells.length;
    const odd = checkCompany(heat([...cells, "score = 47 AND status = 'mql' AND verified"])).findings;
    expect(odd.map((finding) => finding.message)).toEqual([
      expect.stringMatching(new RegExp(`is in both the segments s\\d+ and s${last} of "Heat"`)),
    ]);
    expect(odd[0]?.witness?.both).toMatchObject({ score: 47, status: 'mql', verified: true });
  });

  it('leaves segments alone that may overlap, that are never true, and that are apart', () => {
    expect(checkCompany(heat(['score >= 50', 'score >= 80'], '    exclusive: false\n')).findings).toEqual([]);
    const empty = checkCompany(heat(['score >= 50', 'score >= 80 AND score < 50'])).findings;
    expect(rules(empty)).toEqual(['never-true']);
    expect(checkCompany(heat(['score >= 50', 'NOT (score >= 50)', 'score IS NULL'])).findings).toEqual([]);
  });

  it('leaves open what it cannot decide, and names both segments', () => {
    const { findings } = checkCompany(
      heat([
        'score * score * LENGTH(country) > 10',
        'score * LENGTH(country) < 10 AND score > 20 AND LENGTH(country) > 5',
      ]),
    );
    const [open] = findings.filter(({ message }) => message.includes('in both segments'));
    expect(open).toMatchObject({ rule: 'undecided', related: [{ message: 'The segment s0.' }] });
  });
});
