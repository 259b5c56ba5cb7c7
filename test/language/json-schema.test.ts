import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { configJsonSchema, definitionsJsonSchema } from '../../src/language/json-schema.js';
import { waiversJsonSchema } from '../../src/waivers/waivers-schema.js';

const ROOT = join(import.meta.dirname, '../..');
const SCHEMAS = {
  'schema/accord.schema.json': definitionsJsonSchema(),
  'schema/accord-config.schema.json': configJsonSchema(),
  'schema/accord-waivers.schema.json': waiversJsonSchema(),
};

const ajv = new Ajv({ strict: false, allErrors: true });
const definitions = ajv.compile(definitionsJsonSchema());
const config = ajv.compile(configJsonSchema());
const waivers = ajv.compile(waiversJsonSchema());

function yamlFilesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name));
}

describe('the committed schemas', () => {
  // After a change of the language: ACCORD_UPDATE=1 npx vitest run test/language/json-schema.test.ts
  it.each(Object.entries(SCHEMAS))('%s says what the language says', (path, schema) => {
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    const file = join(ROOT, path);
    if (process.env.ACCORD_UPDATE === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it.each(Object.values(SCHEMAS))('describe every key', (schema) => {
    const silent: string[] = [];
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === 'properties' && typeof value === 'object' && value) {
        for (const [name, property] of Object.entries(value)) {
          if (!property.description) silent.push(name);
        }
      }
      return value;
    });
    expect(silent).toEqual([]);
  });

  it('are draft-07 and describe the lists', () => {
    expect(ajv.validateSchema(definitionsJsonSchema())).toBe(true);
    expect(ajv.validateSchema(configJsonSchema())).toBe(true);
    expect(Object.keys(Reflect.get(definitionsJsonSchema(), 'properties'))).toContain('metrics');
  });
});

describe('definitions', () => {
  const files = ['definitions', 'test/fixtures/corpus'].flatMap((folder) =>
    yamlFilesUnder(join(ROOT, folder)),
  );

  it.each(files)('%s is valid', (file) => {
    for (const document of parseAllDocuments(readFileSync(file, 'utf8'), { merge: true })) {
      if (!('toJS' in document)) continue;
      const valid = definitions(document.toJS() ?? {});
      expect(definitions.errors ?? []).toEqual([]);
      expect(valid).toBe(true);
    }
  });

  it.each([
    'terms: [{name: a, entity: b, where: c, version: 2, previous: {sunset: 2027-03-31, where: d}}]',
    'metrics: [{name: a, type: count, of: b, version: 2, previous: {sunset: 2027-03-31, type: sum, value: c, where: null}}]',
    'segmentations: [{name: a, entity: b, segments: [{name: c, where: d}], previous: {sunset: 2027-03-31, segments: [{name: e, where: f}]}}]',
  ])('%s is valid', (text) => {
    definitions(parse(text));
    expect(definitions.errors ?? []).toEqual([]);
  });

  it.each([
    ['an earlier meaning without sunset', 'terms: [{name: a, entity: b, where: c, previous: {where: d}}]'],
    [
      'an unknown key of an earlier meaning',
      'terms: [{name: a, entity: b, where: c, previous: {sunset: 2027-03-31, wher: d}}]',
    ],
    [
      'no condition where there must be one',
      'terms: [{name: a, entity: b, where: c, previous: {sunset: 2027-03-31, where: null}}]',
    ],
    ['an earlier meaning of a team', 'teams: [{name: a, previous: {sunset: 2027-03-31}}]'],
    ['an unknown key', 'terms: [{name: a, entity: b, where: c, wher: d}]'],
    ['an unknown list', 'metric: []'],
    ['a missing key', 'terms: [{name: a, entity: b}]'],
    ['a name that is none', 'terms: [{name: A b, entity: b, where: c}]'],
    ['a number for text', 'terms: [{name: a, entity: b, where: 1}]'],
    ['a key of another metric type', 'metrics: [{name: a, type: count, of: b, numerator: c}]'],
    ['an unknown metric type', 'metrics: [{name: a, type: cuont, of: b}]'],
    ['a metric without type', 'metrics: [{name: a, of: b}]'],
    [
      'source and sql',
      'entities: [{name: a, primary_key: b, source: c, sql: d, fields: [{name: b, type: string}]}]',
    ],
    ['neither source nor sql', 'entities: [{name: a, primary_key: b, fields: [{name: b, type: string}]}]'],
    ['variant_of without because', 'terms: [{name: a, entity: b, where: c, variant_of: d}]'],
    ['a window that is none', 'metrics: [{name: a, type: cumulative, metric: b, window: fortnight}]'],
  ])('%s is refused', (_, text) => {
    expect(definitions(parse(text))).toBe(false);
  });
});

describe('configuration', () => {
  it.each([
    '{}',
    'name: Acme\ntimezone: Europe/Berlin\nrules: {confusable-names: off}\nsource: {type: files, folder: data}',
    'functions: [{name: f, arguments: [string], result: integer, strict: true}]',
    'functions: [{name: f, args: [string], returns: integer}]',
    'approvals: required',
    'approvals: off',
  ])('%s is valid', (text) => {
    config(parse(text));
    expect(config.errors ?? []).toEqual([]);
  });

  it.each([
    'rules: {confusable-name: off}',
    'rules: {confusable-names: loud}',
    'approvals: on',
    'approvals: true',
    'functions: [{name: f, arguments: [string]}]',
    'functions: [{name: f, arguments: [string], args: [string], result: string}]',
    'source: {type: oracle}',
    'source: {type: postgres, password: x}',
  ])('%s is refused', (text) => {
    expect(config(parse(text))).toBe(false);
  });
});

describe('waivers', () => {
  const entry = (more = '') =>
    `waivers: [{rule: dead-branch, definitions: [term a], reason: b, owner: c${more}}]`;

  it('are valid with all that an entry needs', () => {
    waivers(parse(entry(', expires: 2027-03-31')));
    expect(waivers.errors ?? []).toEqual([]);
    expect(waivers({})).toBe(true);
  });

  it.each([
    ['a day', entry()],
    ['a known rule', entry(', expires: 2027-03-31').replace('dead-branch', 'dead-brunch')],
    ['a definition', entry(', expires: 2027-03-31').replace('term a', '')],
    ['only known keys', entry(', expires: 2027-03-31, until: 2027-03-31')],
  ])('need %s', (_, text) => {
    expect(waivers(parse(text))).toBe(false);
  });
});
