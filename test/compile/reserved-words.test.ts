import { expect, it } from 'vitest';
import { compileModel } from '../../src/compile/compile-model.js';
import { graphOf } from '../support/graph-of.js';
import { compileInCube } from './support/cube-sql.js';

// Words of Python, JavaScript, SQL and Cube that a company may well call something.
const WORDS = [
  'case',
  'return',
  'class',
  'import',
  'new',
  'order',
  'user',
  'lambda',
  'package',
  'filter',
  'cube',
  'yield',
  'match',
  'context',
  'metrics',
  'metric_events',
  'sales',
];

it('names can be words of the languages that a model passes through', async () => {
  const entities = WORDS.map(
    (word, index) =>
      `  - {name: ${word}, owners: [t], source: x, primary_key: id, fields: [{name: id, type: string}, {name: next, type: string}, {name: ${word}, type: string}], relationships: [{name: ${WORDS[(index + 1) % WORDS.length]}, to: ${WORDS[(index + 1) % WORDS.length]}, on: next, type: many_to_one}]}`,
  );
  // A metric cannot be called like the cube that holds it; that is an issue of the model.
  const asked = WORDS.filter((word) => word !== 'metric_events');
  const metrics = asked.flatMap((word) => [
    `  - {name: ${word}, type: count, of: ${word}, where: '"${word}" IS NOT NULL', owners: [t]}`,
    `  - {name: ${word}_share, type: derived, expression: '"${word}" / ("${word}" + 1)', owners: [t]}`,
  ]);
  const text = `teams: [{name: t, domain: sales}]\nentities:\n${entities.join('\n')}\nmetrics:\n${metrics.join('\n')}\n`;
  const cube = await compileInCube(compileModel(graphOf(text)));
  for (const word of asked) {
    const query = {
      measures: [`metrics.${word}`, `metrics.${word}_share`],
      dimensions: [`metrics.${word}_${word}`],
    };
    expect(cube.sqlOf(query, 'postgres').sql).toContain(`metric_branch = '${word}'`);
  }
});
