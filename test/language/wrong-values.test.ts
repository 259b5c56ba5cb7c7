import { describe, expect, it } from 'vitest';
import { expectProblems } from './expect-problems.js';

const term = (line: string) => `terms:\n  - name: a\n    entity: lead\n    where: b\n    ${line}\n`;
const field = (field: string) =>
  `entities:\n  - name: a\n    source: b\n    primary_key: c\n    fields:\n      - ${field}\n`;
const metric = (keys: string) => `metrics:\n  - {name: a, ${keys}}\n`;

describe('values', () => {
  it.each([
    ['a number for text', term('title: »2024«'), "Put it in quotes: '2024'"],
    ['a boolean for text', term('title: »true«'), "Put it in quotes: 'true'"],
    ['a list for text', term('title: »[b]«'), 'Expected text, found a list'],
    ['a block list for text', term('title:\n      »- b«\n      - c'), 'Expected text, found a list'],
    ['a map for text', term('title: »{b: c}«'), 'Expected text, found keys and values'],
    ['text for a list', term('owners: »b«'), 'Write a list: [b]'],
    ['a number in a list', term('synonyms: [b, »5«]'), "Put it in quotes: '5'"],
    ['nothing', term('»title«:'), '`title` has no value'],
    ['null', term('title: »null«'), 'reads `null` as nothing'],
    ['an empty text', term("title: »''«"), 'must not be empty'],
    ['a version in quotes', term('version: »"2"«'), 'Write it without quotes: 2'],
    ['a version with a fraction', term('version: »1.5«'), 'Expected a whole number'],
    ['a version of nought', term('version: »0«'), 'at least 1'],
    ['a status', term('status: »aproved«'), 'did you mean `approved`?'],
    ['a name with capitals', 'teams:\n  - name: »Sales Ops«\n', 'did you mean `sales_ops`?'],
    ['a name that is a number', 'teams:\n  - name: »5«\n', 'Expected text, found the number `5`'],
    ['a date', term('sunset: »31.03.2027«'), 'YYYY-MM-DD'],
    ['a day that is none', term('sunset: »2026-02-30«'), 'no day of the calendar'],
    ['a leap day', term('sunset: »2027-02-29«'), 'no day of the calendar'],
    [
      'an objective by no day',
      'objectives:\n  - {name: a, metric: b, target: 1, by: »2026-06-31«}\n',
      'no day of the calendar',
    ],
    ['a type of field', field('{name: c, type: »strng«}'), 'did you mean `string`?'],
    ['yes for a boolean', field('{name: c, type: string, nullable: »yes«}'), 'Write `true`'],
    ['a value that is a list', field('{name: c, type: string, values: [a, »[b]«]}'), 'found a list'],
    ['a number among the values of text', field('{name: c, type: string, values: [a, »1«]}'), "quotes: '1'"],
    [
      'text among whole numbers',
      field('{name: c, type: integer, values: [1, »a«]}'),
      'Expected a whole number',
    ],
    ['a value with a leading nought', field('{name: c, type: integer, values: [»010«, 20]}'), 'write 10'],
    ['a value in hex', field('{name: c, type: integer, values: [»0x1F«]}'), 'write 31'],
    ['a code that is no number', field('{name: c, type: string, values: [»007«]}'), "quotes: '007'"],
    [
      'a number with separators',
      'objectives:\n  - {name: a, metric: b, target: »12_000_000«, by: 2026-12-31}\n',
      'digits only: 12000000',
    ],
    ['values of a date', field('{name: c, type: date, »values«: [a]}'), 'string and integer fields'],
    ['a value listed twice', field('{name: c, type: string, values: [a, b, »a«]}'), 'listed twice'],
    ['a scale of an integer', field('{name: c, type: integer, »scale«: 2}'), 'for decimal fields'],
    ['a collation of a date', field('{name: c, type: date, »collation«: binary}'), 'for string fields'],
    ['a field twice', field('{name: c, type: date}\n      - {name: »c«, type: date}'), 'second field'],
    [
      'a relationship twice',
      `${field('{name: c, type: date}')}    relationships:
      - {name: d, to: e, on: c, type: many_to_one}
      - {name: »d«, to: f, on: c, type: many_to_one}
`,
      'second relationship',
    ],
    [
      'a segment twice',
      'segmentations:\n  - name: a\n    entity: b\n    segments: [{name: c, where: d}, {name: »c«, where: e}]\n',
      'second segment',
    ],
    ['a metric type', metric('type: »cuont«, of: b'), 'did you mean `count`?'],
    ['a percentile', metric('type: percentile, of: b, value: c, percentile: »95«'), 'between 0 and 1'],
    [
      'a percentile in quotes',
      metric('type: percentile, of: b, value: c, percentile: »"0.9"«'),
      'without quotes: 0.9',
    ],
    ['a window', metric('type: cumulative, metric: b, window: »mont«'), 'did you mean `month`?'],
    ['a window of nothing', metric('type: cumulative, metric: b, window: »fortnight«'), 'like `2 days`'],
    ['a duration', metric('type: conversion, from: b, to: c, by: d, within: »90«'), 'like `2 days`'],
    [
      'a duration without a space',
      metric('type: conversion, from: b, to: c, by: d, within: »90days«'),
      'like `2 days`',
    ],
    [
      'no primary key',
      'entities:\n  - {name: a, source: b, primary_key: »[]«, fields: [{name: c, type: date}]}\n',
      'empty list',
    ],
    [
      'a primary key',
      'entities:\n  - {name: a, source: b, primary_key: [c, »D«], fields: [{name: c, type: date}]}\n',
      'snake_case',
    ],
    ['an expression that is a list', 'terms:\n  - {name: a, entity: b, where: »[c]«}\n', 'Expected text'],
    ['a merge with text', 'teams:\n  - {name: a, »<<«: b}\n', 'takes the keys of another map'],
  ])('%s', (_, text, message) => {
    expectProblems(text, message);
  });

  it.each([
    ['`yes` and `on` are text', field('{name: c, type: string, values: [yes, no, on, off]}')],
    [
      '`on` is a key',
      `${field('{name: c, type: date}')}    relationships: [{name: d, to: e, on: c, type: many_to_one}]\n`,
    ],
    ['dates are text', term('sunset: 2028-02-29')],
    ['quoted numbers are text', term("title: '2024'")],
    ['a window may be a duration', metric('type: cumulative, metric: b, window: 30 days')],
    [
      'a key may be a list',
      'entities:\n  - {name: a, source: b, primary_key: [c, d], fields: [{name: c, type: date}]}\n',
    ],
    ['merged keys count', 'teams:\n  - &a {name: a, domain: sales}\n  - {<<: *a, name: b}\n'],
    ['`%YAML 1.1` changes nothing', `%YAML 1.1\n---\n${field('{name: c, type: string, values: [yes, no]}')}`],
  ])('%s', (_, text) => {
    expect(expectProblems(text).definitions.length).toBeGreaterThan(0);
  });

  it('several mistakes of one item are several problems', () => {
    expectProblems(
      'entities:\n  - name: a\n    source: »5«\n    primary_key: c\n    fields:\n      - {name: c, type: »dat«}\n      - {name: d, »typ«: date}\n',
      'Expected text',
      'did you mean `date`?',
      'did you mean `type`?',
    );
  });
});
