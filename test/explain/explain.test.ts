import { describe, expect, it } from 'vitest';
import { explain } from '../../src/explain/explain-definition.js';
import type { Explanation } from '../../src/explain/explanation.js';
import { findSubjects } from '../../src/explain/find-definition.js';
import { renderExplanation } from '../../src/explain/render-text.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { graphOfTexts } from '../support/graph-of.js';

const graph = graphOfTexts([
  `
teams:
  - {name: marketing, title: Marketing, domain: marketing}
  - {name: sales, title: Sales team}
entities:
  - name: account
    owners: [sales]
    source: crm.account
    primary_key: account_id
    fields:
      - {name: account_id, type: string, nullable: false}
      - {name: employees, type: integer, description: Head count.}
      - {name: email, type: string, privacy: personal}
  - name: lead
    owners: [marketing]
    source: crm."order"
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: score, type: integer, title: Points}
      - {name: status, type: string, values: [new, mql, sal]}
      - {name: created_at, type: timestamp}
      - {name: won_at, type: timestamp}
      - {name: band, type: string, column: "Band No", expression: "CASE WHEN score > 80 THEN 'hot' ELSE 'cold' END"}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
terms:
  - {name: known_lead, title: Known lead, owners: [marketing], entity: lead, where: status <> 'new'}
  - name: qualified_lead
    title: Qualified lead
    description: What is handed over.
    synonyms: [MQL]
    tags: [north-star]
    owners: [marketing, sales]
    version: 2
    entity: lead
    where: score >= 60 AND status IN ('mql', 'sal')
    refines: [known_lead]
    distinct_from: [old_lead]
  - {name: big_lead, title: Big lead, owners: [sales], entity: lead, where: qualified_lead AND account.employees >= 1000, variant_of: qualified_lead, because: large companies take longer}
  - {name: old_lead, title: Old lead, owners: [sales], entity: lead, where: score < 5, status: deprecated, replaced_by: known_lead, sunset: 2027-01-01}
metrics:
  - {name: qualified_lead, title: Count of qualified leads, owners: [marketing], type: count, of: qualified_lead, where: account.employees > 5, time: won_at, goal: up}
  - {name: leads, owners: [marketing], type: count, of: lead}
  - {name: rate, title: Rate, owners: [sales], type: ratio, numerator: qualified_lead, denominator: leads, format: percent}
  - {name: twice, title: Twice, owners: [sales], type: derived, expression: rate * 2}
  - {name: top, title: Top, owners: [sales], type: percentile, percentile: 0.95, of: lead, value: score}
  - {name: so_far, title: So far, owners: [sales], type: cumulative, metric: leads, window: 30 days}
  - {name: follow, title: Follow, owners: [sales], type: conversion, from: leads, to: qualified_lead, by: account_id, within: 90 days}
  - {name: broken, owners: [sales], type: sum, of: lead, value: scor}
segmentations:
  - {name: tier, title: Tier, owners: [sales], entity: account, segments: [{name: large, where: employees >= 100}, {name: small, title: Small ones, where: employees < 100}], exhaustive: false}
handoffs:
  - {name: over, title: Handing over, entity: lead, from: marketing, to: sales, releases: qualified_lead, accepts: known_lead, released_at: won_at, within: 2 days}
contradictions:
  - {name: odd, title: Odd, owners: [sales], story: rate >= 0.9, reality: leads < 10, by: [tier], grain: month}
dashboards:
  - {name: board, title: Board, owners: [sales], tool: excel, uses: [twice], claims: [{metric: leads, where: score >= 3}]}
objectives:
  - {name: goal, title: Goal, owners: [sales], metric: rate, target: 0.8, by: 2026-12-31}
`,
]);

function told(name: string, kind: Explanation['kind'] | null = null): Explanation {
  const options = {
    dialect: 'postgres',
    findings: [],
    splitBy: () => [],
    meanings: createMeanings(graph),
  } as const;
  const [subject] = findSubjects(graph, name, kind === 'field' ? null : kind);
  if (!subject) throw new Error('nothing found');
  return explain(graph, subject, options);
}

describe('meaning in sentences', () => {
  it.each<[string, Explanation['kind'] | null, readonly string[]]>([
    [
      'qualified_lead',
      'metric',
      [
        'The number of qualified leads.',
        'Qualified leads are leads where points is at least 60 and status is mql or sal.',
        "Only those count where account's employees is more than 5.",
        'Dated by won_at.',
        'More is better.',
      ],
    ],
    ['twice', null, ['Rate times 2.', 'Rate: count of qualified leads divided by leads.']],
    ['top', null, ['The points that 95 % of leads do not exceed.', 'Dated by created_at.']],
    [
      'so_far',
      null,
      [
        'Leads over the 30 days up to the end of each period asked for.',
        'Leads: the number of leads.',
        'Dated by created_at.',
      ],
    ],
    [
      'follow',
      null,
      [
        'Of the leads, the share that is followed within 90 days by one of the qualified leads with the same account id.',
        'Dated by created_at.',
      ],
    ],
    ['broken', null, ['Its formula has problems of its own, so its meaning cannot be told.']],
    [
      'big_lead',
      null,
      [
        'Big leads are leads where the lead counts as "Qualified lead" and account\'s employees is at least 1000.',
        '"Qualified lead" means leads where points is at least 60 and status is mql or sal.',
      ],
    ],
    ['tier', null, ['Divides accounts into 2 segments.', 'Each is in one segment only: a check proves it.']],
    [
      'over',
      null,
      [
        'Marketing passes each lead on to Sales team.',
        'It is let go as "Qualified lead" (at won_at), and taken up as "Known lead".',
        'It should be taken up within 2 days.',
      ],
    ],
    [
      'odd',
      null,
      [
        'Contradicted wherever rate is at least 0.9, and yet leads is less than 10, looked at by tier and month.',
      ],
    ],
    ['goal', null, ['Rate is to be at least 80 % by 2026-12-31.']],
    ['board', null, ['Made with excel.']],
    [
      'lead.band',
      'field',
      ['A field of lead: string; computed: (hot if points is more than 80; otherwise cold).'],
    ],
  ])('%s', (name, kind, sentences) => {
    expect(told(name, kind).meaning.slice(0, sentences.length)).toEqual(sentences);
  });

  it('says of a metric under a ratio only once what its records are', () => {
    const { meaning } = told('twice');
    expect(meaning.filter((sentence) => sentence.startsWith('Qualified leads are leads'))).toHaveLength(1);
  });
});

describe('relations', () => {
  it('tells what a term declares, and what others declare of it', () => {
    expect(told('qualified_lead', 'term').relations).toEqual([
      'Not to be taken for "Old lead" (old_lead).',
      'Every "Qualified lead" is also "Known lead" (known_lead).',
      '"Big lead" (big_lead) is a variant of it.',
    ]);
    expect(told('big_lead').relations).toEqual([
      'Deliberately another meaning of "Qualified lead" (qualified_lead), because: large companies take longer.',
    ]);
    expect(told('old_lead').relations[0]).toBe(
      'Deprecated. Use "Known lead" (known_lead) instead. After 2027-01-01 nothing may refer to it.',
    );
    expect(told('known_lead').relations).toEqual([
      'Every "Qualified lead" (qualified_lead) is one of these.',
      'Replaces "Old lead" (old_lead).',
    ]);
  });
});

describe('uses', () => {
  const names = (things: Explanation['uses'], direct: boolean) =>
    things.filter((each) => each.direct === direct).map(({ kind, name }) => `${kind} ${name}`);

  it('follows what changes with a term, with the owners it reaches', () => {
    const { usedBy } = told('qualified_lead', 'term');
    expect(names(usedBy, true)).toEqual(['term big_lead', 'metric qualified_lead', 'handoff over']);
    expect(names(usedBy, false)).toEqual([
      'metric follow',
      'metric rate',
      'metric twice',
      'contradiction odd',
      'dashboard board',
      'objective goal',
    ]);
    expect(usedBy.find(({ name }) => name === 'over')?.owners.map(({ title }) => title)).toEqual([
      'Marketing',
      'Sales team',
    ]);
  });

  it('follows what a metric rests on', () => {
    const { uses } = told('twice');
    expect(names(uses, true)).toEqual(['metric rate']);
    expect(names(uses, false)).toEqual([
      'entity account',
      'entity lead',
      'term qualified_lead',
      'metric leads',
      'metric qualified_lead',
    ]);
  });

  it('does not take what counts leads for a user of the account', () => {
    expect(names(told('account').usedBy, true)).toContain('entity lead');
    expect(names(told('account').usedBy, false)).not.toContain('metric leads');
  });

  it('knows what reads a field, also through a computed one', () => {
    const { usedBy } = told('lead.score');
    expect(names(usedBy, true)).toEqual([
      'term big_lead',
      'term old_lead',
      'term qualified_lead',
      'metric top',
      'dashboard board',
    ]);
  });
});

describe('SQL', () => {
  it('joins what is read, and quotes only what has to be', () => {
    expect(told('big_lead').sql[0]?.sql).toBe(
      [
        'SELECT lead.*',
        'FROM crm."order" AS lead',
        'LEFT JOIN crm.account AS account ON lead.account_id = account.account_id',
        "WHERE (lead.score >= 60 AND lead.status IN ('mql', 'sal'))",
        '  AND account.employees >= 1000',
      ].join('\n'),
    );
  });

  it('shows no personal field', () => {
    const [statement] = told('account').sql;
    expect(statement?.sql).toContain('account.employees');
    expect(statement?.sql).not.toContain('email');
  });

  it('is missing where the meaning is', () => {
    expect(told('broken').sql).toEqual([]);
  });
});

describe('names', () => {
  it('finds every kind that has the name, a title, a synonym, a field', () => {
    const kinds = (name: string, kind: 'metric' | null = null) =>
      findSubjects(graph, name, kind).map((each) => (each.kind === 'field' ? 'field' : each.definition.kind));
    expect(kinds('qualified_lead')).toEqual(['term', 'metric']);
    expect(kinds('qualified_lead', 'metric')).toEqual(['metric']);
    expect(kinds('mql')).toEqual(['term']);
    expect(kinds('Sales Team')).toEqual(['team']);
    expect(kinds('lead.score')).toEqual(['field']);
  });

  it.each([
    ['qualifed_lead', null, 'there is no definition qualifed_lead', 'did you mean qualified_lead?'],
    ['tier', 'metric', 'there is no metric tier', 'there is one of another kind: segmentation'],
    ['lead.scor', null, 'lead has no field scor', 'did you mean lead.score?'],
    [
      'zzz',
      null,
      'there is no definition zzz',
      'the metrics here are qualified_lead, leads, rate, twice, top, so_far, follow and broken',
    ],
  ] as const)('%s', (name, kind, message, help) => {
    expect(() => findSubjects(graph, name, kind)).toThrow(expect.objectContaining({ message, help }));
  });

  it('points to the list where no name is near and there are no metrics', () => {
    const small = graphOfTexts(['teams:\n  - {name: sales}\n']);
    expect(() => findSubjects(small, 'zzz', null)).toThrow(
      expect.objectContaining({ help: '`accord explain` without a name lists what there is' }),
    );
  });
});

describe('text', () => {
  it('reads from the title to those whom a change reaches', () => {
    expect(renderExplanation(told('qualified_lead', 'term'), { color: false, width: 72 })).toBe(
      `Qualified lead  term qualified_lead
Owned by Marketing and Sales team · version 2 · also called MQL · tagged north-star · 0.yml:31

What is handed over.

Qualified leads are leads where points is at least 60 and status is mql
  or sal.

Not to be taken for "Old lead" (old_lead).
Every "Qualified lead" is also "Known lead" (known_lead).
"Big lead" (big_lead) is a variant of it.

Condition
  score >= 60 AND status IN ('mql', 'sal')

Normal form
  points is at least 60
  status is mql or sal

Compared with its neighbours
  known_lead  narrower: a lead with points 0 and status mql belongs to
              known_lead alone
  big_lead    wider: a lead with points 60, status mql and an account
              with employees 0 belongs to qualified_lead alone
  old_lead    disjoint: no lead belongs to both

SQL: the records
  SELECT lead.*
  FROM crm."order" AS lead
  WHERE lead.score >= 60
    AND lead.status IN ('mql', 'sal')

Uses
  entities  Lead

Used by
  terms           Big lead
  metrics         Count of qualified leads; through others: Follow,
                  Rate, Twice
  handoffs        Handing over
  contradictions  through others: Odd
  dashboards      through others: Board
  objectives      through others: Goal
`,
    );
  });
});
