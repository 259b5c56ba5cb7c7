import { describe, expect, it } from 'vitest';
import { expectProblems } from './expect-problems.js';

const term = (lines: string) => `terms:\n  - name: a\n    entity: lead\n${lines}`;

describe('keys', () => {
  it.each([
    ['a slip', term('    »wher«: b\n'), 'did you mean `where`?'],
    ["another tool's word", term('    »filter«: b\n'), 'did you mean `where`?'],
    ['a slip in an optional key', term('    where: b\n    »descripton«: c\n'), 'did you mean `description`?'],
    ['a key given already', term('    where: b\n    »wheree«: c\n'), '`where`, which is given already'],
    ['no near key', term('    where: b\n    »colour«: c\n'), 'keys of a term: entity, where'],
    [
      'a key of another kind',
      term('    where: b\n    »segments«: c\n'),
      '`segments` is a key of segmentations',
    ],
    [
      'a key of another metric type',
      'metrics:\n  - {name: a, type: count, of: b, »numerator«: c}\n',
      'in a count metric: `numerator` is a key of ratio metrics',
    ],
    [
      'a key inside a list',
      'segmentations:\n  - name: a\n    entity: b\n    segments:\n      - {name: c, where: d}\n      - {name: e, »were«: f}\n',
      'did you mean `where`?',
    ],
    ['a key that an object has', term('    where: b\n    »__proto__«: c\n'), 'unknown key `__proto__`'],
    ['a key of every object', term('    where: b\n    »constructor«: c\n'), 'unknown key `constructor`'],
    ['a misspelt type', 'metrics:\n  - {name: a, »tpye«: count, of: b}\n', 'did you mean `type`?'],
    ['keys of another type', 'metrics:\n  - {name: a, type: »ratio«, of: b, value: c}\n', 'those of a'],
  ])('unknown: %s', (_, text, message) => {
    const read = expectProblems(text, message);
    expect(read.definitions).toEqual([]);
    expect(read.broken.map((ref) => ref.name)).toEqual(['a']);
  });

  it('a misspelt name still names what could not be read', () => {
    const read = expectProblems(
      'terms:\n  - »nmae«: a\n    entity: b\n    where: c\n',
      'did you mean `name`?',
    );
    expect(read.broken).toEqual([{ kind: 'term', name: 'a' }]);
  });

  it.each([
    ['at the name', 'terms:\n  - name: »a«\n    entity: lead\n', 'A term needs the key `where`'],
    ['at the item without a name', 'terms:\n  - »entity: lead«\n    where: b\n', 'needs the key `name`'],
    [
      'of a metric type',
      'metrics:\n  - {name: »a«, type: ratio, numerator: b}\n',
      'A ratio metric needs the key `denominator`',
    ],
    ['which is the type', 'metrics:\n  - {name: »a«, of: b}\n', 'A metric needs the key `type`'],
    [
      'in a list',
      'entities:\n  - name: a\n    source: b\n    primary_key: c\n    fields:\n      - {name: »c«}\n',
      'needs the key `type`',
    ],
    ['with `variant_of`', term('    where: b\n    »variant_of«: c\n'), 'needs `because`'],
    [
      'of an origin',
      'entities:\n  - {name: »a«, primary_key: b, fields: [{name: b, type: string}]}\n',
      '`source`',
    ],
  ])('missing: %s', (_, text, message) => {
    expectProblems(text, message);
  });

  it('an entity has one origin', () => {
    expectProblems(
      'entities:\n  - {name: a, source: x, »sql«: y, primary_key: b, fields: [{name: b, type: string}]}\n',
      'not both',
    );
  });
});
