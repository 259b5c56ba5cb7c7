import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../../src/diagnostic/rule-id.js';
import { baseText, checkChange, type Texts } from '../../diff/compare.js';
import { lines } from '../../support/check-marked.js';
import { expectChange, expectOne, lead } from './expect-change.js';

const LEAD = lead('score >= 50');
const project = (settings: string, file = LEAD): Texts => ({ 'accord.yml': settings, 'lead.yml': file });

/** The one finding of a change of `accord.yml`, which stands where its text of today is marked. */
function expectSetting(before: string, now: string) {
  return expectOne(project(before), project(now), 'settings-changed');
}

/** What changes of `accord.yml` nobody has to agree to. */
function expectSilence(before: string, now: string): void {
  expectChange(project(before), project(now), []);
}

describe('settings-changed: rules', () => {
  it('tells of a rule that is lowered, at its key', () => {
    const finding = expectSetting(
      'rules:\n  confusable-names: error # people mix them up\n',
      'name: Test\nrules: {»confusable-names: off«}\n',
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      definition: null,
      message: 'The rule `confusable-names` was error and is off.',
      related: [{ definition: null, base: true, span: { source: { path: 'accord.yml' } } }],
    });
    expect(baseText(finding)).toBe('confusable-names: error');
  });

  it('knows what holds where nothing is said', () => {
    const finding = expectSetting('name: Test\n', 'rules:\n  »meaning-changed: warning«\n');
    expect(finding.message).toBe('The rule `meaning-changed` was error and is warning.');
    expect(baseText(finding)).toBe('');
    expectSilence('name: Test\n', 'rules: {meaning-changed: error, dead-branch: warning, syntax: error}\n');
    expectSetting('name: Test\n', 'rules: {»syntax: warning«}\n');
  });

  it('stands on what is left where the key went', () => {
    expectSetting('rules: {dead-branch: error, undecided: error}\n', '»rules«: {undecided: error}\n');
    expectSetting('rules: {dead-branch: error}\n', '»«name: Test\n');
  });

  it('sees that a rule loses its graver findings', () => {
    const finding = expectSetting('name: Test\n', 'rules: {»deprecated-reference: warning«}\n');
    expect(finding.message).toBe('The rule `deprecated-reference` was warning or error and is warning.');
    expectSilence('name: Test\n', 'rules: {deprecated-reference: error}\n');
    expectSetting('rules: {deprecated-reference: error}\n', '»«name: Test\n');
  });

  it('is silent about rules that are raised', () => {
    expectSilence('rules: {dead-branch: off}\n', 'rules: {dead-branch: error}\n');
    expectSilence('rules: {dead-branch: off}\n', 'name: Test\n');
  });

  it('tells of rules that are lowered in folders', () => {
    const finding = expectSetting(
      'name: Test\n',
      'overrides:\n  - folders: [sales, ./service/]\n    rules: {»meaning-changed: off«}\n',
    );
    expect(finding.message).toBe('The rule `meaning-changed` was error and is off in `sales` and `service`.');
  });

  it('tells of an override that went, and of one that comes later', () => {
    const strict = 'overrides:\n  - {folders: [sales], rules: {dead-branch: error}}\n';
    expect(expectSetting(strict, '»«name: Test\n').message).toBe(
      'The rule `dead-branch` was error and is warning in `sales`.',
    );
    const later = `${strict}  - {folders: [sales/emea], rules: {»dead-branch: off«}}\n`;
    expect(expectSetting(strict, later).message).toBe(
      'The rule `dead-branch` was error and is off in `sales/emea`.',
    );
  });

  it('tells once of a rule that is lowered in the whole project', () => {
    const before = 'overrides:\n  - {folders: [sales], rules: {undecided: error}}\n';
    const { message } = expectSetting(before, `${before}rules: {»dead-branch: off«}\n`);
    expect(message).toBe('The rule `dead-branch` was warning and is off.');
  });

  it('is silent about an override that says the same in other words', () => {
    expectSilence(
      'overrides:\n  - {folders: [sales, service], rules: {dead-branch: error}}\n',
      'overrides:\n  - {folders: [service], rules: {dead-branch: error}}\n  - {folders: [./sales], rules: {dead-branch: error}}\n',
    );
    expectSilence(
      'rules: {dead-branch: error}\n',
      'overrides:\n  - {folders: [.], rules: {dead-branch: error}}\n',
    );
  });
});

describe('settings-changed: approvals, words, time and functions', () => {
  it('tells of approvals that are not required any more', () => {
    const finding = expectSetting('approvals: required\n', '»approvals: off«\n');
    expect(finding.message).toBe('Approvals are not required any more.');
    expectSetting('approvals: required\nname: Test\n', '»«name: Test\n');
    expectSilence('name: Test\n', 'approvals: off\n');
  });

  it('tells of words that are no near synonyms any more', () => {
    const finding = expectSetting(
      'near_synonyms: [[Site, plant], [order, purchase]]\n',
      '»near_synonyms«:\n  - [order, purchase]\n',
    );
    expect(finding.message).toBe('`site` and `plant` are no near synonyms any more.');
    expectSilence('near_synonyms: [[site, plant]]\n', 'near_synonyms: [[plant, site, facility], [a, b]]\n');
    expectSilence('near_synonyms: [[a, b], [b, c]]\n', 'near_synonyms: [[a, b, c]]\n');
  });

  it('tells of another time zone', () => {
    const finding = expectSetting('name: Test\n', 'name: Test\n»timezone: Europe/Berlin« # ours\n');
    expect(finding.message).toBe(
      'The time zone was UTC and is Europe/Berlin: the days, weeks and months of every metric begin at another moment.',
    );
    expectSilence('timezone: UTC\n', 'name: Test\n');
  });

  const declare = (more: string, name = 'is_core') =>
    `functions:\n  - {name: other, arguments: [], result: date}\n  - {name: ${name}, ${more}}\n`;

  it('tells of a function that is declared otherwise, at what is otherwise', () => {
    const finding = expectSetting(
      declare('args: [string], returns: boolean'),
      declare('args: [string], »returns: integer«, strict: true'),
    );
    expect(finding.message).toBe(
      'The function `is_core` is declared otherwise: its result was boolean and is integer; its `strict` was false and is true.',
    );
    expect(baseText(finding)).toBe('returns: boolean');
    expectSetting(
      declare('arguments: [string], result: date, deterministic: false'),
      declare('arguments: [string], result: date').replace('name: is_core', '»name: is_core«'),
    );
    expectSetting(
      declare('arguments: [string, date], result: date'),
      declare('»arguments«: [date, string], result: date'),
    );
  });

  it('is silent about functions that come and go, move, and say their defaults', () => {
    const one = declare('arguments: [string], result: boolean');
    expectSilence(one, declare('arguments: [string], result: boolean', 'is_key'));
    expectSilence(one, declare('returns: boolean, args: [string], strict: false, deterministic: true'));
    const [head = '', ...items] = one.trimEnd().split('\n');
    expectSilence(one, [head, ...items.reverse()].join('\n'));
  });

  it('is silent about names and folders', () => {
    expectSilence('name: Test\nmodel: cube\n', 'name: Acme\ndefinitions: .\nsource: {type: postgres}\n');
  });
});

describe('settings-changed: its own level', () => {
  const levels = (before: string, now: string) =>
    checkChange(project(before), project(now))
      .findings.filter(({ rule }) => rule === 'settings-changed')
      .map(({ severity, message }) => `${severity}: ${message}`);

  it('is not lowered by the change it tells of', () => {
    const off = 'rules: {dead-branch: off, settings-changed: off}\n';
    expect(levels('name: Test\n', off)).toEqual([
      'warning: The rule `dead-branch` was warning and is off.',
      'warning: The rule `settings-changed` was warning and is off.',
    ]);
    expect(levels('rules: {settings-changed: error}\n', off)).toEqual([
      'error: The rule `dead-branch` was warning and is off.',
      'error: The rule `settings-changed` was error and is off.',
    ]);
    const inFolders = 'overrides:\n  - {folders: [.], rules: {settings-changed: off}}\n';
    expect(levels('name: Test\n', inFolders)).toEqual([
      'warning: The rule `settings-changed` was warning and is off.',
    ]);
  });

  it('is off where it was off and is', () => {
    expect(
      levels('rules: {settings-changed: off}\n', 'rules: {settings-changed: off}\ntimezone: Asia/Tokyo\n'),
    ).toEqual([]);
  });

  it('is raised by the change it tells of', () => {
    const now = 'rules: {settings-changed: error}\ntimezone: Asia/Tokyo\n';
    expect(levels('rules: {settings-changed: off}\n', now)).toHaveLength(1);
    expect(levels('name: Test\n', now)[0]).toMatch(/^error: The time zone/);
  });
});

describe('settings-changed: accord.yml as a whole', () => {
  const found = (before: Texts, now: Texts, beside: string | null = null) =>
    lines(checkChange(before, now, { beside }).findings).filter((each) => each.startsWith('settings'));
  const settings = 'approvals: required\nrules: {dead-branch: off}\n';

  it('was what holds by default where it is new', () => {
    expect(found(LEAD, project(settings))).toEqual([
      'settings-changed: The rule `dead-branch` was warning and is off.',
    ]);
  });

  it('is compared with nothing where there was no definition', () => {
    expect(found({}, project(settings))).toEqual([]);
    expect(found({ 'accord.yml': 'name: Test\n' }, project(settings))).toHaveLength(1);
  });

  it('is what holds by default where it is gone, told of on a file that exists', () => {
    const finding = expectOne(
      project('approvals: required\n'),
      { 'lead.yml': `»«${LEAD}` },
      'settings-changed',
      { beside: null },
    );
    expect(baseText(finding)).toBe('approvals: required');
  });
});

describe('settings-changed: the fingerprint', () => {
  const of = (before: string, now: string) =>
    checkChange(project(before), project(now)).findings.map(({ fingerprint }) => fingerprint);

  it('is the same however the file is written, and another for another change', () => {
    const one = of('rules: {dead-branch: error}\n', 'rules: {dead-branch: off}\n');
    expect(one).toHaveLength(1);
    expect(
      of('name: A\nrules: {dead-branch: error}\n', '# moved\nname: A\nrules:\n  dead-branch: off\n'),
    ).toEqual(one);
    expect(of('rules: {dead-branch: warning}\n', 'rules: {dead-branch: off}\n')).not.toEqual(one);
  });

  it('is one of its own for each finding', () => {
    const ids: readonly RuleId[] = ['dead-branch', 'undecided', 'always-true'];
    const all = of('timezone: UTC\n', `rules: {${ids.map((id) => `${id}: off`).join(', ')}}\n`);
    expect(new Set(all).size).toBe(3);
  });
});
