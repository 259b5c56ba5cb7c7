import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/language/read-config.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { expectProblems } from './expect-problems.js';

const read = (text: string) => readDefinitions([{ path: 'test.yml', text }]);

const LEVELS = 12;
const BOMB = Array.from({ length: LEVELS }, (_, level) => {
  const before = level === 0 ? 'x' : `*l${level - 1}`;
  return `  l${level}: &l${level} [${Array.from({ length: 10 }, () => before).join(', ')}]`;
}).join('\n');

describe('a file meant to do harm', () => {
  it.each([
    ['lists', '['.repeat(20_000)],
    ['maps', '{a: '.repeat(20_000)],
    ['dashes', '- '.repeat(20_000)],
    ['keys', Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('nested without end is one problem: %s', (_, text) => {
    const { problems } = read(`terms:\n  - ${text.replaceAll('\n', '\n    ')}\n`);
    expect(problems.map((problem) => problem.message)).toEqual(['Nested too deeply to be a definition.']);
    expect(readConfig({ path: 'accord.yml', text }).problems.map((problem) => problem.message)).toEqual([
      'Nested too deeply to be a definition.',
    ]);
  });

  it('aliases that multiply are refused once, and the rest is read', () => {
    const { problems, definitions } = read(
      `teams:\n  - name: a\n  - name: b\n    tags:\n${BOMB.replaceAll('\n', '\n    ').replace(/^/, '    ')}\n  - name: c\n`,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('repeats too much');
    expect(definitions.map((definition) => definition.name)).toEqual(['a', 'c']);
  });

  it('aliases of one owner list are no bomb', () => {
    const items = Array.from({ length: 2_000 }, (_, index) => `  - {name: t${index}, synonyms: *s}`);
    const { problems, definitions } = read(
      `teams:\n  - {name: t, synonyms: &s [a, b]}\n${items.join('\n')}\n`,
    );
    expect(problems).toEqual([]);
    expect(definitions).toHaveLength(2_001);
  });

  it('keys of objects are keys', () => {
    const { definitions, problems } = read(
      'teams:\n  - {name: constructor, title: __proto__}\n  - {name: to_string}\nterms:\n  - {name: a, entity: hasOwnProperty, where: b}\n',
    );
    expect(definitions.map((definition) => definition.name)).toEqual(['constructor', 'to_string']);
    expect(problems).toHaveLength(1);
    expect(Object.keys({})).toEqual([]);
  });

  it('a file of some megabytes is read', () => {
    const items = Array.from(
      { length: 5_000 },
      (_, index) => `  - name: t${index}\n    description: ${'word '.repeat(60)}\n`,
    );
    const text = `teams:\n${items.join('')}`;
    expect(text.length).toBeGreaterThan(1_500_000);
    const { definitions, problems } = read(`${text}  - name: "x\n`);
    expect(definitions).toHaveLength(5_000);
    expect(problems.map((problem) => problem.message)).toEqual(['This quote is not closed.']);
  });

  it('a file of nothing but mistakes is given up', () => {
    const { problems } = read(`terms:\n${'  - "x\n'.repeat(5_000)}`);
    expect(problems).toHaveLength(200);
    const { problems: items } = read(`terms: [${'a, '.repeat(130_000)}]`);
    expect(items).toHaveLength(130_000);
  });

  it('a long line is read', () => {
    const text = `terms:\n  - {name: a, entity: b, where: "${'x = 1 OR '.repeat(50_000)}x >> 2"}\n`;
    const { problems } = read(text);
    expect(text.slice(problems[0]?.span.start, problems[0]?.span.end)).toBe('>>');
  });

  it('line ends of Windows change no place', () => {
    expectProblems('terms:\r\n  - name: a\r\n    entity: b\r\n    »wher«: c\r\n', 'did you mean `where`?');
    expectProblems('terms:\r\n  - name: a\r\n    title: »"b«\r\n    entity: c\r\n', 'not closed');
    expectProblems(
      '\uFEFFterms:\r\n  - name: a\r\n    entity: b\r\n    »wher«: c\r\n',
      'did you mean `where`?',
    );
  });
});
