import { expect, it } from 'vitest';
import { compileModel } from '../../src/compile/compile-model.js';
import { findModelIssues } from '../../src/compile/model-issues.js';
import { planModel } from '../../src/compile/plan-model.js';
import { graphOf } from '../support/graph-of.js';
import { COMPANY } from './support/company.js';

const project = (entity: string, rest = '') => `
teams: [{name: t, domain: people}]
entities:
  - name: ${entity}
    owners: [t]
    source: x
    primary_key: id
    fields: [{name: id, type: string}, {name: is_big, type: boolean}, {name: count, type: integer}]
metrics:
  - {name: total, type: count, of: ${entity}, owners: [t]}
${rest}`;
const issuesOf = (text: string) => findModelIssues(planModel(graphOf(text), 'postgres'));

it('finds nothing in names that do not meet', () => {
  expect(issuesOf(COMPANY)).toEqual([]);
  expect(issuesOf(project('thing'))).toEqual([]);
  for (const name of ['people', 'metrics', 'metric_events', 'total'])
    expect(issuesOf(project(name))).toEqual([]);
});

it('gives a field or a term another name where a metric or a field has its own', () => {
  const text = project(
    'thing',
    `  - {name: thing_count, type: count, of: thing, owners: [t]}
  - {name: thing_count_field, type: count, of: thing, owners: [t]}
terms:
  - {name: big, entity: thing, owners: [t], where: is_big}`,
  );
  expect(issuesOf(text)).toEqual([]);
  const names = planModel(graphOf(text), 'postgres')
    .dimensions.get('thing')
    ?.map(({ name, cubeMember, member }) => [name, cubeMember, member]);
  expect(names).toEqual([
    ['id', 'id', 'thing_id'],
    ['is_big', 'is_big', 'thing_is_big'],
    ['count', 'count', 'thing_count_field_field'],
    ['big', 'is_big_term', 'thing_is_big_term'],
  ]);
});

it('shortens the name of a dimension that PostgreSQL would cut off', () => {
  const field = 'first_contract_signature_date_in_the_system_of_record';
  const text = project('thing').replace(
    '{name: id, type: string}',
    `{name: id, type: string}, {name: ${field}, type: date}`,
  );
  expect(issuesOf(text)).toEqual([]);
  const member = planModel(graphOf(text), 'postgres').dimensions.get('thing')?.[1]?.member ?? '';
  expect(member).toMatch(/^thing_first_contract_[a-z_]*_[0-9a-f]{6}$/);
  expect(`metrics__${member}_quarter`.length).toBeLessThanOrEqual(63);
});

it.each([
  [
    'a domain called like the view of all',
    project('thing').replace('domain: people', 'domain: metrics'),
    'metric',
    'total',
    'a domain cannot be called metrics',
  ],
  [
    'a metric called like the cube of metrics',
    project('thing', '  - {name: metric_events, type: count, of: thing, owners: [t]}'),
    'metric',
    'metric_events',
    'is that of a part of the model too',
  ],
  [
    'a name that PostgreSQL would cut off',
    project('thing', `  - {name: ${'x'.repeat(60)}, type: count, of: thing, owners: [t]}`),
    'metric',
    'x'.repeat(60),
    'characters too long for a column',
  ],
])('finds %s', (_what, text, kind, name, message) => {
  const found = issuesOf(text).filter((issue) => issue.message.includes(message));
  expect(found.map(({ definition }) => [definition.kind, definition.name])).toContainEqual([kind, name]);
  expect(() => compileModel(graphOf(text))).toThrow(`${kind} ${name}`);
});
