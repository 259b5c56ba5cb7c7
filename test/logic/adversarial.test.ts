import { expect, test } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import { createLogic } from '../../src/logic/create-logic.js';
import { ADVERSARIAL, adversarialScope } from '../support/adversarial-questions.js';
import { typedOf } from '../support/expression-schema.js';

/*
 * Nothing here is timed: the engine counts its own steps and gives up by that count. An engine that does not would keep
 * this file running until its time limit.
 */

test.each(ADVERSARIAL)('$name: found, refuted or given up', ({ inside, outside, found, mayGiveUp }) => {
  const logic = createLogic();
  const search = logic.find({
    inside: [logic.condition('thing', [typedOf(inside, adversarialScope)])],
    outside: [logic.condition('thing', [typedOf(outside, adversarialScope)])],
  });
  if (mayGiveUp && search.found === 'unknown') expect(search.reason).not.toBe('');
  else expect(search.found).toBe(found);
});

const ENTITY = `
teams: [{name: ops}]
entities:
  - name: thing
    owners: [ops]
    source: thing
    primary_key: id
    fields: [{name: id, type: string, nullable: false}, {name: a, type: integer}, {name: b, type: integer}]
`;

function rulesOver(text: string): readonly string[] {
  const sources = [{ path: 'a.yml', text: ENTITY + text }];
  return checkDefinitions({ config: {}, sources, today: '2026-06-30' }).findings.map(({ rule }) => rule);
}

function grid(size: number, cell: (row: number, column: number) => string): string {
  const cells = Array.from({ length: size * size }, (_, index) => {
    const where = cell(Math.floor(index / size), index % size);
    return `      - {name: s${index}, where: "${where}"}`;
  });
  const rest = `      - {name: rest, where: "a IS NULL OR b IS NULL OR NOT (a >= 0 AND a < ${size} AND b >= 0 AND b < ${size})"}`;
  return `segmentations:\n  - name: cells\n    owners: [ops]\n    entity: thing\n    segments:\n${[...cells, rest].join('\n')}\n`;
}

test('400 segments share out all records', () => {
  expect(rulesOver(grid(20, (row, column) => `a = ${row} AND b = ${column}`))).toEqual([]);
});

test('of 400 segments one is too wide', () => {
  const wide = grid(20, (row, column) =>
    row === 7 && column === 3 ? 'a = 7 AND b >= 3' : `a = ${row} AND b = ${column}`,
  );
  expect(rulesOver(wide)).toContain('segments-overlap');
});

test('a chain of 200 terms, each refining the one before', () => {
  const terms = Array.from({ length: 200 }, (_, index) => {
    const where = index === 0 ? 'b = 1' : `t${index - 1} AND a > ${index}`;
    const promise = index === 0 ? '' : `, refines: [t${Math.max(0, index - 1)}, t0]`;
    return `  - {name: t${index}, owners: [ops], entity: thing, where: "${where}"${promise}}`;
  });
  const rules = rulesOver(`terms:\n${terms.join('\n')}\n`);
  expect(rules.filter((rule) => rule !== 'confusable-names')).toEqual([]);
});
