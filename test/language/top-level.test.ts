import { describe, expect, it } from 'vitest';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { expectProblems } from './expect-problems.js';

describe('the top of a file', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\n'],
    ['comments', '# nothing yet\n'],
    ['a document mark', '---\n'],
    ['an empty list', 'terms: []\n'],
    ['a byte order mark', '\uFEFF'],
  ])('may hold %s', (_, text) => {
    expect(expectProblems(text).definitions).toEqual([]);
  });

  it.each([
    ['a singular', '»metric«:\n  - {name: a, type: count, of: b}', 'did you mean `metrics`?'],
    ['a slip', '»metircs«:\n  - {name: a, type: count, of: b}', 'did you mean `metrics`?'],
    ["another tool's word", '»measures«:\n  - {name: a, type: count, of: b}', 'did you mean `metrics`?'],
  ])('a misspelt list is read as what it was meant to be: %s', (_, text, message) => {
    expect(expectProblems(text, message).definitions).toHaveLength(1);
  });

  it.each([
    ['an unknown list', '»version«: 2\n', 'unknown key `version`'],
    ['a list', '»- name: a«\n  entity: b\n', 'found a list'],
    ['text', '»hello«\n', 'found text'],
    ['one definition', '»name«: a\nentity: b\nwhere: c\n', 'stands in a list'],
    ['a list that is null', '»terms«:\n', 'lists nothing'],
    ['a list that is text', 'terms: »none«\n', 'expected a list'],
    ['a list given twice', 'teams: [{name: a}]\n»teams«: [{name: b}]\n', 'given twice'],
    ['a key that is no text', '? »[a]«\n: b\n', 'must be plain text'],
    ['a NUL', 'teams: [{name: a»\0«}]', 'NUL'],
    ['UTF-16', '»\0«t\0e\0a\0m\0s\0:\0', 'UTF-16'],
    ['a byte that is not UTF-8', 'teams: [{name: a, title: "B»\uFFFD«r"}]', 'not UTF-8'],
    ['a control character', 'teams: [{name: a, title: "B»\u0007«r"}]', 'U+0007'],
  ])('%s is a problem', (_, text, message) => {
    expectProblems(text, message);
  });

  it('a map in place of a list names what could not be read', () => {
    const read = expectProblems(
      'terms:\n  »known_lead:«\n    entity: lead\n    where: a\n',
      'expected a list',
    );
    expect(read.broken).toEqual([{ kind: 'term', name: 'known_lead' }]);
  });

  it('the same name twice is two definitions', () => {
    const read = expectProblems('teams:\n  - {name: a}\n  - {name: a}\n');
    expect(read.definitions.map((definition) => definition.name)).toEqual(['a', 'a']);
  });

  it('files are read in their order', () => {
    const sources = ['b', 'a'].map((name) => ({ path: `${name}.yml`, text: `teams: [{name: ${name}}]` }));
    const read = readDefinitions(sources);
    expect(read.definitions.map((definition) => definition.source)).toEqual(sources);
  });
});
