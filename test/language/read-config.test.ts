import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/language/read-config.js';
import { markedSource } from '../support/marked-source.js';
import { expectReports } from './expect-problems.js';

function expectConfig(marked: string, ...messages: string[]) {
  const { config, problems } = readConfig(markedSource(marked, 'accord.yml'));
  expectReports(problems, marked, messages);
  return config;
}

describe('accord.yml', () => {
  it('is read', () => {
    const text = `name: Acme
definitions: definitions
timezone: Europe/Berlin
source: {type: files, folder: data}
rules: {confusable-names: off, dead-branch: error}
functions:
  - {name: is_business_hours, arguments: [timestamp], result: boolean, deterministic: true, strict: true}
`;
    expect(expectConfig(text)).toEqual({
      name: 'Acme',
      definitions: 'definitions',
      timezone: 'Europe/Berlin',
      source: { type: 'files', folder: 'data' },
      rules: { 'confusable-names': 'off', 'dead-branch': 'error' },
      functions: [
        {
          name: 'is_business_hours',
          arguments: ['timestamp'],
          result: 'boolean',
          deterministic: true,
          strict: true,
        },
      ],
    });
  });

  it('may be empty', () => {
    expect(expectConfig('')).toEqual({});
    expect(expectConfig('# nothing\n')).toEqual({});
  });

  it('takes groups of near-synonyms', () => {
    expect(expectConfig('near_synonyms:\n  - [onboarded, sign up]\n')).toEqual({
      near_synonyms: [['onboarded', 'sign up']],
    });
    expectConfig('near_synonyms: [»[]«]\n', 'empty list');
  });

  it('takes whether approvals are required', () => {
    expect(expectConfig('approvals: off\n')).toEqual({ approvals: 'off' });
    expectConfig('approvals: »requierd«\n', 'did you mean `required`?');
  });

  it('takes severities for folders', () => {
    const text = 'overrides:\n  - {folders: [definitions/old, b], rules: {dead-branch: off}}\n';
    expect(expectConfig(text)).toEqual({
      overrides: [{ folders: ['definitions/old', 'b'], rules: { 'dead-branch': 'off' } }],
    });
  });

  it('knows `args` and `returns`', () => {
    expect(expectConfig('functions:\n  - {name: f, args: [string], returns: integer}\n')).toEqual({
      functions: [{ name: 'f', arguments: ['string'], result: 'integer' }],
    });
  });

  it.each([
    ['an unknown key', '»tiemzone«: UTC\n', 'did you mean `timezone`?'],
    ['an unknown rule', 'rules: {»confusable-name«: off}\n', 'did you mean `confusable-names`?'],
    ['an unknown level', 'rules: {syntax: »warn«}\n', '`warn`'],
    ['a boolean for a level', 'rules: {syntax: »false«}\n', '`false` is none of off, warning, error'],
    ['an override of nothing', 'overrides:\n  - »folders: [a]«\n', 'An override needs the key `rules`'],
    ['an override of no folder', 'overrides:\n  - {folders: »[]«, rules: {}}\n', 'empty list'],
    [
      'an unknown rule in a folder',
      'overrides:\n  - {folders: [a], rules: {»dead-brnch«: off}}\n',
      'did you mean `dead-branch`?',
    ],
    ['an override that is none', 'overrides: »{folders: [a], rules: {}}«\n', 'expected a list'],
    ['a time zone', 'timezone: »Europe/Berln«\n', 'did you mean `Europe/Berlin`?'],
    ['an offset for a time zone', 'timezone: »"+02:00"«\n', 'a name such as Europe/Berlin'],
    ['an unknown source', 'source: {type: »duckbd«}\n', 'did you mean `duckdb`?'],
    ['a source without its file', 'source: »{type: duckdb}«\n', 'needs the key `database`'],
    ['a secret', 'source: {type: postgres, »password«: x}\n', 'come from environment variables only'],
    ['a type of argument', 'functions: [{name: f, args: [»str«], result: date}]\n', '`str`'],
    ['a type of result', 'functions: [{name: f, args: [], returns: »bolean«}]\n', 'did you mean `boolean`?'],
    [
      'two spellings',
      'functions: [{name: f, args: [], »returns«: date, result: date}]\n',
      'another spelling',
    ],
    ['no result', 'functions: [{name: »f«, args: []}]\n', 'needs the key `result`'],
    [
      'a function twice',
      'functions:\n  - {name: f, args: [], returns: date}\n  - {name: »f«, args: [], returns: date}\n',
      'second function',
    ],
    ['a key twice', 'name: a\n»name«: b\n', 'given twice'],
    ['a list', '»- a«\n', 'expected keys'],
    ['broken YAML', 'rules: »{syntax: off«\nname: a\n', 'not closed'],
    ['a second document', 'name: a\n»-«--\nname: b\n', 'one document'],
    ['a NUL', 'name: a»\0«\n', 'NUL'],
  ])('%s is a problem', (_, text, message) => {
    expectConfig(text, message);
  });

  it('keeps what is right', () => {
    expect(
      expectConfig(
        'name: a\ntimezone: »Nowhere/There«\n»colour«: b\nmodel: c\n',
        'no time zone',
        'unknown key',
      ),
    ).toEqual({
      name: 'a',
      model: 'c',
    });
  });
});
