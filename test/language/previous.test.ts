import { describe, expect, it } from 'vitest';
import type { AnyDefinition, Path } from '../../src/language/definition.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { metricSchema } from '../../src/language/schema-metric.js';
import { METRIC_TYPES } from '../../src/language/schema-previous.js';
import { markedSource, markSpans } from '../support/marked-source.js';
import { expectProblems } from './expect-problems.js';

const TERM = `terms:
  - name: qualified_lead
    title: Qualified lead
    synonyms: [MQL]
    owners: [marketing_ops, sales_ops]
    entity: lead
    where: score >= 60
    version: 3
    refines: [known_lead]
    tags: [north-star]
    previous:
      sunset: 2027-03-31
      because: EMEA needs time
      where: score >= 50
`;

const term = (previous: string, rest = 'version: 2') =>
  `terms:\n  - name: qualified_lead\n    entity: lead\n    where: score >= 60\n    ${rest}\n${previous}`;
const metric = (today: string, previous: string) =>
  `metrics:\n  - {name: leads, version: 2, ${today}, previous: {sunset: 2027-03-31${previous}}}\n`;

function readBoth(text: string): readonly [AnyDefinition, AnyDefinition] {
  const { definitions, problems, broken } = readDefinitions([{ path: 'test.yml', text }]);
  expect({ problems, broken }).toEqual({ problems: [], broken: [] });
  const [today, before] = definitions;
  if (!today || !before || definitions.length > 2) throw new Error(`${definitions.length} definitions`);
  return [today, before];
}

function valueBefore(text: string): object {
  return readBoth(text)[1].value;
}

describe('what a definition used to mean', () => {
  it('is a definition of its own, deprecated, with the owners and the rest of the meaning', () => {
    const [today, before] = readBoth(TERM);
    expect(today.previousOf).toBeNull();
    expect(before).toMatchObject({
      kind: 'term',
      name: 'qualified_lead_v2',
      previousOf: { kind: 'term', name: 'qualified_lead' },
    });
    // No synonyms, promises or tags: those are of what it means now.
    expect(before.value).toEqual({
      name: 'qualified_lead_v2',
      title: 'Qualified lead (version 2)',
      owners: ['marketing_ops', 'sales_ops'],
      status: 'deprecated',
      version: 2,
      replaced_by: 'qualified_lead',
      sunset: '2027-03-31',
      because: 'EMEA needs time',
      entity: 'lead',
      where: 'score >= 50',
    });
    expect(before.expressionOf(['where'])?.text.text).toBe('score >= 50');
    expect(today.expressionOf(['where'])?.text.text).toBe('score >= 60');
  });

  it('may be of any earlier version, with words of its own', () => {
    const text = TERM.replace(
      'sunset',
      'version: 1\n      title: MQL\n      description: As of 2024\n      sunset',
    );
    expect(valueBefore(text)).toMatchObject({
      name: 'qualified_lead_v1',
      version: 1,
      title: 'MQL',
      description: 'As of 2024',
    });
  });

  it('is titled by its name where the definition has no title', () => {
    expect(valueBefore(term('    previous: {sunset: 2027-03-31, where: score >= 50}\n'))).toMatchObject({
      title: 'Qualified lead (version 1)',
    });
  });

  it('may be written out wholly', () => {
    const out = `${term('')}    previous:\n      sunset: 2027-03-31\n      version: 1\n      entity: lead\n      where: score >= 50\n`;
    expect(valueBefore(out)).toEqual(
      valueBefore(term('    previous: {sunset: 2027-03-31, where: score >= 50}\n')),
    );
  });

  it.each([
    [
      'keeps what is not given',
      'type: count, of: a, where: x > 1, time: t',
      ', of: b',
      { type: 'count', of: 'b', where: 'x > 1', time: 't' },
    ],
    [
      'null takes a key away',
      'type: count, of: a, where: x > 1, time: t, unit: u, goal: up, format: f',
      ', where: null, time: ~, unit: null, goal: null, format: null',
      { type: 'count', of: 'a' },
    ],
    [
      'another type with its keys',
      'type: count, of: a',
      ', type: sum, value: amount',
      { type: 'sum', of: 'a', value: 'amount' },
    ],
    [
      'of another type, only what that type has',
      'type: sum, of: a, value: amount, where: x > 1',
      ', type: count',
      { type: 'count', of: 'a', where: 'x > 1' },
    ],
    [
      'a ratio that was a count',
      'type: ratio, numerator: a, denominator: b, format: percent',
      ', type: count, of: c, format: null',
      { type: 'count', of: 'c' },
    ],
    [
      'a count that was a ratio',
      'type: count, of: c',
      ', type: ratio, numerator: a, denominator: b',
      { type: 'ratio', numerator: 'a', denominator: 'b' },
    ],
    [
      'a window',
      'type: cumulative, metric: a, window: month',
      ', window: 30 days',
      { type: 'cumulative', metric: 'a', window: '30 days' },
    ],
    [
      'a conversion',
      'type: conversion, from: a, to: b, by: c, within: 90 days',
      ', within: 30 days, by: d',
      { type: 'conversion', from: 'a', to: 'b', by: 'd', within: '30 days' },
    ],
    [
      'SQL that YAML reads as a number',
      'type: sum, of: a, value: amount',
      ', value: 1, where: TRUE',
      { type: 'sum', of: 'a', value: '1', where: 'TRUE' },
    ],
  ])('of a metric: %s', (_, today, previous, expected) => {
    expect(valueBefore(metric(today, previous))).toEqual({
      name: 'leads_v1',
      title: 'Leads (version 1)',
      status: 'deprecated',
      version: 1,
      replaced_by: 'leads',
      sunset: '2027-03-31',
      ...expected,
    });
  });

  it('of a segmentation has its segments', () => {
    const text = `segmentations:
  - name: tier
    entity: account
    version: 2
    segments: [{name: big, where: size >= 100}, {name: small, where: size < 100}]
    exhaustive: false
    previous:
      sunset: 2027-03-31
      exclusive: false
      segments: [{name: all, where: TRUE}]
`;
    expect(valueBefore(text)).toMatchObject({
      name: 'tier_v1',
      entity: 'account',
      exclusive: false,
      exhaustive: false,
      segments: [{ name: 'all', where: 'TRUE' }],
    });
  });

  it('has every type that a metric has', () => {
    const types = metricSchema.options.map((option) => [...option.shape.type.values][0]);
    expect([...METRIC_TYPES]).toEqual(types);
  });
});

describe('the places of what a definition used to mean', () => {
  const at = (piece: string, text = TERM) => text.replace(piece, `»${piece}«`);
  const KEY = at('previous:').replace('»previous:«', '»previous«:');
  const BLOCK = TERM.replace(/(sunset: 2027[\s\S]*)\n$/, '»$1«\n');

  it.each<[string, Path, string]>([
    ['what is written there', ['where'], at('score >= 50')],
    ['the sunset', ['sunset'], at('2027-03-31')],
    ['what is as today', ['entity'], TERM.replace('entity: lead', 'entity: »lead«')],
    ['an owner', ['owners', 1], at('sales_ops')],
    ['the name', ['name'], KEY],
    ['the status', ['status'], KEY],
    ['the version', ['version'], KEY],
    ['the title', ['title'], KEY],
    ['what replaces it', ['replaced_by'], KEY],
    ['what is not there', ['synonyms', 0], BLOCK],
    ['the whole', [], BLOCK],
  ])('%s', (_, path, text) => {
    const source = markedSource(text);
    const before = readDefinitions([source]).definitions[1];
    if (!before) throw new Error('nothing was kept');
    expect(markSpans(source, [before.spanOf(path)])).toBe(text);
    expect(before.span).toEqual(before.spanOf([]));
  });

  it('has the places of its expressions in the block', () => {
    const source = markedSource(TERM.replace('score >= 50', 'score >= »50«'));
    const text = readDefinitions([source]).definitions[1]?.expressionOf(['where'])?.text;
    expect(text && markSpans(source, [text.span(9, 11)])).toBe(TERM.replace('score >= 50', 'score >= »50«'));
  });
});

describe('what cannot be understood of `previous`', () => {
  it.each([
    ['no sunset', '    previous: »{where: score >= 50}«\n', 'needs the key `sunset`'],
    [
      'a sunset that is no day',
      '    previous: {sunset: »2027-02-30«, where: a}\n',
      '`2027-02-30` is no day of the calendar',
    ],
    [
      'a sunset that is no date',
      '    previous: {sunset: »soon«, where: a}\n',
      'a date is written YYYY-MM-DD',
    ],
    [
      'an unknown key',
      '    previous: {sunset: 2027-03-31, »wher«: a}\n',
      'unknown key `wher` in `previous`; did you mean `where`?',
    ],
    [
      'a promise',
      '    previous: {sunset: 2027-03-31, »refines«: [a]}\n',
      'unknown key `refines` in `previous`: `refines` is a key of terms',
    ],
    ['owners', '    previous: {sunset: 2027-03-31, »owners«: [a]}\n', 'unknown key `owners` in `previous`'],
    ['no map', '    previous: »2027-03-31«\n', 'expected'],
    ['a list', '    previous: »[{sunset: 2027-03-31}]«\n', 'expected'],
    ['nothing', '    »previous«:\n', '`previous` has no value'],
    [
      'null for what must be there',
      '    previous: {sunset: 2027-03-31, where: »null«}\n',
      '`where` has no value',
    ],
    [
      'a version that is later',
      '    previous: {sunset: 2027-03-31, version: »3«, where: a}\n',
      'version 3 is not before version 2',
    ],
    [
      'its own version',
      '    previous: {sunset: 2027-03-31, version: »2«, where: a}\n',
      'version 2 is not before version 2',
    ],
    ['version 0', '    previous: {sunset: 2027-03-31, version: »0«, where: a}\n', 'at least 1'],
    [
      'a condition that is none',
      '    previous: {sunset: 2027-03-31, where: score »>=«}\n',
      'a value is missing',
    ],
  ])('%s', (_, previous, message) => {
    const text = term(previous);
    const read = expectProblems(text, message);
    // Whoever refers to it makes no mistake of his own.
    if (read.definitions.length < 2)
      expect(read.broken.map(({ name }) => name)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^qualified_lead_v\d$/)]),
      );
  });

  it('on version 1', () => {
    for (const rest of ['version: 1', 'tags: [x]']) {
      const { definitions, broken } = expectProblems(
        term('    »previous«: {sunset: 2027-03-31, where: a}\n', rest),
        'say `version: 2`',
      );
      expect(definitions.map(({ name }) => name)).toEqual(['qualified_lead']);
      expect(broken).toEqual([{ kind: 'term', name: 'qualified_lead_v1' }]);
    }
  });

  it('on a kind whose meaning is not served', () => {
    expectProblems(
      'teams:\n  - {name: a, version: 2, »previous«: {sunset: 2027-03-31}}\n',
      'unknown key `previous` in a team: `previous` is a key of terms',
    );
  });

  it.each([
    [
      'a key of another type',
      'type: count, of: a',
      ', »value«: amount',
      'unknown key `value` in a count metric in `previous`: `value` is a key of',
    ],
    [
      'a key that its type needs',
      'type: count, of: a',
      ', type: ratio, numerator: b',
      'A ratio metric in `previous` needs the key `denominator`',
    ],
    ['a type that is none', 'type: count, of: a', ', type: »cuont«', 'did you mean `count`?'],
    [
      'a key without value',
      'type: count, of: a, where: b',
      ', »where«: ',
      'write `null` where there was none',
    ],
  ])('of a metric: %s', (name, today, previous, message) => {
    const text = metric(today, previous);
    const marked = name.startsWith('a key that') ? text.replace('previous:', '»previous«:') : text;
    const { definitions } = expectProblems(marked, message);
    if (name !== 'a type that is none') expect(definitions[0]?.name).toBe('leads');
  });

  it('a segment that is there twice', () => {
    expectProblems(
      `segmentations:\n  - name: tier\n    entity: a\n    version: 2\n    segments: [{name: x, where: b}]\n    previous:\n      sunset: 2027-03-31\n      segments: [{name: x, where: c}, {name: »x«, where: d}]\n`,
      'a second segment named `x`',
    );
  });

  it('is told of once where both have it', () => {
    const { broken } = expectProblems(
      `metrics:\n  - {name: a, version: 2, type: sum, of: b, value: amount, where: c »>=«, previous: {sunset: 2027-03-31, value: net}}\n`,
      'a value is missing',
    );
    expect(broken).toEqual([]);
  });

  it('names what an item that cannot be read kept', () => {
    const names = (text: string) =>
      readDefinitions([{ path: 'test.yml', text }]).broken.map(({ name }) => name);
    expect(names(TERM.replace('entity: lead', 'entty: lead'))).toEqual([
      'qualified_lead',
      'qualified_lead_v2',
    ]);
    expect(names(TERM.replace('entity: lead', 'entity: [lead'))).toEqual(
      expect.arrayContaining(['qualified_lead', 'qualified_lead_v2']),
    );
  });
});

describe('what a definition used to mean, from a cache', () => {
  it('says the same, and stands in the same places', () => {
    const kept = new Map<string, string>();
    const memory = {
      recall: (key: string) => kept.get(key),
      keep: (key: string, value: string) => void kept.set(key, value),
      distrust: () => kept.clear(),
    };
    const source = {
      path: 'test.yml',
      text: `${TERM}${metric('type: sum, of: a, value: b', ', where: TRUE')}`,
    };
    const fresh = readDefinitions([source], memory).definitions;
    expect(kept.size).toBe(1);
    const recalled = readDefinitions([source], memory).definitions;
    expect(recalled).toHaveLength(4);
    for (const [index, each] of recalled.entries()) {
      const other = fresh[index];
      if (!other) throw new Error('one too many');
      expect([each.kind, each.name, each.value, each.previousOf]).toEqual([
        other.kind,
        other.name,
        other.value,
        other.previousOf,
      ]);
      expect(each.span).toEqual(other.span);
      for (const key of [...Object.keys(each.value), 'none']) {
        expect(each.spanOf([key])).toEqual(other.spanOf([key]));
        expect(each.keySpanOf([key])).toEqual(other.keySpanOf([key]));
        expect(each.textOf([key])?.text).toBe(other.textOf([key])?.text);
        expect(each.expressionOf([key])?.syntax).toEqual(other.expressionOf([key])?.syntax);
        expect(each.expressionOf([key])?.text.span(0, 2)).toEqual(other.expressionOf([key])?.text.span(0, 2));
      }
    }
  });
});
