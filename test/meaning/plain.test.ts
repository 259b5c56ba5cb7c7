import { describe, expect, it } from 'vitest';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import type { Comparison } from '../../src/meaning/meaning.js';
import { graphOfTexts } from '../support/graph-of.js';

const BASE = `
teams: [{name: ops}]
entities:
  - name: lead
    owners: [ops]
    source: t
    primary_key: id
    time: at
    fields: [{name: id, type: integer, nullable: false}, {name: score, type: integer}, {name: bonus, type: integer}, {name: at, type: timestamp}]
metrics:
  - {name: leads, owners: [ops], type: count, of: lead}
  - {name: worth, owners: [ops], type: sum, of: lead, value: score}
`;

/** Two definitions of one name that say these things. */
function compare(list: string, head: string, left: string, right: string): Comparison {
  const items = [left, right].map((each) => `  - {name: it, owners: [ops], ${head}${each}}\n`);
  const graph = graphOfTexts([BASE, `${list}:\n${items.join('')}`]);
  const meanings = createMeanings(graph);
  const [ours, theirs] = graph.definitions
    .filter(({ name }) => name === 'it')
    .map((definition) => meanings.of(definition));
  if (!ours || !theirs) throw new Error('no meanings');
  return meanings.compare(ours, theirs);
}

describe('contradictions', () => {
  it.each<[string, string, boolean, readonly string[]]>([
    ['story: leads > 5, reality: worth < 3', 'story: NOT leads <= 5, reality: 3 > worth', true, []],
    ['story: leads > 5, reality: worth < 3', 'story: leads > 6, reality: worth < 3', false, ['condition']],
    ['story: leads > 5, reality: worth < 3', 'story: worth > 5, reality: leads < 3', false, ['condition']],
    [
      'story: leads > 5, reality: worth < 3, by: [lead.score]',
      'story: leads > 5, reality: worth < 3, by: [lead.bonus]',
      false,
      ['parts'],
    ],
    [
      'story: leads > 5, reality: worth < 3',
      'story: leads > 5, reality: leads < 3',
      false,
      ['condition', 'parts'],
    ],
    [
      'story: leads > 5, reality: worth < 3',
      'story: leads > 5, reality: worth < 3, grain: month',
      false,
      ['parts'],
    ],
  ])('%s and %s', (left, right, same, differs) => {
    const told = compare('contradictions', '', left, right);
    expect([told.same, told.differs, told.witness]).toEqual([same, differs, {}]);
  });
});

describe('the claims of dashboards', () => {
  it.each<[string, string, boolean, readonly string[]]>([
    ['where: score > 5', 'where: NOT score <= 5', true, []],
    ['where: score > 5', 'where: score >= 5', false, ['condition']],
    ['value: ABS(score)', 'value: CASE WHEN score < 0 THEN -score ELSE score END', true, []],
    ['value: score', 'value: score + bonus', false, ['parts']],
    ['where: score > 5', 'value: score', false, ['parts']],
  ])('%s and %s', (left, right, same, differs) => {
    const told = compare(
      'dashboards',
      '',
      `claims: [{metric: worth, ${left}}]`,
      `claims: [{metric: worth, ${right}}]`,
    );
    expect([told.same, told.differs]).toEqual([same, differs]);
  });
});

describe('entities', () => {
  const FIELDS =
    'source: t, primary_key: id, fields: [{name: id, type: integer}, {name: score, type: integer}';
  it.each<[string, string, boolean | null, readonly string[]]>([
    [
      '{name: high, type: boolean, expression: score > 5}]',
      '{name: high, type: boolean, expression: score > 5, title: High}]',
      true,
      [],
    ],
    // Names stand for the fields of the first entity of a name, so that what another one computes is not known.
    [
      '{name: high, type: boolean, expression: score > 5}]',
      '{name: high, type: boolean, expression: score > 6}]',
      null,
      [],
    ],
    [
      '{name: kind, type: string, values: [a, b]}]',
      '{name: kind, type: string, values: [b, a], title: Kind}]',
      true,
      [],
    ],
    [
      '{name: kind, type: string, values: [a, b]}]',
      '{name: kind, type: string, values: [a]}]',
      false,
      ['parts'],
    ],
    ['{name: kind, type: string, privacy: personal}]', '{name: kind, type: string}]', false, ['parts']],
    ['{name: at, type: timestamp}], time: at', '{name: at, type: timestamp}]', false, ['time']],
  ])('%s and %s', (left, right, same, differs) => {
    const told = compare('entities', FIELDS.replace(/$/, ', '), left, right);
    expect([told.same, told.differs]).toEqual([same, differs]);
  });
});

describe('segmentations', () => {
  const head = 'entity: lead, segments: ';
  it('carry the records of the segment that differs', () => {
    const told = compare(
      'segmentations',
      head,
      '[{name: a, where: score > 5}, {name: b, where: score <= 5}]',
      '[{name: b, where: NOT score > 5}, {name: a, where: score > 7}]',
    );
    expect(told).toMatchObject({ same: false, relation: null, differs: ['condition'], proof: 'refuted' });
    expect(told.witness.onlyThis?.score).toBeGreaterThan(5);
    expect(told.witness.onlyOther).toBeUndefined();
  });

  it.each<[string, string, boolean, readonly string[]]>([
    ['[{name: a, where: score > 5}]', '[{name: a, where: 5 < score, description: x}]', true, []],
    ['[{name: a, where: score > 5}]', '[{name: b, where: score > 5}]', false, ['parts']],
    ['[{name: a, where: score > 5}]', '[{name: a, where: score > 5}], exhaustive: false', false, ['parts']],
  ])('%s and %s', (left, right, same, differs) => {
    const told = compare('segmentations', head, left, right);
    expect([told.same, told.differs]).toEqual([same, differs]);
  });
});
