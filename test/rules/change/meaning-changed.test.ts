import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../../src/check.js';
import { baseText, checkChange } from '../../diff/compare.js';
import { COMPANY } from '../../support/company.js';
import { expectChange, expectOne, lead, markedLead } from './expect-change.js';

const BEFORE = lead('score >= 50');
const NARROWER = lead('score >= 60');
const MARKED = markedLead('score >= 60');
const metric = (rest: string) => `metrics:\n  - {name: pipeline, owners: [sales_ops], ${rest}}\n`;

describe('meaning-changed', () => {
  it.each([
    ['narrower', 'score >= 60', { onlyOther: { score: 50 }, both: { score: 60 } }],
    ['wider', 'score >= 40', { onlyThis: { score: 40 }, both: { score: 50 } }],
    ['disjoint', 'score < 50', { onlyThis: { score: 0 }, onlyOther: { score: 50 } }],
    [
      'overlapping',
      'score BETWEEN 20 AND 70',
      { onlyThis: { score: 20 }, onlyOther: { score: 71 }, both: { score: 50 } },
    ],
  ])('tells that a term is %s now, with the records that enter and leave', (relation, where, witness) => {
    const finding = expectOne(BEFORE, markedLead(where), 'meaning-changed');
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'qualified_lead' },
      relation,
      differs: ['condition'],
      proof: 'refuted',
      assumptions: [],
      related: [{ definition: { kind: 'term', name: 'qualified_lead' }, base: true }],
    });
    expect(finding.witness).toEqual(witness);
    expect(baseText(finding)).toBe('"score >= 50"');
  });

  it('says it in words, with what to do', () => {
    expect(expectOne(BEFORE, MARKED, 'meaning-changed')).toMatchObject({
      message:
        'The term `qualified_lead` is narrower now: a lead with score 50 no longer belongs. Its version is still 1.',
      help: 'Say `version: 2` if the change is meant, or restore the meaning. To serve what it meant for a while: `previous: {sunset: 2026-09-30, where: score >= 50}` beside it.',
    });
  });

  it.each([
    ['a rewrite', lead('NOT score < 50')],
    ['another order and other white space', lead('(50   <=\n  score)')],
    ['words', lead('score >= 50', ', title: MQL, description: Ready to be called, tags: [x]')],
    ['a version that rose with the meaning', lead('score >= 60', ', version: 2')],
  ])('is silent about %s', (_, now) => {
    expectChange(BEFORE, now, []);
  });

  it('is not satisfied with a version that fell', () => {
    const { message } = expectOne(
      lead('score >= 50', ', version: 3'),
      markedLead('score >= 60', ', version: 2'),
      'meaning-changed',
    );
    expect(message).toContain('Its version fell from 3 to 2.');
  });

  it('tells of a term once, and of what changes with it in the message', () => {
    const users = `metrics:
  - {name: qualified_leads, owners: [marketing_ops], type: count, of: qualified_lead}
  - {name: share, owners: [marketing_ops], type: ratio, numerator: qualified_leads, denominator: won_deals}
`;
    const { message } = expectOne(BEFORE + users, MARKED + users, 'meaning-changed');
    expect(message).toContain(
      'With it changes what rests on it: metric `qualified_leads` and metric `share`.',
    );
  });

  it('tells apart what a metric changed itself from what changed with its term', () => {
    const uses = (more: string) =>
      `metrics:\n  - {name: qualified_leads, owners: [marketing_ops], type: count, of: qualified_lead${more}}\n`;
    expectOne(BEFORE + uses(''), MARKED + uses(', where: score >= 0'), 'meaning-changed');
    const marked = uses(', where: »verified«');
    const [first, second] = expectChange(BEFORE + uses(''), MARKED + marked, [
      'meaning-changed',
      'meaning-changed',
    ]);
    expect(first?.definition?.kind).toBe('term');
    expect(second).toMatchObject({ definition: { name: 'qualified_leads' }, relation: 'narrower' });
  });

  it('sees through a term that was taken out of a condition', () => {
    const before = lead("score >= 50 AND status = 'mql'");
    const now = `${lead('marketing_lead AND score >= 50')}  - {name: marketing_lead, owners: [marketing_ops], entity: lead, where: "status = 'mql'"}\n`;
    expectChange(before, now, []);
  });

  it.each([
    [
      'value',
      'type: sum, of: won_deal, value: amount, unit: USD',
      'type: sum, of: won_deal, value: »amount * 2«, unit: USD',
      ['value'],
    ],
    [
      'aggregation',
      'type: sum, of: won_deal, value: amount',
      'type: »average«, of: won_deal, value: amount',
      ['aggregation'],
    ],
    ['time', 'type: count, of: lead', 'type: count, of: lead, time: »created_at«', ['time']],
    [
      'unit',
      'type: sum, of: won_deal, value: amount, unit: USD',
      'type: sum, of: won_deal, value: amount, unit: »EUR«',
      ['unit'],
    ],
    ['entity', 'type: count, of: lead', 'type: count, of: »ticket«', ['entity']],
    [
      'parts',
      'type: ratio, numerator: won_deals, denominator: views',
      'type: ratio, numerator: »views«, denominator: won_deals',
      ['parts'],
    ],
  ])('names the %s of a metric that changed', (_, before, now, differs) => {
    const finding = expectOne(metric(before), metric(now), 'meaning-changed');
    expect(finding).toMatchObject({ relation: null, differs });
    expect(finding.message).toContain('means something else now');
  });

  it('says which unit it was', () => {
    const { message } = expectOne(
      metric('type: sum, of: won_deal, value: amount, unit: USD'),
      metric('type: sum, of: won_deal, value: amount, unit: »EUR«'),
      'meaning-changed',
    );
    expect(message).toContain('its unit was `USD` and is `EUR`');
  });

  it('points at the name where what made the difference is gone', () => {
    const finding = expectOne(
      metric('type: count, of: won_deal, where: amount > 5'),
      metric('type: count, of: won_deal').replace('pipeline', '»pipeline«'),
      'meaning-changed',
    );
    expect(finding).toMatchObject({ relation: 'wider' });
    expect(baseText(finding)).toBe('amount > 5');
  });

  it('compares segments by name, in any order', () => {
    const tiers = (small: string) =>
      `segmentations:\n  - name: tier\n    owners: [sales_ops]\n    entity: account\n    segments:\n${small}`;
    const [large, small] = [
      '      - {name: large, where: employees >= 100}\n',
      '      - {name: small, where: employees < 100 OR employees IS NULL}\n',
    ];
    expectChange(tiers(large + small), tiers(small + large), []);
    const finding = expectOne(
      tiers(large + small),
      tiers(`      - {name: large, where: »employees >= 50«}\n${small}`),
      'meaning-changed',
    );
    expect(finding.message).toContain(
      'of the segment `large` the `where` was `employees >= 100` and is `employees >= 50`',
    );
    expect(finding.message).toContain(
      'an account with employees 50 belongs to `large` now and did not before',
    );
    expect(finding.witness).toHaveProperty('onlyThis.employees');
  });

  it('leaves to `undecided` what the engine cannot tell', () => {
    const [before, now] = ['ABS(score) * score = 7', 'ABS(score) * score = 8'];
    const asked = (text: string) =>
      checkChange(lead(before), text).findings.filter(({ message }) =>
        message.startsWith('It could not be decided whether the term `qualified_lead` means what it meant'),
      );
    expect(asked(lead(now))).toMatchObject([
      { rule: 'undecided', severity: 'warning', relation: 'unknown', related: [{ base: true }] },
    ]);
    expect(asked(lead(now, ', version: 2'))).toEqual([]);
    expect(asked(lead(before, ', title: Odd lead'))).toEqual([]);
  });

  it('keeps its fingerprint when the new text moves, and changes it with the meaning', () => {
    const fingerprint = (text: string) => checkChange(BEFORE, text).findings.map((each) => each.fingerprint);
    expect(fingerprint(NARROWER)).toHaveLength(1);
    expect(fingerprint(`# moved\n\n${NARROWER}`)).toEqual(fingerprint(NARROWER));
    expect(fingerprint(lead('score > 59'))).toEqual(fingerprint(NARROWER));
    expect(fingerprint(lead('score >= 61'))).not.toEqual(fingerprint(NARROWER));
  });

  it('finds a conflict of two changes that each pass alone', () => {
    const files = (marketing: string, sales: string) => ({ 'm.yml': marketing, 's.yml': sales });
    const synonym = (word: string) =>
      `terms:\n  - {name: hot_lead, owners: [sales_ops], synonyms: [${word}], entity: lead, where: score >= 90}\n`;
    const base = files(lead('score >= 50'), synonym('hot'));
    const one = files(lead('score >= 50', ', synonyms: [MQL]'), synonym('hot'));
    const other = files(lead('score >= 50'), synonym('hot, mql'));
    const merged = files(lead('score >= 50', ', synonyms: [MQL]'), synonym('hot, mql'));
    const errors = (now: Readonly<Record<string, string>>) =>
      checkChange(base, now)
        .all.filter(({ severity }) => severity === 'error')
        .map(({ rule }) => rule);
    expect([errors(one), errors(other), errors(merged)]).toEqual([[], [], ['conflicting-definition']]);
  });
});

describe('meaning-changed of entities', () => {
  const entity = (fields: string, more = '') => `entities:
  - name: visit
    owners: [sales_ops]
    source: web.visits${more}
    primary_key: visit_id
    fields:
      - {name: visit_id, type: string, nullable: false}
${fields}`;
  const PAGES = '      - {name: pages, type: integer}\n';

  it.each([
    [
      'the type',
      '      - {name: pages, type: »decimal«}\n',
      'of the field `pages` the type was `integer` and is `decimal`',
    ],
    [
      'nullability',
      '      - {name: pages, type: integer, nullable: »false«}\n',
      'the field `pages` is never NULL now',
    ],
    [
      'the column',
      '      - {name: pages, type: integer, column: »page_count«}\n',
      'the column is `page_count`',
    ],
    ['the unit', '      - {name: pages, type: integer, unit: »pages«}\n', 'the unit is `pages`'],
  ])('tells of %s of a field', (_, now, words) => {
    const finding = expectOne(entity(PAGES), entity(now), 'meaning-changed');
    expect(finding).toMatchObject({
      definition: { kind: 'entity', name: 'visit' },
      relation: null,
      proof: 'proved',
    });
    expect(finding.message).toContain(words);
  });

  it('tells of a field that is gone, and of the source', () => {
    const gone = entity('').replace('name: visit\n', 'name: »visit«\n');
    expect(expectOne(entity(PAGES), gone, 'meaning-changed').message).toContain('the field `pages` is gone');
    const source = entity(PAGES).replace('web.visits', '»web.sessions«');
    expect(expectOne(entity(PAGES), source, 'meaning-changed')).toMatchObject({ differs: ['entity'] });
  });

  it('tells of a closed list what came and went', () => {
    const status = (values: string) => entity(`      - {name: status, type: string, values: ${values}}\n`);
    const { message } = expectOne(status('[a, b, c]'), status('»[b, c, d]«'), 'meaning-changed');
    expect(message).toContain('of the field `status` the values lost `a` and gained `d`');
  });

  it('is silent about a column that is called as it was anyway', () => {
    const named = entity('      - {name: pages, type: integer, column: pages}\n');
    expectChange(entity(PAGES), named, []);
    expectChange(named, entity(PAGES), []);
  });

  it('is silent about more fields, another order and other words', () => {
    const more =
      '      - {name: bounced, type: boolean}\n      - {name: pages, title: Pages, type: integer}\n';
    expectChange(entity(PAGES), entity(more), []);
  });

  it('compares computed fields by their values', () => {
    const computed = (expression: string) =>
      entity(`${PAGES}      - {name: twice, type: integer, expression: ${expression}}\n`);
    expectChange(computed('pages * 2'), computed('pages + pages'), []);
    const finding = expectOne(computed('pages * 2'), computed('»pages * 3«'), 'meaning-changed');
    expect(finding).toMatchObject({ differs: ['value'] });
  });

  it('names what rests on a field that changed, also through others', () => {
    const rest = (pages: string) => `${entity(
      `      - {name: pages, type: ${pages}}\n      - {name: twice, type: integer, expression: score_of + 1}\n      - {name: score_of, type: integer, expression: pages * 2}\n      - {name: seconds, type: integer}\n`,
    )}terms:
  - {name: deep_visit, owners: [sales_ops], entity: visit, where: twice > 3}
  - {name: long_visit, owners: [sales_ops], entity: visit, where: seconds > 3}
metrics:
  - {name: deep_visits, owners: [sales_ops], type: count, of: deep_visit}
  - {name: long_visits, owners: [sales_ops], type: count, of: long_visit}
`;
    const { message } = expectOne(rest('integer'), rest('»number«'), 'meaning-changed');
    expect(message).toMatch(/what rests on it: term `deep_visit` and metric `deep_visits`\.$/);
    const moved = rest('integer').replace('web.visits', '»web.sessions«');
    expect(expectOne(rest('integer'), moved, 'meaning-changed').message).toMatch(
      /term `deep_visit`, term `long_visit`, metric `deep_visits` and metric `long_visits`\.$/,
    );
  });

  it('cannot compare a term over a field that is gone', () => {
    const term = (where: string) =>
      `terms:\n  - {name: deep_visit, owners: [sales_ops], entity: visit, where: ${where}}\n`;
    const views = '      - {name: views, type: integer}\n';
    const before = entity(PAGES) + term('pages > 3');
    const now = entity(views, '\n    version: 2') + term('»views > 3«');
    const finding = expectOne(before, now, 'meaning-changed');
    expect(finding).toMatchObject({ relation: 'unknown', proof: 'unknown', differs: ['condition'] });
    expect(finding).not.toHaveProperty('witness');
    expect(finding.message).toContain(
      'what it meant cannot be compared: there is no `pages` on entity visit.',
    );
  });

  it('reads the old words over the new entity: a list that grew is no change of a term', () => {
    const stage = (values: string, more = '') =>
      entity(`      - {name: stage, type: string, values: [${values}]}\n`, more) +
      'terms:\n  - {name: seen, owners: [sales_ops], entity: visit, where: "stage = \'a\'"}\n';
    expectChange(stage('a, b'), stage('a, b, c', '\n    version: 2'), []);
  });
});

describe('a check with a base', () => {
  it('finds what a check without one finds, and more only about changes', () => {
    const sources = [{ path: 'company.yml', text: COMPANY }];
    const alone = checkDefinitions({ config: {}, sources, today: '2026-06-30' });
    const same = checkDefinitions({
      config: {},
      sources,
      base: { config: {}, sources },
      today: '2026-06-30',
    });
    const fresh = checkDefinitions({
      config: {},
      sources,
      base: { config: {}, sources: [] },
      today: '2026-06-30',
    });
    expect(same.findings).toEqual(alone.findings);
    expect(fresh.findings).toEqual(alone.findings);
  });
});
