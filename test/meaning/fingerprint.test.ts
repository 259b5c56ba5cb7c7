import { describe, expect, it } from 'vitest';
import type { AnyDefinition } from '../../src/language/definition.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { graphOfTexts } from '../support/graph-of.js';
import { companyGraph } from './company.js';

const LISTS = `
terms:
  - {name: good_lead, entity: lead, where: score >= 60 AND consent}
  - {name: known_lead, entity: lead, where: status <> 'new'}
metrics:
  - {name: leads, type: count, of: lead}
  - {name: good_leads, type: count, of: good_lead}
  - {name: share, type: ratio, numerator: good_leads, denominator: leads}
segmentations:
  - {name: size, entity: account, segments: [{name: large, where: employees >= 100}, {name: small, where: employees < 100 OR employees IS NULL}]}
handoffs:
  - {name: over, entity: lead, from: ops, to: desk, releases: good_lead, accepts: known_lead, released_at: qualified_at, within: 2 days}
contradictions:
  - {name: odd, story: share >= 0.9, reality: leads < 10, by: [size], grain: month}
dashboards:
  - {name: board, uses: [share, leads], claims: [{metric: leads, where: score >= 3}]}
objectives:
  - {name: goal, metric: share, target: 0.8, by: 2026-12-31}
`;

/** The fingerprint of every definition, by kind and name. */
function fingerprints(lists: string): ReadonlyMap<string, string> {
  const graph = companyGraph(lists);
  const meanings = createMeanings(graph);
  return new Map(
    graph.definitions.map((definition: AnyDefinition) => {
      const meaning = meanings.of(definition);
      return [`${definition.kind} ${definition.name}`, meaning ? meanings.fingerprint(meaning) : 'none'];
    }),
  );
}

function changed(from: string, to: string): readonly string[] {
  const before = fingerprints(LISTS);
  const text = LISTS.replace(from, to);
  if (text === LISTS) throw new Error(`not in the lists: ${from}`);
  const after = fingerprints(text);
  return [...after].flatMap(([name, print]) => (before.get(name) === print ? [] : [name])).sort();
}

describe('fingerprint', () => {
  it('is 16 hex digits for every kind of definition', () => {
    const prints = fingerprints(LISTS);
    expect(prints.size).toBe(15);
    for (const [name, print] of prints) expect(print, name).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(prints.values()).size).toBe(prints.size);
  });

  it.each([
    ['score >= 60 AND consent', 'consent AND NOT score < 60'],
    ["status <> 'new'", "\"status IN ('sal', 'mql', 'working')\""],
    ['of: good_lead}', 'of: lead, where: consent AND score > 59}'],
    ['employees >= 100}', 'employees > 99, title: Large, description: Many people}'],
    [
      '{name: large, where: employees >= 100}, {name: small, where: employees < 100 OR employees IS NULL}',
      '{name: small, where: employees IS NULL OR NOT employees >= 100}, {name: large, where: employees >= 100}',
    ],
    ['share >= 0.9', '0.90 <= share'],
    ['[share, leads]', '[leads, share, share]'],
    ['within: 2 days', 'within: 2 days, title: Handing over'],
    ['{name: goal,', '{name: goal, title: Goal, synonyms: [aim], tags: [x], version: 3,'],
  ])('survives %s → %s', (from, to) => {
    expect(changed(from, to)).toEqual([]);
  });

  it('survives the renaming of what a definition is made of', () => {
    const before = fingerprints(LISTS);
    const after = fingerprints(LISTS.replaceAll('good_lead', 'qualified_lead'));
    for (const name of ['metric share', 'handoff over', 'contradiction odd', 'objective goal'])
      expect(after.get(name), name).toBe(before.get(name));
    expect(after.get('term qualified_lead')).toBe(before.get('term good_lead'));
  });

  it.each<[string, string, readonly string[]]>([
    [
      'score >= 60',
      'score >= 61',
      [
        'contradiction odd',
        'handoff over',
        'metric good_leads',
        'metric share',
        'objective goal',
        'term good_lead',
      ],
    ],
    ["status <> 'new'", "status = 'new'", ['handoff over', 'term known_lead']],
    ['employees >= 100}', 'employees >= 101}', ['segmentation size']],
    ['{name: large', '{name: big', ['segmentation size']],
    ['score >= 3}', 'score >= 4}', ['dashboard board']],
    ['target: 0.8', 'target: 0.9', ['objective goal']],
    ['within: 2 days', 'within: 3 days', ['handoff over']],
    ['to: desk', 'to: ops', ['handoff over']],
    ['grain: month', 'grain: week', ['contradiction odd']],
    ['share >= 0.9', 'share > 0.9', ['contradiction odd']],
  ])('changes with %s → %s', (from, to, expected) => {
    expect(changed(from, to)).toEqual(expected);
  });

  it('tells two definitions of one name apart, and knows none where something is wrong', () => {
    const graph = graphOfTexts([
      `
teams: [{name: ops}]
entities: [{name: lead, owners: [ops], source: t, primary_key: id, fields: [{name: id, type: integer}]}]
terms:
  - {name: good, owners: [ops], entity: lead, where: id > 1}
  - {name: good, owners: [ops], entity: lead, where: id > 2}
  - {name: bad, owners: [ops], entity: lead, where: ie > 2}
metrics:
  - {name: bads, owners: [ops], type: count, of: bad}
`,
    ]);
    const meanings = createMeanings(graph);
    const of = (name: string) =>
      graph.definitions.filter((each) => each.name === name).map((each) => meanings.of(each));
    const [first, second] = of('good');
    expect(first && second && meanings.compare(first, second).relation).toBe('wider');
    expect([...of('bad'), ...of('bads')]).toEqual([null, null]);
  });
});
