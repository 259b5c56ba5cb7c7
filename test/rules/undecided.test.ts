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

  it('tells of a term, and not of what is built on it', () => {
    const where = Array.from({ length: 40 }, (_, index) => `country LIKE '%${'_'.repeat(index)}a%'`).join(
      ' AND ',
    );
    const { findings, found, expected } = checkCompany(`
terms:
  - {name: odd_lead, owners: [marketing_ops], entity: lead, where: "»${where}«"}
  - {name: odd_new_lead, owners: [marketing_ops], entity: lead, where: odd_lead AND status = 'new'}
`);
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['undecided']);
  });

  it('is content with what was decided', () => {
    expect(checkCompany(leadTerm('score * score > 10 AND consent')).findings).toEqual([]);
  });
});
