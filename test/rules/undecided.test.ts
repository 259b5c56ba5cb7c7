import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { undecided } from '../../src/rules/definition/undecided.js';
import { DEFINITION_RULES } from '../../src/rules/index.js';
import type { OpenQuestion } from '../../src/rules/rule.js';
import { rules } from '../support/check-marked.js';
import { checkCompany, leadTerm } from '../support/company.js';

const ELSEWHERE = { source: { path: 'x.yml', text: 'x' }, start: 0, end: 1 };

describe('undecided', () => {
  it('is asked last', () => {
    expect(DEFINITION_RULES.at(-1)).toBe(undecided);
  });

  it('tells of the questions that other rules left open, with their reason', () => {
    const graph = buildGraph({ config: {}, definitions: [] });
    const open: OpenQuestion = {
      definition: { kind: 'term', name: 'large_deal' },
      span: ELSEWHERE,
      about: 'broken-promise refines',
      question: 'whether every large_deal is a known_deal',
      reason: 'the search was given up after 100000 steps',
    };
    const reports = [
      ...undecided.check(graph, { today: '2026-06-30', meanings: createMeanings(graph), open: [open] }),
    ];
    expect(reports).toEqual([
      expect.objectContaining({
        definition: open.definition,
        span: ELSEWHERE,
        about: open.about,
        proof: 'unknown',
        relation: 'unknown',
        message:
          'It could not be decided whether every large_deal is a known_deal: the search was given up after 100000 steps.',
      }),
    ]);
  });

  it('says once of a condition what could not be decided about it', () => {
    const { findings, found, expected } = checkCompany(leadTerm('»ABS(score) * score = 7«'));
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['undecided']);
    expect(findings[0]).toMatchObject({ severity: 'warning', proof: 'unknown', relation: 'unknown' });
    expect(findings[0]?.message).toMatch(
      /^It could not be decided whether any record meets the condition of the term some_lead: .+\.$/,
    );
  });

  it('says so of a promise, related to the other term', () => {
    const { findings, found, expected } = checkCompany(`
terms:
  - {name: odd_lead, owners: [marketing_ops], entity: lead, where: country LIKE lead_id AND score > 5, refines: [»named_lead«]}
  - {name: named_lead, owners: [sales_ops], entity: lead, where: LENGTH(country) >= LENGTH(lead_id)}
`);
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['undecided']);
    expect(findings[0]?.related?.[0]?.definition).toEqual({ kind: 'term', name: 'named_lead' });
  });

  it('tells of a condition about which nothing can be asked, once, and not of what is built on it', () => {
    const functions = [
      { name: 'draw_of', arguments: ['integer' as const], result: 'integer' as const, deterministic: false },
    ];
    const { findings, found, expected } = checkCompany(
      `
terms:
  - {name: drawn_lead, owners: [marketing_ops], entity: lead, where: »draw_of(score) = 1 AND consent«, refines: [scored_lead], disjoint_with: [lost_lead]}
  - {name: scored_lead, owners: [marketing_ops], entity: lead, where: score > 0}
  - {name: lost_lead, owners: [sales_ops], entity: lead, where: status = 'disqualified'}
  - {name: drawn_new_lead, owners: [marketing_ops], entity: lead, where: drawn_lead AND status = 'new'}
metrics:
  - {name: drawn_leads, owners: [marketing_ops], type: count, of: drawn_lead, where: verified}
segmentations:
  - name: lead_draw
    owners: [marketing_ops]
    entity: lead
    segments:
      - {name: drawn, where: drawn_lead}
      - {name: rest, where: status = 'new'}
handoffs:
  - {name: marketing_to_sales, entity: lead, from: marketing_ops, to: sales_ops, releases: drawn_lead, accepts: scored_lead}
`,
      { functions },
    );
    expect(found).toBe(expected);
    expect(findings.map((finding) => finding.message)).toEqual([
      'Nothing can be proven about the term drawn_lead: draw_of() gives something else each time it is called.',
    ]);
  });

  it('is content with what was decided', () => {
    expect(checkCompany(leadTerm('score * score > 10 AND consent')).findings).toEqual([]);
  });
});
