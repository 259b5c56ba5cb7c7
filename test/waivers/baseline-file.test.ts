import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_IDS, type RuleId } from '../../src/diagnostic/rule-id.js';
import { rangeOf } from '../../src/diagnostic/source.js';
import { type BaselineRecord, printBaseline } from '../../src/waivers/baseline-file.js';
import { readBaseline } from '../../src/waivers/read-baseline.js';
import { whyAlwaysCounts } from '../../src/waivers/suppressible.js';
import { expectReports } from '../language/expect-problems.js';
import { markedSource } from '../support/marked-source.js';

const isChangeRule = (rule: RuleId) => rule === 'meaning-changed';

function expectBaseline(marked: string, ...messages: readonly string[]) {
  const { entries, problems } = readBaseline(markedSource(marked, 'accord-baseline.json'), isChangeRule);
  expectReports(problems, marked, messages);
  return entries;
}

const RECORD: BaselineRecord = {
  rule: 'confusable-names',
  definitions: ['term closed_ticket', 'term resolved_ticket'],
  fingerprint: '0123456789abcdef',
  file: 'definitions/service/tickets.yml',
};
const OTHER: BaselineRecord = { ...RECORD, rule: 'always-true', fingerprint: 'fedcba9876543210' };

const records = fc.uniqueArray(
  fc.record({
    rule: fc.constantFrom(...RULE_IDS.filter((id) => whyAlwaysCounts(id) === null && !isChangeRule(id))),
    definitions: fc.array(fc.string({ unit: 'grapheme', minLength: 1 })),
    fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
    file: fc.string({ unit: 'binary', minLength: 1 }),
  }),
  { selector: ({ fingerprint }) => fingerprint },
);

describe('accord-baseline.json', () => {
  it('is a line a finding, sorted, under what it is', () => {
    expect(printBaseline([RECORD, OTHER])).toBe(`{
  "about": "Findings that were there before the check was turned on: they do not count. Written by \`accord check --baseline\`; \`accord check --prune-baseline\` takes out what is gone.",
  "version": 1,
  "findings": [
    {"rule": "always-true", "definitions": ["term closed_ticket", "term resolved_ticket"], "fingerprint": "fedcba9876543210", "file": "definitions/service/tickets.yml"},
    {"rule": "confusable-names", "definitions": ["term closed_ticket", "term resolved_ticket"], "fingerprint": "0123456789abcdef", "file": "definitions/service/tickets.yml"}
  ]
}
`);
    expect(printBaseline([OTHER, RECORD])).toBe(printBaseline([RECORD, OTHER]));
  });

  it('is read as it was written, each entry with its line', () => {
    const check = fc.property(records, (written) => {
      const source = { path: 'accord-baseline.json', text: printBaseline(written) };
      const { entries, problems } = readBaseline(source, isChangeRule);
      expect(problems).toEqual([]);
      expect(printBaseline(entries)).toBe(source.text);
      for (const { span, fingerprint } of entries) {
        expect(source.text.slice(span.start, span.end)).toContain(`"fingerprint": "${fingerprint}"`);
        expect(rangeOf(span).start.line).toBe(rangeOf(span).end.line);
      }
    });
    fc.assert(check, { numRuns: 60 });
  });

  it('is read with other line ends and set in another way', () => {
    const text = printBaseline([RECORD, OTHER]);
    const lines = (written: string) =>
      expectBaseline(written).map(({ rule, span }) => `${rule} ${rangeOf(span).start.line}`);
    expect(lines(text)).toEqual(['always-true 5', 'confusable-names 6']);
    expect(lines(text.replaceAll('\n', '\r\n'))).toEqual(['always-true 5', 'confusable-names 6']);
    expect(lines(JSON.stringify(JSON.parse(text), null, 2))).toEqual([
      'always-true 5',
      'confusable-names 14',
    ]);
    expect(lines(JSON.stringify(JSON.parse(text)))).toEqual(['always-true 1', 'confusable-names 1']);
  });

  it('of thousands of entries is read at once', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      ...RECORD,
      fingerprint: index.toString(16).padStart(16, '0'),
    }));
    const { entries, problems } = readBaseline(
      { path: 'accord-baseline.json', text: printBaseline(many) },
      isChangeRule,
    );
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(20_000);
  });

  const line = (
    rule: string,
    rest = '"definitions": [], "fingerprint": "0123456789abcdef", "file": "a.yml"',
  ) => `{"rule": ${rule}, ${rest}}`;
  const file = (...entries: readonly string[]) =>
    `{\n  "version": 1,\n  "findings": [\n    ${entries.join(',\n    ')}\n  ]\n}\n`;

  it.each([
    ['an unknown rule', file(line('»"dead-brnch"«')), 'did you mean `dead-branch`?'],
    ['a rule that always counts', file(`»${line('"syntax"')}«`), 'findings of `syntax` always count'],
    ['a change', file(`»${line('"meaning-changed"')}«`), '`meaning-changed` is about one change'],
    ['an approval', file(`»${line('"approval-missing"')}«`), 'always count'],
    [
      'a fingerprint that is none',
      file(line('"dead-branch"', '"definitions": [], "fingerprint": »"12"«, "file": "a.yml"')),
      '16 digits',
    ],
    ['an unknown key', file(line('"dead-branch", »"why"«: "x"')), 'unknown key `why`'],
    [
      'a missing key',
      file(`»${line('"dead-branch"', '"definitions": [], "file": "a.yml"')}«`),
      'needs the key `fingerprint`',
    ],
    ['another version', '{"version": »2«, "findings": []}\n', '`2`'],
    ['no findings', '»{"version": 1}«\n', 'needs the key `findings`'],
    ['a merge', '{"findings": [\n»<<<<<<<« HEAD\n=======\n>>>>>>> b\n]}\n', 'marks of a merge'],
    ['a word for an entry', '{"findings": [\n»dead-branch«\n]}\n', 'expected keys and values'],
    ['nothing', '»«', 'there is nothing in this file'],
    ['a list', '»[]«\n', 'expected keys'],
  ])('%s is a problem', (_, text, message) => {
    expect(expectBaseline(text, message)).toEqual([]);
  });

  it('is read but for the entries that are wrong', () => {
    const entries = expectBaseline(file(line('»"dead-brnch"«'), line('"dead-branch"')), 'dead-branch');
    expect(entries.map(({ rule }) => rule)).toEqual(['dead-branch']);
  });

  it('holds a finding once', () => {
    const twice = file(line('"dead-branch"'), `»${line('"dead-branch"')}«`);
    expect(expectBaseline(twice, 'recorded already')).toHaveLength(1);
  });
});
