import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Approval, approvalKey } from '../../src/approvals/approval-file.js';
import { readApprovals, readKey } from '../../src/approvals/read-approvals.js';
import { recordApprovals, removeApprovals } from '../../src/approvals/write-approvals.js';
import { DEFINITION_KINDS, type DefinitionKind } from '../../src/diagnostic/definition-ref.js';
import { positionAt } from '../../src/diagnostic/source.js';

const GIVEN: Approval = { meaning: '0123456789abcdef', by: 'Ada', on: '2026-01-31' };

function read(text: string, path = 'approvals/sales.yml') {
  const { approvals, problems } = readApprovals([{ path, text }]);
  return {
    entries: Object.fromEntries(approvals.get('sales')?.entries ?? []),
    said: problems.map(({ span, message }) => {
      const { line, column } = positionAt(span.source, span.start);
      return `${line}:${column} ${message}`;
    }),
  };
}

function record(
  text: string | null,
  name: string,
  approval: Approval = GIVEN,
  kind: DefinitionKind = 'term',
) {
  return recordApprovals(text, 'sales', [{ definition: { kind, name }, approval }]);
}

describe('writing approvals', () => {
  it('is one line a definition, sorted, under a head', () => {
    const text = record(
      record(record(null, 'b'), 'a', { ...GIVEN, note: 'as: agreed' }),
      'z',
      GIVEN,
      'metric',
    );
    expect(
      text,
    ).toBe(`# What sales has approved, and when: one line a definition, written by \`accord approve\`.
# An approval holds for the meaning it names. CODEOWNERS makes this file the team's own.

metric z: {meaning: 0123456789abcdef, by: Ada, on: 2026-01-31}
term a: {meaning: 0123456789abcdef, by: Ada, on: 2026-01-31, note: "as: agreed"}
term b: {meaning: 0123456789abcdef, by: Ada, on: 2026-01-31}
`);
  });

  it('replaces an approval and keeps comments, also those of lines that move', () => {
    const before = `# ours

# why b
term b: {meaning: 0123456789abcdef, by: Ada, on: 2026-01-31, note: once} # beside b
# why a
term a:
  meaning: 0123456789abcdef # beside its meaning
  by: Ada
  on: 2026-01-31
# the end
`;
    const next = { meaning: 'fedcba9876543210', by: 'Bo', on: '2026-02-01' };
    expect(record(record(before, 'b', next), 'a', { ...next, note: 'again' })).toBe(`# ours

# why a
term a:
  meaning: fedcba9876543210 # beside its meaning
  by: Bo
  on: 2026-02-01
  note: again
# why b
term b: {meaning: fedcba9876543210, by: Bo, on: 2026-02-01} # beside b

# the end
`);
  });

  it('takes entries out, and leaves a file that can be read when none is left', () => {
    const text = record(record(null, 'a'), 'b');
    expect(removeApprovals(text, ['term a', 'term c'])).toBe(record(null, 'b'));
    const none = removeApprovals(text, ['term a', 'term b']);
    expect(read(none)).toEqual({ entries: {}, said: [] });
    expect(read(record(none, 'c')).entries).toEqual({ 'term c': GIVEN });
    expect(none).toContain('# What sales has approved');
  });

  it.each(['', '# only a comment\n', '{}\n', '\n\n', '---\n'])('begins in a file that holds %j', (before) => {
    const text = record(before, 'a');
    expect(read(text)).toEqual({ entries: { 'term a': GIVEN }, said: [] });
    if (before.startsWith('#')) expect(text).toContain('# only a comment');
  });

  it('is read back as it was given, whatever people are called', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => {
      return text.trim() === text && text !== '' && !/[\p{Cc}\ufffd-\uffff\ud800-\udfff]/u.test(text);
    });
    const approval = fc.record({
      meaning: fc.oneof(fc.stringMatching(/^[0-9a-f]{16}$/), fc.stringMatching(/^\d{11}e\d{4}$/)),
      by: words,
      on: fc.constant('2026-11-22'),
      note: fc.option(words, { nil: undefined }),
    });
    const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
    const entry = fc.tuple(fc.constantFrom(...DEFINITION_KINDS), name, approval);
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        let text: string | null = null;
        for (const [kind, called, given] of entries) text = record(text, called, given, kind);
        const wanted = new Map(
          entries.map(([kind, called, given]) => [approvalKey({ kind, name: called }), given]),
        );
        const got = readApprovals(text === null ? [] : [{ path: 'approvals/sales.yml', text }]);
        expect(got.problems).toEqual([]);
        expect(got.approvals.get('sales')?.entries ?? new Map()).toEqual(wanted);
      }),
    );
  });
});

describe('reading approvals', () => {
  const line = 'term a: {meaning: 0123456789abcdef, by: Ada, on: 2026-01-31}\n';

  it.each([
    ['', []],
    [line, []],
    [`${line}${line}`, ['2:1 The key `term a` is given twice.']],
    ['- a\n', [expect.stringMatching(/^1:1 Expected keys such as `term qualified_lead:`/)]],
    ['trem a: {}\n', [expect.stringMatching(/^1:1 `trem a` is no kind and name.*did you mean `term a`\?$/)]],
    ['term A: {}\n', [expect.stringMatching(/^1:1 `term A` is no kind and name/)]],
    ['term a: yes\n', [expect.stringMatching(/^1:9 Expected .*found the text `yes`/)]],
    [
      line.replace('by: Ada', 'bye: Ada'),
      [expect.stringMatching(/^1:37 Unknown key `bye` in an approval; did you mean `by`/)],
    ],
    [line.replace(', by: Ada', ''), [expect.stringMatching(/^1:9 An approval needs the key `by`/)]],
    [line.replace('0123456789abcdef', '0123456789'), [expect.stringMatching(/^1:19 Expected text, found/)]],
    [line.replace('0123456789abcdef', 'soon'), [expect.stringMatching(/^1:19 .*16 digits from 0 to f/)]],
    [line.replace('2026-01-31', 'today'), [expect.stringMatching(/^1:50 .*YYYY-MM-DD/)]],
    [`<<<<<<< HEAD\n${line}`, [expect.stringMatching(/^1:1 /)]],
    [`${line}---\n${line}`, [expect.stringMatching(/one document/)]],
  ])('of %j says %j', (text, said) => {
    expect(read(text).said).toEqual(said);
  });

  it('keeps what is right beside what is not', () => {
    expect(read(`${line}term b: {meaning: soon}\n`).entries).toEqual({ 'term a': GIVEN });
  });

  it.each(['approvals/sales.yaml', 'approvals/emea/sales.yml'])('takes no approvals from %s', (path) => {
    const { entries, said } = read(line, path);
    expect(entries).toEqual({});
    expect(said).toEqual(['1:1 This is no approval file: a team has one, called `approvals/TEAM.yml`.']);
  });

  it('knows a definition by kind and name', () => {
    expect(readKey('metric won_deals')).toEqual({ kind: 'metric', name: 'won_deals' });
    expect(['metric', 'metric ', 'metric  a', 'a', 'terma b', 'term a b'].map(readKey)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });
});
