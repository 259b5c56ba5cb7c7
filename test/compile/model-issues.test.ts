import { expect, it } from 'vitest';
import { compileModel } from '../../src/compile/compile-model.js';
import { findModelIssues } from '../../src/compile/model-issues.js';
import { planModel } from '../../src/compile/plan-model.js';
import { COMPANY } from './support/company.js';
import { graphOf } from './support/graph-of.js';

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
    'a metric called like a field in a view',
    project('thing', '  - {name: thing_count, type: count, of: thing, owners: [t]}'),
    'entity',
    'thing',
    'its name in the views, thing_count, is that of metric thing_count too',
  ],
  [
    'a term whose dimension is called like a field',
    project('thing', 'terms: [{name: big, entity: thing, owners: [t], where: is_big}]'),
    'term',
    'big',
    'its name in the cube thing, is_big, is that of field is_big too',
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
