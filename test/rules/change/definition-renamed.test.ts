import { describe, expect, it } from 'vitest';
import { baseText } from '../../diff/compare.js';
import { expectChange, expectOne, lead } from './expect-change.js';

const renamed = (text: string, name: string) => text.replace('qualified_lead', name);

describe('definition-renamed', () => {
  it('tells of a new name for the same meaning, also when it is written otherwise', () => {
    const now = renamed(lead('NOT score < 50'), '»good_lead«');
    const finding = expectOne(lead('score >= 50'), now, 'definition-renamed');
    expect(finding).toMatchObject({
      severity: 'warning',
      definition: { kind: 'term', name: 'good_lead' },
      message: 'The term `qualified_lead` is called `good_lead` now, and means the same.',
      related: [{ definition: { kind: 'term', name: 'qualified_lead' }, base: true }],
    });
    expect(baseText(finding)).toBe('qualified_lead');
  });

  it('tells of what uses it only that its name is another', () => {
    const users = (name: string) =>
      `metrics:\n  - {name: qualified_leads, owners: [marketing_ops], type: count, of: ${name}}\n`;
    expectOne(
      lead('score >= 50') + users('qualified_lead'),
      renamed(lead('score >= 50'), '»good_lead«') + users('good_lead'),
      'definition-renamed',
    );
  });

  it('is a removal when the meaning is another', () => {
    expectOne(lead('score >= 50'), `»«${renamed(lead('score >= 60'), 'good_lead')}`, 'definition-removed');
  });

  it('is a removal when the other one had been there', () => {
    const other = renamed(lead('score >= 50'), 'good_lead');
    expectOne(
      { 'a.yml': lead('score >= 50'), 'b.yml': other },
      { 'a.yml': '»«# empty\n', 'b.yml': other },
      'definition-removed',
    );
  });

  it('is silent where the old name had been deprecated, or stays', () => {
    expectChange(lead('score >= 50', ', status: deprecated'), renamed(lead('score >= 50'), 'good_lead'), []);
    const both = `${lead('score >= 50', ', status: deprecated, replaced_by: good_lead')}  - {name: good_lead, owners: [marketing_ops], entity: lead, where: score >= 50}\n`;
    expectChange(lead('score >= 50'), both, []);
  });

  it('tells of what had been deprecated until a day that has not come', () => {
    const old = lead('score >= 50', ', status: deprecated, sunset: 2026-06-30');
    expectOne(old, renamed(old, '»good_lead«'), 'definition-renamed');
    const over = old.replace('06-30', '06-29');
    expectChange(over, renamed(over, 'good_lead'), []);
  });

  it('knows an entity by what is written of it', () => {
    const entity = (name: string) =>
      `entities:\n  - {name: ${name}, owners: [sales_ops], source: web.visits, primary_key: id, fields: [{name: id, type: string}]}\n`;
    expectOne(entity('visit'), entity('»session«'), 'definition-renamed');
  });

  describe('of an entity', () => {
    const visits = (name: string, where = 'pages >= 3', called = name) => `entities:
  - name: ${called}
    owners: [sales_ops]
    source: web.visits
    primary_key: id
    fields: [{name: id, type: string}, {name: pages, type: integer}, {name: before, type: string}]
    relationships: [{name: previous_one, to: ${name}, on: before, type: many_to_one}]
  - name: click
    owners: [sales_ops]
    source: web.clicks
    primary_key: id
    fields: [{name: id, type: string}, {name: visit_id, type: string}]
    relationships: [{name: visit, to: ${name}, on: visit_id, type: many_to_one}]
terms:
  - {name: long_visit, owners: [sales_ops], entity: ${name}, where: ${where}}
metrics:
  - {name: visits, owners: [sales_ops], type: count, of: ${name}}
  - {name: long_visits, owners: [sales_ops], type: count, of: long_visit}
segmentations:
  - name: depth
    owners: [sales_ops]
    entity: ${name}
    segments: [{name: deep, where: pages >= 9}, {name: flat, where: pages < 9 OR pages IS NULL}]
contradictions:
  - {name: odd, owners: [sales_ops], story: visits > 5, reality: long_visits < 3, by: [${name}.pages]}
dashboards:
  - {name: web, owners: [sales_ops], uses: [${name}], claims: [{metric: visits, entity: ${name}, where: id IS NOT NULL}]}
`;

    it('tells of the entity alone, whatever names it', () => {
      expectOne(visits('visit'), visits('session', 'pages >= 3', '»session«'), 'definition-renamed');
    });

    it('compares what it holds over its new name', () => {
      const now = visits('session', '»pages >= 5«', '»session«');
      const [, changed] = expectChange(visits('visit'), now, ['definition-renamed', 'meaning-changed']);
      expect(changed).toMatchObject({
        definition: { kind: 'term', name: 'long_visit' },
        relation: 'narrower',
        witness: { onlyOther: { pages: 3 }, both: { pages: 5 } },
        // What it was cannot be kept by a name that is gone.
        help: 'Say `version: 2` if the change is meant, or restore the meaning.',
      });
    });
  });

  it('still watches owners and promises under the new name', () => {
    const owners = (name: string, teams: string) =>
      `terms:\n  - {name: ${name}, owners: ${teams}, entity: lead, where: score >= 50}\n`;
    expectChange(
      owners('qualified_lead', '[marketing_ops, sales_ops]'),
      owners('»good_lead«', '»[marketing_ops]«'),
      ['definition-renamed', 'owner-dropped'],
    );
  });
});
