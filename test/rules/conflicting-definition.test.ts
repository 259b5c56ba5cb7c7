import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import { checkMarked } from '../support/check-marked.js';
import { COMPANY } from '../support/company.js';
import { expectFinding, expectFindings, relatedText } from '../support/expect-findings.js';

const leads = (one: string, other: string) => `terms:
  - {name: qualified_lead, owners: [marketing_ops], entity: lead, ${one}}
  - {name: qualified_lead, owners: [sales_ops], entity: lead, ${other}}
`;

describe('conflicting-definition', () => {
  it('tells two teams who says what, where, and the record on which they differ', () => {
    const finding = expectFinding(
      leads('where: score >= 50', "where: »score >= 60 AND status = 'mql'«"),
      'conflicting-definition',
    );
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'qualified_lead' },
      relation: 'narrower',
      differs: ['condition'],
      proof: 'refuted',
      assumptions: [
        'lead.status is never NULL',
        'lead.status is one of new, working, mql, sal, disqualified',
      ],
      related: [
        {
          definition: { kind: 'term', name: 'qualified_lead' },
          message: 'The term "Qualified lead", as Marketing operations wrote it.',
        },
      ],
    });
    expect(finding.message).toMatch(
      /^Marketing operations and Sales ops both define the term `qualified_lead`, and mean different things\. This one is narrower: a lead with .* belongs to that of Marketing operations \(test\.yml:2\) and not to this one\.$/,
    );
    expect(finding.witness).toHaveProperty('onlyOther.score');
    expect(finding.witness).not.toHaveProperty('onlyThis');
    expect(relatedText(finding)).toBe('score >= 50');
  });

  it.each([
    ['wider', 'score >= 60', 'score >= 50', { onlyThis: { score: 50 }, both: { score: 60 } }],
    ['disjoint', 'score >= 60', 'score < 20', { onlyThis: { score: 0 }, onlyOther: { score: 60 } }],
    [
      'overlapping',
      'score BETWEEN 10 AND 20',
      'score BETWEEN 20 AND 30',
      { onlyThis: { score: 30 }, onlyOther: { score: 10 }, both: { score: 20 } },
    ],
  ])('tells that one is %s', (relation, one, other, witness) => {
    const finding = expectFinding(leads(`where: ${one}`, `where: »${other}«`), 'conflicting-definition');
    expect(finding).toMatchObject({ relation, differs: ['condition'], proof: 'refuted' });
    expect(Object.keys(finding.witness ?? {}).sort()).toEqual(Object.keys(witness).sort());
  });

  it.each([
    ['a synonym in other letters', 'sales_ready_lead', ', synonyms: [qualified LEADS]'],
    ['a title with a dash', 'sales_ready_lead', ', title: Qualified-Lead'],
    ['a plural', 'qualified_leads', ''],
    ['a Cyrillic letter', 'sales_ready_lead', ', title: Quаlified leаd'],
    ['full-width letters', 'sales_ready_lead', ', title: Ｑｕａｌｉｆｉｅｄ　ｌｅａｄ'],
    ['a synonym that both have', 'sales_ready_lead', ', synonyms: [mqls]'],
  ])('sees one concept through %s', (_, name, more) => {
    const { message } = expectFinding(
      `terms:
  - {name: qualified_lead, synonyms: [MQL], owners: [marketing_ops], entity: lead, where: score >= 50}
  - {name: ${name}${more}, owners: [sales_ops], entity: lead, where: »score >= 60«}
`,
      'conflicting-definition',
    );
    expect(message).toContain(
      `\`${name}\` (Sales ops) and \`qualified_lead\` (Marketing operations) both claim "`,
    );
  });

  it('is silent about one meaning in other words', () => {
    const [finding] = expectFindings(
      `terms:
  - {name: qualified_lead, owners: [marketing_ops], entity: lead, where: score > 59 AND NOT (status <> 'mql')}
  - {name: »qualified_lead«, owners: [sales_ops], entity: lead, where: status = 'mql' AND score >= 60}
`,
      ['duplicate-definition'],
    );
    expect(finding?.severity).toBe('error');
  });

  it.each([
    ['a variant', 'variant_of: qualified_lead, because: EMEA needs consent', ''],
    ['another concept', 'distinct_from: [qualified_lead]', ''],
    ['another concept, said by the first', '', 'distinct_from: [emea_lead]'],
  ])('accepts what says it is %s', (_, second, first) => {
    const said = (text: string) => (text === '' ? '' : `${text}, `);
    expectFindings(
      `terms:
  - {name: qualified_lead, synonyms: [MQL], ${said(first)}owners: [marketing_ops], entity: lead, where: score >= 50}
  - {name: emea_lead, title: ${second.startsWith('variant') ? 'EMEA lead' : 'MQL'}, ${said(second)}owners: [sales_ops], entity: lead, where: score >= 60}
`,
      [],
    );
  });

  it('accepts a variant of a variant, and no sibling', () => {
    const variant = (name: string, base: string, title: string, score: string) =>
      `  - {name: ${name}, title: ${title}, variant_of: ${base}, because: x, owners: [sales_ops], entity: lead, where: ${score}}\n`;
    const base = `terms:\n  - {name: qualified_lead, owners: [sales_ops], entity: lead, where: score >= 50}\n`;
    const first = variant('europe_lead', 'qualified_lead', 'Hot lead', 'score >= 60');
    expectFindings(
      `${base}${first}${variant('north_lead', 'europe_lead', 'Nordic lead', 'score >= 70')}`,
      [],
    );
    expectFindings(
      `${base}${first}${variant('partner_lead', 'qualified_lead', 'Hot leads', '»score >= 70«')}`,
      ['conflicting-definition'],
    );
  });

  it.each([
    ['the second', '', 'variant_of: qualified_lead, because: x, '],
    ['the first', 'variant_of: qualified_lead, because: x, ', ''],
    ['both', 'variant_of: qualified_lead, because: x, ', 'variant_of: qualified_lead, because: x, '],
  ])('leaves a variant that takes the name of its base to false-variant: %s', (_, first, second) => {
    for (const score of ['score >= 60', 'NOT score < 50']) {
      const { findings } = checkPlain(leads(`${first}where: score >= 50`, `${second}where: ${score}`));
      expect(findings.map(({ rule, related }) => [rule, related?.length])).toEqual([['false-variant', 1]]);
    }
  });

  it('accepts a word that goes over from a deprecated definition to its replacement', () => {
    const goes = (replacement: string) => `terms:
  - {name: mql, status: deprecated, replaced_by: ${replacement}, owners: [marketing_ops], entity: lead, where: score >= 50}
  - {name: ready_lead, synonyms: [MQL], owners: [sales_ops], entity: lead, where: »score >= 60«}
  - {name: other_lead, owners: [sales_ops], entity: lead, where: consent}
`;
    expectFindings(goes('ready_lead').replace(/[»«]/g, ''), []);
    expectFindings(goes('other_lead'), ['conflicting-definition']);
  });

  it('judges two of one name though they say they are distinct', () => {
    const [first] = expectFindings(
      leads('where: score >= 50', 'distinct_from: [qualified_lead], where: »score >= 60«'),
      ['conflicting-definition'],
    );
    expect(first?.relation).toBe('narrower');
  });

  it('leaves a term and the metric that counts it alone', () => {
    expectFindings(
      `metrics:\n  - {name: won_deal, title: Won deal, owners: [sales_ops], type: sum, of: won_deal, value: amount, unit: USD, where: amount > 5, distinct_from: [won_deals]}\n`,
      [],
    );
  });

  it('leaves a condition that no record meets to never-true, also where the name is given twice', () => {
    expectFindings(
      `terms:
  - {name: qualified_lead, owners: [marketing_ops], entity: lead, where: score >= 50}
  - {name: some_lead, title: Qualified lead, owners: [sales_ops], entity: lead, where: »score > 5 AND score < 5«}
`,
      ['never-true'],
    );
    const { findings } = checkPlain(leads('where: score >= 50', 'where: score > 5 AND score < 5'));
    expect(findings.map(({ rule }) => rule)).toEqual(['never-true']);
  });

  it('names two entities as what differs', () => {
    const finding = expectFinding(
      `terms:
  - {name: active_customer, owners: [marketing_ops], entity: lead, where: consent}
  - {name: active_customers, owners: [sales_ops], entity: »account«, where: employees > 5}
`,
      'conflicting-definition',
    );
    expect(finding).toMatchObject({ relation: null, differs: ['entity'], proof: 'proved' });
    expect(finding.message).toContain(
      '`active_customers` is about account; `active_customer` (test.yml:2) is about lead.',
    );
  });
});

describe('conflicting metrics', () => {
  const metrics = (one: string, other: string) => `metrics:
  - {name: pipeline, owners: [marketing_ops], ${one}}
  - {name: pipeline, owners: [sales_ops], ${other}}
`;

  it.each([
    [
      'aggregation',
      'type: count, of: deal',
      'type: sum, of: deal, value: »amount«',
      ['aggregation', 'value', 'unit'],
      'This one sums amount and is in USD; that of Marketing operations (test.yml:2) counts deal and has no unit.',
    ],
    [
      'value, in the unit of its fields',
      'type: sum, of: deal, value: amount',
      'type: sum, of: deal, value: »"COALESCE(amount, 0) - 5"«',
      ['value'],
      'This one takes',
    ],
    [
      'value, of which one is the primary key',
      'type: count_distinct, of: deal, value: deal_id',
      'type: count_distinct, of: deal, value: »account_id«',
      ['value'],
      'This one takes account_id',
    ],
    [
      'value, per another unit',
      'type: sum, of: deal, value: amount',
      'type: sum, of: deal, value: »"amount / NULLIF(account.revenue, 0)"«',
      ['value', 'unit'],
      'has no unit',
    ],
    [
      'mean and median',
      'type: average, of: deal, value: amount',
      'type: »median«, of: deal, value: amount',
      ['aggregation'],
      'This one takes the median of amount; that of Marketing operations (test.yml:2) takes the average of amount.',
    ],
    [
      'value',
      'type: max, of: deal, value: amount, unit: USD',
      'type: max, of: deal, value: »amount * 2«, unit: USD',
      ['value'],
      'This one takes amount * 2; that of Marketing operations (test.yml:2) takes amount.',
    ],
    [
      'time',
      'type: count, of: lead, time: created_at',
      'type: count, of: lead, where: TRUE',
      ['time'],
      'This one has no date; that of Marketing operations (test.yml:2) is dated by created_at.',
    ],
    [
      'unit',
      'type: count, of: deal, unit: deals',
      'type: count, of: deal, unit: »thousand deals«',
      ['unit'],
      'This one is in thousand deals; that of Marketing operations (test.yml:2) is in deals.',
    ],
    [
      'entity',
      'type: count, of: deal',
      'type: count, of: »account«',
      ['entity', 'time'],
      'This one is about account and has no date; that of Marketing operations (test.yml:2) is about deal and is dated by closed_at.',
    ],
    [
      'parts',
      'type: ratio, numerator: won_deals, denominator: views',
      'type: ratio, numerator: won_deals, denominator: »deal_size«',
      ['parts'],
      'This one divides won_deals by deal_size; that of Marketing operations (test.yml:2) divides won_deals by views.',
    ],
  ])('tells the %s apart', (_, one, other, differs, sentence) => {
    const { findings } = checkPlain(metrics(one, other));
    const [finding] = findings.filter(({ rule }) => rule === 'conflicting-definition');
    expect(finding).toMatchObject({ relation: null, differs });
    expect(finding?.message).toContain(sentence);
    const marked = /»(.*)«/.exec(other)?.[1];
    if (marked !== undefined) {
      const { span } = finding ?? {};
      expect(span?.source.text.slice(span.start, span.end)).toBe(marked);
    }
  });

  it('tells the relation where only the condition differs, and stands on the term that is counted', () => {
    const finding = expectFinding(
      `terms:
  - {name: big_deal, owners: [sales_ops], entity: deal, where: stage = 'won' AND amount >= 1000}
metrics:
  - {name: large_wins, title: Won deals, owners: [marketing_ops], type: count, of: »big_deal«}
`,
      'conflicting-definition',
    );
    expect(finding).toMatchObject({ relation: 'narrower', differs: ['condition'], proof: 'refuted' });
    expect(finding.message).toMatch(/counts for `won_deals` \(base\.yml:\d+\) and not for `large_wins`\.$/);
    expect(relatedText(finding)).toBe('won_deal');
  });
});

describe('conflicts of other kinds', () => {
  it('finds two segmentations of one name, and the segment in which they differ', () => {
    const finding = expectFinding(
      `segmentations:
  - {name: size, owners: [sales_ops], entity: account, segments: [{name: big, where: employees >= 1000}, {name: small, where: employees < 1000 OR employees IS NULL}]}
  - {name: size, owners: [marketing_ops], entity: account, segments: [{name: big, where: »employees >= 500«}, {name: small, where: employees < 500 OR employees IS NULL}]}
`,
      'conflicting-definition',
    );
    expect(finding).toMatchObject({ relation: null, differs: ['condition'], proof: 'refuted' });
    expect(finding.message).toContain(
      'They differ in segment big and segment small. An account with employees 500 shows it.',
    );
  });

  it.each([
    ['teams', 'teams:\n  - {name: »service_desk«, domain: sales}\n', 'domain'],
    [
      'objectives',
      `objectives:
  - {name: o, owners: [sales_ops], metric: won_deals, target: 5, by: 2026-12-31}
  - {name: o, owners: [sales_ops], metric: won_deals, target: 9, by: 2026-12-31}
`,
      'target',
    ],
    [
      'entities',
      `entities:
  - {name: visit, owners: [sales_ops], source: web.visits, primary_key: id, fields: [{name: id, type: string}]}
  - {name: visit, owners: [sales_ops], source: web.sessions, primary_key: id, fields: [{name: id, type: string}]}
`,
      'source',
    ],
  ])('finds two %s of one name', (_, text, piece) => {
    const { findings } = checkPlain(text.replace(/[»«]/g, ''));
    expect(findings.map(({ rule }) => rule)).toEqual(['conflicting-definition']);
    expect(findings[0]?.message).toContain(`They differ in ${piece}.`);
  });

  it('is one finding a pair', () => {
    const { findings } = checkPlain(
      [50, 60, 70]
        .map((score) => `  - {name: hot, owners: [sales_ops], entity: lead, where: score >= ${score}}\n`)
        .reduce((text, line) => text + line, 'terms:\n'),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(Array(3).fill('conflicting-definition'));
    const places = findings.map(({ span, related }) => [span.start, related?.[0]?.span.start]);
    expect(new Set(places.map(String)).size).toBe(3);
    expect(places.every(([later, earlier]) => (later ?? 0) > (earlier ?? 0))).toBe(true);
  });

  it('keeps its fingerprint when files are moved and reformatted, and not when a meaning changes', () => {
    const term = (where: string) =>
      `terms:\n  - name: hot\n    owners: [sales_ops]\n    entity: lead\n    where: ${where}\n`;
    const print = (first: string, second: string) => {
      const sources = [
        { path: 'base.yml', text: COMPANY },
        { path: 'x.yml', text: term(first) },
        { path: 'y.yml', text: `# moved\n\n${term(second)}` },
      ];
      const { findings } = checkDefinitions({ config: {}, sources, today: '2026-06-30' });
      expect(findings.map(({ rule }) => rule)).toEqual(['conflicting-definition']);
      return findings[0]?.fingerprint;
    };
    expect(print('score   >   59', 'score >= 50')).toBe(print('NOT (score < 50)', 'score >= 60'));
    expect(print('score >= 60', 'score >= 50')).not.toBe(print('score >= 60', 'score >= 40'));
  });

  it('stands on the later by path', () => {
    const term = (score: number) =>
      `terms:\n  - {name: hot, owners: [sales_ops], entity: lead, where: score >= ${score}}\n`;
    const { findings } = checkDefinitions({
      config: {},
      sources: [
        { path: 'z.yml', text: term(50) },
        { path: 'base.yml', text: COMPANY },
        { path: 'm/a.yml', text: term(60) },
      ],
      today: '2026-06-30',
    });
    expect(findings.map(({ span }) => span.source.path)).toEqual(['z.yml']);
    expect(findings[0]).toMatchObject({ relation: 'wider', witness: { onlyThis: { score: 50 } } });
    expect(findings[0]?.related?.[0]?.span.source.path).toBe('m/a.yml');
  });
});

function checkPlain(text: string) {
  return checkDefinitions({
    config: {},
    sources: [
      { path: 'base.yml', text: COMPANY },
      { path: 'test.yml', text: text.replace(/[»«]/g, '') },
    ],
    today: '2026-06-30',
  });
}

/** Months and years apart, and months together: the same, and more than the engine can tell. */
const APART =
  'EXTRACT(month FROM opened_at) = EXTRACT(month FROM solved_at) AND EXTRACT(year FROM opened_at) = EXTRACT(year FROM solved_at)';
const TOGETHER = "DATE_TRUNC('month', opened_at) = DATE_TRUNC('month', solved_at)";

describe('what the engine cannot decide', () => {
  const terms = (name: string, more: string) => `terms:
  - {name: quick_ticket, owners: [service_desk], entity: ticket, where: ${APART}}
  - {name: ${name}, ${more}owners: [sales_ops], entity: ticket, where: "${TOGETHER}"}
`;

  it.each([
    [
      'two that claim one concept',
      terms('swift_ticket', 'synonyms: [quick ticket], '),
      'whether swift_ticket and quick_ticket mean the same',
    ],
    ['two of confusable names', terms('quick_case', ''), 'whether quick_case and quick_ticket mean the same'],
    [
      'a variant and its base',
      terms('swift_ticket', 'variant_of: quick_ticket, because: x, '),
      'whether swift_ticket means anything else than quick_ticket, which it is a variant of',
    ],
    [
      'a claim',
      `metrics:
  - {name: quick_work, owners: [service_desk], type: count, of: ticket, where: ${APART}}
dashboards:
  - {name: weekly, owners: [service_desk], claims: [{metric: quick_work, where: "${TOGETHER}"}]}
`,
      'whether what weekly computes is quick_work',
    ],
    [
      'a condition and a term',
      `${terms('swift_ticket', 'distinct_from: [quick_ticket], ').split('\n').slice(0, 2).join('\n')}
metrics:
  - {name: speed, owners: [service_desk], type: count, of: ticket, where: "${TOGETHER}"}
`,
      'how the metric speed stands to the term quick_ticket',
    ],
  ])('is a question left open: %s', (_, text, question) => {
    const { findings } = checkMarked(text, { base: COMPANY });
    expect(findings.map(({ rule }) => rule)).toEqual(['undecided']);
    expect(findings[0]?.message).toContain(question);
    expect(findings[0]?.related).toHaveLength(1);
  });

  it('is an error where a name is given twice', () => {
    const { findings } = checkMarked(terms('quick_ticket', ''), { base: COMPANY });
    expect(findings.map(({ rule }) => rule)).toEqual(['name-collision', 'undecided']);
  });
});
