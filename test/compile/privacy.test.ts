import { expect, it } from 'vitest';
import { compileModel } from '../../src/compile/compile-model.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { graphOf } from '../support/graph-of.js';
import { compileInCube } from './support/cube-sql.js';

const people = `
teams: [{name: t}]
entities:
  - name: person
    owners: [t]
    source: people
    primary_key: email
    time: born_on
    fields:
      - {name: email, type: string, nullable: false, privacy: personal}
      - {name: born_on, type: date, privacy: personal}
      - {name: joined_on, type: date}
      - {name: salary, type: decimal, scale: 2, privacy: secret}
      - {name: age, type: integer, privacy: personal}
      - {name: band, type: integer, expression: "CASE WHEN salary > 100 THEN 1 ELSE 0 END"}
terms:
  - {name: rich_person, entity: person, owners: [t], where: band = 1}
  - {name: new_person, entity: person, owners: [t], where: "joined_on > DATE '2026-01-01'"}
segmentations:
  - {name: wealth, entity: person, owners: [t], segments: [{name: rich, where: rich_person}, {name: other, where: "NOT rich_person OR salary IS NULL"}]}
metrics:
  - {name: people, type: count, of: person, time: joined_on, owners: [t]}
  - {name: births, type: count, of: person, owners: [t]}
  - {name: mails, type: count_distinct, of: person, value: email, time: joined_on, owners: [t]}
  - {name: oldest, type: max, of: person, value: age, time: joined_on, owners: [t]}
  - {name: middle_age, type: median, of: person, value: age, time: joined_on, owners: [t]}
  - {name: average_age, type: average, of: person, value: age, time: joined_on, owners: [t]}
  - {name: payroll, type: sum, of: person, value: salary, time: joined_on, owners: [t]}
  - {name: banded, type: sum, of: person, value: band, time: joined_on, owners: [t]}
  - {name: pay_per_person, type: ratio, numerator: payroll, denominator: people, owners: [t]}
`;

it('hides cubes and leaves what is personal or secret out of the model altogether', async () => {
  const files = compileModel(graphOf(people));
  const { meta } = await compileInCube(files);
  const members = meta.flatMap(({ config }) =>
    ['measures', 'dimensions', 'segments'].flatMap((key) => {
      const list = config[key];
      return Array.isArray(list) ? list.map((member: { name: string }) => member.name) : [];
    }),
  );
  expect(members.filter((name) => name.startsWith('metrics.')).sort()).toEqual([
    'metrics.average_age',
    'metrics.mails',
    'metrics.metric_time',
    'metrics.people',
    'metrics.person_is_new_person',
    'metrics.person_joined_on',
    'metrics.person_new_person',
  ]);
  expect(members.filter((name) => name.startsWith('person.')).sort()).toEqual([
    'person.is_new_person',
    'person.joined_on',
    'person.new_person',
  ]);
  const open = meta.filter(({ config }) => config.public !== false).map(({ config }) => config.name);
  expect(open).toEqual(['metrics']);
  // Cube lets a hidden member be filtered on, so what must not be seen must not be there, in no SQL of a dimension.
  const cube = files.find(({ fileName }) => fileName === 'cubes/person.yml')?.content ?? '';
  expect(cube).not.toContain('salary');
  expect(cube).not.toContain('born_on');
  expect(files.map(({ content }) => content).join()).not.toContain('"salary"');
});

it('does not let the rules name what the model leaves out', () => {
  const rules = createQueryRules(graphOf(people));
  expect([...rules.members.metrics.keys()].sort()).toEqual(['average_age', 'mails', 'people']);
  expect(rules.members.resolveDimension('person.salary').kind).toBe('unknown');
  expect(() =>
    rules.rewriteQuery({
      measures: ['metrics.people'],
      filters: [{ member: 'metrics.person_salary', operator: 'gt', values: ['1'] }],
    }),
  ).toThrow('metrics.person_salary is not known');
});
