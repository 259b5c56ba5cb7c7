import { describe, expect, it } from 'vitest';
import { expectProblems } from './expect-problems.js';

/** A broken term between two that must still be read. */
function between(lines: string): string {
  return `terms:
  - name: first
    entity: lead
    where: score > 1
${lines}
  - name: last
    entity: lead
    where: score > 2
`;
}

describe('broken YAML is told once, at the text to change, and hides no other item', () => {
  it.each([
    ['a quote left open', '  - name: b\n    title: »"Lead«\n    entity: lead\n    where: a', 'not closed'],
    [
      'a quote closed by the next one',
      '  - name: b\n    title: »"Lead«\n    entity: "lead"\n    where: a',
      'not closed',
    ],
    [
      'a single quote left open',
      "  - name: b\n    title: »'Lead«\n    entity: lead\n    where: a",
      'not closed',
    ],
    [
      'a colon in text',
      '  - name: b\n    title: »Lead: new«\n    entity: lead\n    where: a',
      'must stand in quotes',
    ],
    [
      'an expression that starts with a quote',
      "  - name: b\n    entity: lead\n    where: »'mql' = a«",
      'in quotes as a whole',
    ],
    ['a key indented too far', '  - name: b\n    entity: lead\n»      where: a«', 'indented further'],
    ['a key indented too little', '  - name: b\n    entity: lead\n»   where: a«', 'indented differently'],
    ['a tab', '  - name: b\n»\t«entity: lead\n    where: a', 'a tab'],
    ['a tab after spaces', '  - name: b\n    entity: lead\n  »\t«where: a', 'a tab'],
    ['a missing colon', '  - name: b\n    »entity lead«\n    where: a', 'is the `: ` missing?'],
    [
      'a missing space after the colon',
      '  - name: b\n    »entity:lead«\n    where: a',
      'is the `: ` missing?',
    ],
    ['an open list', '  - name: b\n    owners: »[x«\n    entity: lead\n    where: a', '`[` is not closed'],
    ['an open map', '  - »{name: b, entity: lead«', '`{` is not closed'],
    [
      'a bracket too many',
      '  - name: b\n    owners: »[x]]«\n    entity: lead\n    where: a',
      'closes nothing',
    ],
    ['a reserved character', '  - name: b\n    entity: »@lead«\n    where: a', 'starts with `@`'],
    ['a percent sign', '  - name: b\n    entity: lead\n    where: »%a«', 'starts with `%`'],
    ['a bad escape', '  - name: b\n    entity: lead\n    where: "a »\\q«"', 'is no escape'],
    ['an unknown tag', '  - name: b\n    entity: »!ref« lead\n    where: a', 'the tag `!ref`'],
    ['a template', '  - name: b\n    entity: lead\n    where: »{{ condition }}«', 'no templates'],
    ['a template in text', '  - name: b\n    entity: lead\n    where: »{{ a }} = 1«', 'goes on'],
    ['an unknown alias', '  - name: b\n    entity: lead\n    where: »*a«', 'no anchor `&a`'],
    ['an anchor that holds itself', '  - name: b\n    entity: lead\n    tags: &a [»*a«]', 'contain itself'],
    ['a duplicate key', '  - name: b\n    entity: lead\n    »entity«: lead\n    where: a', 'given twice'],
    ['an item in another column', '» - name: b«\n   entity: lead\n   where: a', 'another column'],
    ['an empty item', '  »-«', 'empty item'],
    ['an item that is text', '  - »b«', 'found the text `b`'],
  ])('%s', (_, lines, message) => {
    const read = expectProblems(between(lines), message);
    expect(read.definitions.map((definition) => definition.name)).toEqual(['first', 'last']);
    const named = /name: b/.test(lines) ? ['b'] : [];
    expect(read.broken.map((ref) => ref.name)).toEqual(lines.includes('»b«') ? ['b'] : named);
  });

  it('a line that belongs to no item', () => {
    const read = expectProblems(between('»oops«'), 'belongs to no item');
    expect(read.definitions).toHaveLength(2);
    expect(read.broken).toEqual([]);
  });

  it('items above the first key', () => {
    const read = expectProblems(
      '»- name: a«\n  entity: b\nterms:\n  - {name: c, entity: d, where: e}\n',
      'under no key',
    );
    expect(read.definitions.map((definition) => definition.name)).toEqual(['c']);
  });

  it('two broken items are two problems', () => {
    expectProblems(
      between('  - name: b\n    title: »"Lead«\n  - name: c\n    owners: »[x«\n    entity: lead'),
      'not closed',
      'not closed',
    );
  });

  it('a broken list hides no other list', () => {
    const read = expectProblems(
      'teams: »[{name: a}«\nterms:\n  - {name: b, entity: c, where: d}\n',
      'is not closed',
    );
    expect(read.definitions.map((definition) => definition.name)).toEqual(['b']);
  });

  it('the aliases of a broken file still work where their anchors can be read', () => {
    const read = expectProblems(
      'teams:\n  - {name: a, email: &mail x}\n  - {name: b, email: *mail}\n  - name: c\n    title: »"C«\n  - {name: d, email: *gone}\n',
      'not closed',
    );
    expect(read.definitions.map((definition) => definition.name)).toEqual(['a', 'b']);
    expect(read.broken.map((ref) => ref.name)).toEqual(['c', 'd']);
  });

  it('a broken file hides no other file, and a second document is read', () => {
    const read = expectProblems('teams:\n  - {name: a}\n---\nteams:\n  - {name: b}\n');
    expect(read.definitions.map((definition) => definition.name)).toEqual(['a', 'b']);
  });
});
