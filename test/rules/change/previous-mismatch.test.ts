import { describe, expect, it } from 'vitest';
import { baseText, checkChange } from '../../diff/compare.js';
import { expectChange, expectOne, lead } from './expect-change.js';

const BEFORE = lead('score >= 50');
const kept = (where: string, more = '', key = 'previous') =>
  lead('score >= 60', `, version: 2, ${key}: {sunset: 2026-09-30, where: ${where}${more}}`);
const counting = (more = '', of = 'qualified_lead') =>
  `metrics:\n  - {name: qualified_leads, owners: [marketing_ops], type: count, of: ${of}${more}}\n`;

describe('previous-mismatch', () => {
  it.each([
    ['in the same words', 'score >= 50'],
    ['in other words', 'NOT (score < 50)'],
    ['over several lines', '"(50\n       <= score)"'],
  ])('is silent where `previous` says what the base had, %s', (_, where) => {
    expectChange(BEFORE, kept(where), []);
  });

  it.each([
    ['narrower', 'score >= 55', { onlyOther: { score: 50 }, both: { score: 55 } }],
    ['wider', 'score >= 40', { onlyThis: { score: 40 }, both: { score: 50 } }],
    ['disjoint', 'score < 50', { onlyThis: { score: 0 }, onlyOther: { score: 50 } }],
  ])('tells of a kept meaning that is %s, with the records that show it', (relation, where, witness) => {
    const finding = expectOne(BEFORE, kept(`»${where}«`), 'previous-mismatch');
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'qualified_lead_v1' },
      relation,
      differs: ['condition'],
      proof: 'refuted',
      assumptions: [],
      related: [{ definition: { kind: 'term', name: 'qualified_lead' }, base: true }],
    });
    expect(finding.witness).toEqual(witness);
    expect(baseText(finding)).toBe('"score >= 50"');
  });

  it('says it in words, with what to write', () => {
    expect(expectOne(BEFORE, kept('»score >= 55«'), 'previous-mismatch')).toMatchObject({
      message:
        '`qualified_lead_v1`, kept until 2026-09-30, is not what the term `qualified_lead` meant as version 1, but narrower: a lead with score 50 no longer belongs.',
      help: 'What the base had is `previous: {sunset: 2026-09-30, where: score >= 50}`.',
    });
  });

  it('tells of a base that has another version', () => {
    const finding = expectOne(
      lead('score >= 50', ', version: 3'),
      lead('score >= 60', ', version: 4, »previous«: {sunset: 2026-09-30, version: 1, where: score >= 50}'),
      'previous-mismatch',
    );
    expect(finding).toMatchObject({
      message:
        '`previous` keeps version 1 of the term `qualified_lead`, and the base has version 3: nobody can prove what it meant.',
      related: [{ definition: { kind: 'term', name: 'qualified_lead' }, base: true }],
    });
    expect(finding.relation).toBeUndefined();
  });

  it('tells of a base that has no such definition', () => {
    const { message, related } = expectOne(
      '# nothing\n',
      kept('score >= 50', '', '»previous«'),
      'previous-mismatch',
    );
    expect(message).toContain('The base has no term `qualified_lead`');
    expect(related).toBeUndefined();
  });

  it('is silent about what could not be understood in the base, or cannot be today', () => {
    expectChange(BEFORE.replace('entity: lead', 'entity: [lead]'), kept('score >= 55'), []);
    expectChange(lead('no_such_field > 1'), kept('score >= 55'), []);
    expectChange(BEFORE, kept('no_such_field > 1'), []);
  });

  it('compares over today’s entities, and says what of the base is gone', () => {
    const visit = (field: string) =>
      `entities:\n  - {name: visit, owners: [sales_ops], source: web.visits, primary_key: visit_id, fields: [{name: visit_id, type: string, nullable: false}, {name: ${field}, type: integer}, {name: pages, type: integer}]}\n`;
    const deep = (rest: string) =>
      `terms:\n  - {name: deep_visit, owners: [sales_ops], entity: visit, ${rest}}\n`;
    const { findings } = checkChange(
      visit('views') + deep('where: views > 3'),
      visit('seen') + deep('where: pages > 5, version: 2, previous: {sunset: 2026-09-30, where: pages > 3}'),
    );
    const told = findings.find(({ rule }) => rule === 'previous-mismatch');
    expect(told).toMatchObject({ relation: 'unknown', differs: ['condition'], proof: 'unknown' });
    expect(told?.message).toContain('views');
  });

  it('leaves to `undecided` what the engine cannot tell', () => {
    const { findings } = checkChange(lead('ABS(score) * score = 7'), kept('ABS(score) * score = 8'));
    const asked = findings.filter(({ message }) =>
      message.startsWith('It could not be decided whether `qualified_lead_v1` keeps what the term'),
    );
    expect(asked).toMatchObject([{ rule: 'undecided', relation: 'unknown', related: [{ base: true }] }]);
    expect(findings.map(({ rule }) => rule)).not.toContain('previous-mismatch');
  });

  it('proves a metric by the term that was', () => {
    const terms = kept('score >= 50');
    const metric = (previous: string) => counting(`, version: 2, previous: {sunset: 2026-09-30${previous}}`);
    expectChange(BEFORE + counting(), terms + metric(', of: qualified_lead_v1'), []);
    const finding = expectOne(
      BEFORE + counting(),
      terms + metric('').replace('previous', '»previous«'),
      'previous-mismatch',
    );
    expect(finding).toMatchObject({
      definition: { kind: 'metric', name: 'qualified_leads_v1' },
      relation: 'narrower',
      help: 'Name `qualified_lead_v1` in place of `qualified_lead` in `previous`: that changed its meaning, too.',
    });
    expect(finding.message).toContain('a lead with score 50 no longer counts');
  });

  it.each([
    [
      'a value',
      'type: sum, of: won_deal, value: amount, unit: USD',
      'type: sum, of: won_deal, value: amount * 2, unit: USD',
      'value: amount',
    ],
    [
      'a condition that is new',
      'type: count, of: won_deal',
      'type: count, of: won_deal, where: amount > 5',
      'where: null',
    ],
    [
      'another type',
      'type: ratio, numerator: won_deals, denominator: views',
      'type: count, of: won_deal',
      'type: ratio, numerator: won_deals, denominator: views',
    ],
    [
      'a type without a value',
      'type: count, of: won_deal',
      'type: sum, of: won_deal, value: amount, unit: USD',
      'type: count, unit: null',
    ],
    [
      'a unit',
      'type: sum, of: won_deal, value: amount, unit: USD',
      'type: sum, of: won_deal, value: amount, unit: EUR',
      'unit: USD',
    ],
    ['a time', 'type: count, of: lead', 'type: count, of: lead, time: created_at', 'time: null'],
  ])('proves %s of a metric; meaning-changed says what to write', (_, before, now, previous) => {
    const pipeline = (rest: string) => `metrics:\n  - {name: pipeline, owners: [sales_ops], ${rest}}\n`;
    const yaml = `previous: {sunset: 2026-09-30, ${previous}}`;
    const silent = checkChange(pipeline(before), pipeline(now)).findings;
    expect(silent).toMatchObject([
      {
        rule: 'meaning-changed',
        help: `Say \`version: 2\` if the change is meant, or restore the meaning. To serve what it meant for a while: \`${yaml}\` beside it.`,
      },
    ]);
    expectChange(pipeline(before), pipeline(`${now}, version: 2, ${yaml}`), []);
    const wrong = checkChange(
      pipeline(before),
      pipeline(`${now}, version: 2, previous: {sunset: 2026-09-30}`),
    ).findings;
    expect(wrong).toMatchObject([
      {
        rule: 'previous-mismatch',
        definition: { name: 'pipeline_v1' },
        help: `What the base had is \`${yaml}\`.`,
      },
    ]);
  });

  it('proves segments', () => {
    const tier = (rest: string) =>
      `segmentations:\n  - {name: tier, owners: [sales_ops], entity: account, exhaustive: false, ${rest}}\n`;
    const [before, now] = [
      '[{name: large, where: employees >= 100}]',
      '[{name: large, where: employees >= 50}]',
    ];
    const [changed] = checkChange(tier(`segments: ${before}`), tier(`segments: ${now}`)).findings;
    expect(changed?.help).toContain(`previous: {sunset: 2026-09-30, segments: ${before}}`);
    const next = (segments: string) =>
      tier(`segments: ${now}, version: 2, previous: {sunset: 2026-09-30, segments: ${segments}}`);
    expectChange(tier(`segments: ${before}`), next(before), []);
    const finding = expectOne(
      tier(`segments: ${before}`),
      next('[{name: large, where: »employees >= 70«}]'),
      'previous-mismatch',
    );
    expect(finding.witness).toMatchObject({ onlyThis: { employees: 70 } });
  });

  it('judges what was kept before by its name, once', () => {
    const [base, now] = [kept('score >= 50'), kept('»score >= 45«')];
    const finding = expectOne(base, now, 'meaning-changed');
    expect(finding).toMatchObject({
      definition: { kind: 'term', name: 'qualified_lead_v1' },
      relation: 'wider',
      help: 'Restore what `previous` said.',
    });
    expect(finding.message).toContain('What is kept must stay what it was.');
    expectChange(base, kept('NOT score < 50'), []);
  });

  it('is not satisfied by a version of a definition that was written out', () => {
    const plain = (where: string) =>
      `${lead('score >= 60', ', version: 3')}  - {name: qualified_lead_v2, owners: [marketing_ops], entity: lead, where: ${where}, status: deprecated, replaced_by: qualified_lead}\n`;
    const previous = (where: string) =>
      lead('score >= 60', `, version: 3, previous: {sunset: 2026-09-30, where: ${where}}`);
    expectChange(plain('score >= 50'), previous('score >= 50'), []);
    expectOne(plain('score >= 50'), previous('»score >= 45«'), 'meaning-changed');
  });

  it('tells of a kept metric that changed with its term', () => {
    const metric = (of: string) =>
      counting(`, where: verified, version: 2, previous: {sunset: 2026-09-30, where: null${of}}`);
    const base = BEFORE + metric('');
    const finding = expectOne(
      base,
      kept('score >= 50') + metric('').replace('previous', '»previous«'),
      'previous-mismatch',
    );
    expect(finding).toMatchObject({
      definition: { kind: 'metric', name: 'qualified_leads_v1' },
      relation: 'narrower',
      help: 'Name `qualified_lead_v1` in place of `qualified_lead` in `previous`: that changed its meaning, too.',
    });
    expect(finding.message).toContain(
      'must stay what it was, and changed with term `qualified_lead`: it is narrower now; a lead with',
    );
    expectChange(base, kept('score >= 50') + metric(', of: qualified_lead_v1'), []);
  });

  it('is told of once where a kept metric changed with a kept term', () => {
    const metric = counting(', version: 2, previous: {sunset: 2026-09-30, of: qualified_lead_v1}');
    const { message } = expectOne(
      kept('score >= 50') + metric,
      kept('»score >= 45«') + metric,
      'meaning-changed',
    );
    expect(message).toContain('With it changes what rests on it: metric `qualified_leads_v1`.');
  });

  it('proposes no previous that names a term by a name it lost', () => {
    const now = kept('score >= 50').replace('name: qualified_lead,', 'name: ready_lead,');
    const { findings } = checkChange(BEFORE + counting(), now + counting('', 'ready_lead'));
    const changed = findings.find(({ rule }) => rule === 'meaning-changed');
    expect(changed?.definition).toEqual({ kind: 'metric', name: 'qualified_leads' });
    expect(changed?.help).toBe('Say `version: 2` if the change is meant, or restore the meaning.');
  });

  it('follows a definition to its new name', () => {
    const renamed = (text: string) => text.replace('name: qualified_lead,', 'name: ready_lead,');
    // What is new under the new name, and what it meant under the old one.
    const finding = expectOne(BEFORE, renamed(kept('score >= 50', '', '»previous«')), 'definition-renamed');
    expect(finding).toMatchObject({
      message:
        'The term `qualified_lead` is called `ready_lead` now, and what it meant is kept as `ready_lead_v1`.',
      help: expect.stringContaining('`replaced_by: ready_lead`'),
    });
    // Both under a new name.
    const { findings } = checkChange(kept('score >= 50'), renamed(kept('score >= 50')));
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['definition-renamed', 'The term `qualified_lead` is called `ready_lead` now, and means the same.'],
      [
        'definition-renamed',
        'The term `qualified_lead_v1` is called `ready_lead_v1` now, and means the same.',
      ],
    ]);
  });

  it('keeps its fingerprint when the text moves, and changes it with the meaning', () => {
    const fingerprint = (text: string) => checkChange(BEFORE, text).findings.map((each) => each.fingerprint);
    const [one] = fingerprint(kept('score >= 55'));
    expect(fingerprint(`# moved\n\n${kept('score > 54')}`)).toEqual([one]);
    expect(fingerprint(kept('score >= 56'))).not.toEqual([one]);
  });
});
