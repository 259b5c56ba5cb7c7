import { expect, it } from 'vitest';
import { findSharedEntities } from '../../src/compile/shared-entities.js';
import { graphOf } from '../support/graph-of.js';

const entity = (name: string, relationships: Readonly<Record<string, string>>, type = 'many_to_one') => {
  const ways = Object.entries(relationships).map(
    ([key, to]) =>
      `{name: ${key}, to: ${to}, on: ${type === 'one_to_many' ? 'id' : `${key}_id`}, type: ${type}}`,
  );
  const keys = Object.keys(relationships).map((key) => `{name: ${key}_id, type: string}`);
  const fields = ['{name: id, type: string}', ...keys].join(', ');
  return `  - {name: ${name}, owners: [t], source: ${name}, primary_key: id, fields: [${fields}], relationships: [${ways.join(', ')}]}`;
};

const shared = (start: string, ...entities: readonly string[]) =>
  Object.fromEntries(
    findSharedEntities(graphOf(`teams: [{name: t}]\nentities:\n${entities.join('\n')}\n`), start),
  );

it('takes the shortest way', () => {
  const entities = [
    entity('a', { b: 'b', c: 'c' }),
    entity('b', { c: 'c' }),
    entity('c', { d: 'd' }),
    entity('d', {}),
  ];
  expect(shared('a', ...entities)).toEqual({ a: [], b: ['b'], c: ['c'], d: ['c', 'd'] });
});

it('of several takes the one that is called like the entity', () => {
  const entities = [entity('a', { other: 'b', b: 'b' }), entity('b', { c: 'c' }), entity('c', {})];
  expect(shared('a', ...entities)).toEqual({ a: [], b: ['b'], c: ['b', 'c'] });
});

it('leaves out what two ways lead to that are equally good', () => {
  expect(shared('a', entity('a', { seller: 'b', buyer: 'b' }), entity('b', {}))).toEqual({ a: [] });
});

it('ends where relationships go round, and at one_to_many', () => {
  expect(shared('a', entity('a', { parent: 'a', b: 'b' }), entity('b', { a: 'a' }))).toEqual({
    a: [],
    b: ['b'],
  });
  expect(shared('a', entity('a', { b: 'b' }, 'one_to_many'), entity('b', {}))).toEqual({ a: [] });
});
