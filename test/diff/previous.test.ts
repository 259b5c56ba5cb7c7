import { describe, expect, it } from 'vitest';
import { changeInWords } from '../../src/diff/change-words.js';
import { changesJson } from '../../src/diff/changes-json.js';
import { changesBetween } from './compare.js';

const term = (where: string, more = '', name = 'qualified_lead') =>
  `terms:\n  - {name: ${name}, owners: [marketing_ops], entity: lead, where: "${where}"${more}}\n`;
const kept = (where: string, more = '') =>
  `, version: 2, previous: {sunset: 2027-03-31, where: ${where}${more}}`;

const told = (before: string, now: string) =>
  changesBetween(before, now).map((change) => `${change.kind}: ${changeInWords(change)}`);

describe('what changed, with an earlier meaning', () => {
  it('is kept, not new', () => {
    const now = term('score >= 60', kept('score >= 50'));
    expect(told(term('score >= 50'), now)).toEqual([
      'meaning-changed: the term `qualified_lead` is narrower now: a lead with score 50 no longer belongs',
      'version-raised: the version of the term `qualified_lead` rose from 1 to 2',
      'kept: what the term `qualified_lead` meant as version 1 is kept as `qualified_lead_v1` until 2027-03-31',
    ]);
    const before = term('score >= 50');
    const sources = [{ path: 'test.yml', text: now }];
    const json = changesJson(
      { name: 'main', commit: null },
      { changes: changesBetween(before, now), settings: [], sources },
    );
    expect(json).toMatchObject({
      changes: [
        {},
        {},
        {
          kind: 'kept',
          definition: { kind: 'term', name: 'qualified_lead_v1' },
          file: 'test.yml',
          line: 2,
          before: { definition: { kind: 'term', name: 'qualified_lead' }, file: 'test.yml', line: 2 },
        },
      ],
    });
  });

  it('says where it is not what was', () => {
    const [, , change] = changesBetween(term('score >= 50'), term('score >= 60', kept('score >= 55')));
    expect(change && changeInWords(change)).toBe(
      '`qualified_lead_v1`, kept until 2027-03-31, is not what the term `qualified_lead` meant as version 1',
    );
    const json = changesJson(
      { name: 'main', commit: null },
      { changes: change ? [change] : [], settings: [], sources: [] },
    );
    expect(json).toMatchObject({
      changes: [{ relation: 'narrower', witness: { onlyOther: { score: 50 } } }],
    });
  });

  it('tells of what it says itself, and not of what it shares', () => {
    const base = term('score >= 60', kept('score >= 50'));
    expect(told(base, base)).toEqual([]);
    expect(told(base, base.replace('marketing_ops', 'sales_ops'))).toEqual([
      'owner-dropped: the term `qualified_lead` is no longer owned by marketing_ops',
    ]);
    expect(told(base, term('score >= 60', `, title: MQL${kept('score >= 50')}`))).toEqual([
      'words-changed: what people read of the term `qualified_lead` changed: its title is `MQL`, and nothing was said before',
    ]);
    expect(
      told(base, term('score >= 60', kept('score >= 50', ', because: EMEA').replace('03-31', '06-30'))),
    ).toEqual([
      'words-changed: what people read of the term `qualified_lead_v1` changed: its sunset was `2027-03-31` and is `2027-06-30`; its because is `EMEA`, and nothing was said before',
    ]);
    expect(told(base, term('score >= 60', kept('NOT score < 50')))).toEqual([
      'rewritten: the term `qualified_lead_v1` is written otherwise and means the same',
    ]);
  });

  it('is gone when it is taken out', () => {
    expect(told(term('score >= 60', kept('score >= 50')), term('score >= 60', ', version: 2'))).toEqual([
      'removed: what the term `qualified_lead` meant as version 1 is no longer kept as `qualified_lead_v1`',
    ]);
  });

  it('goes with a rename', () => {
    const base = term('score >= 60', kept('score >= 50'));
    expect(told(base, base.replace('name: qualified_lead,', 'name: ready_lead,'))).toEqual([
      'renamed: the term `qualified_lead` is called `ready_lead` now, and means the same',
      'renamed: the term `qualified_lead_v1` is called `ready_lead_v1` now, and means the same',
    ]);
    // What the old name stood for is kept, and the new one means something else.
    expect(told(term('score >= 50'), term('score >= 60', kept('score >= 50'), 'ready_lead'))).toEqual([
      'added: the term `ready_lead` is new',
      'renamed: the term `qualified_lead` is called `ready_lead` now, and what it meant is kept as `ready_lead_v1`',
    ]);
  });

  it('is not taken for something else that is gone', () => {
    const other = `  - {name: warm_lead, owners: [marketing_ops], entity: lead, where: score >= 50}\n`;
    expect(told(term('score >= 55') + other, term('score >= 60', kept('score >= 50')))).toEqual([
      'meaning-changed: the term `qualified_lead` is narrower now: a lead with score 55 no longer belongs',
      'version-raised: the version of the term `qualified_lead` rose from 1 to 2',
      'kept: `qualified_lead_v1`, kept until 2027-03-31, is not what the term `qualified_lead` meant as version 1',
      'removed: the term `warm_lead` is gone',
    ]);
  });

  it('counts as the meaning of no one else: a field named only there reaches only that', () => {
    const visit = (type: string) =>
      `entities:\n  - {name: visit, owners: [sales_ops], source: web.visits, primary_key: visit_id, fields: [{name: visit_id, type: string, nullable: false}, {name: views, type: ${type}}, {name: pages, type: integer}]}\nterms:\n  - {name: deep_visit, owners: [sales_ops], entity: visit, where: pages > 5, version: 2, previous: {sunset: 2027-03-31, where: views > 3}}\n`;
    const [change] = changesBetween(visit('integer'), visit('number'));
    expect(change?.kind === 'meaning-changed' && change.affected.map(({ name }) => name)).toEqual([
      'deep_visit_v1',
    ]);
  });
});
