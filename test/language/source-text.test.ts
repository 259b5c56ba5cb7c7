import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../src/diagnostic/source.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { type EmittedScalar, SCALARS } from '../support/emit-scalar.js';
import { markedSource, markSpans } from '../support/marked-source.js';

const HEAD = 'teams:\n  - name: a\n    description: ';

function read(text: string): SourceText {
  const { definitions, problems } = readDefinitions([{ path: 'test.yml', text }]);
  expect(problems.map((problem) => problem.message)).toEqual([]);
  const description = definitions[0]?.textOf(['description']);
  if (!description) throw new Error(`no description in ${text}`);
  return description;
}

/** What each UTF-16 unit of the text is written as: offsets of its piece. */
function placesOf(emitted: EmittedScalar, start: number): { start: number; end: number }[] {
  let at = start;
  return emitted.pieces.flatMap(({ text, yaml }) => {
    const place = { start: at, end: at + yaml.length };
    at = place.end;
    if (text === yaml)
      return [...text.split('').keys()].map((unit) => ({
        start: place.start + unit,
        end: place.start + unit + 1,
      }));
    return Array.from({ length: text.length }, () => place);
  });
}

const withCrlf = (emitted: EmittedScalar): EmittedScalar => ({
  open: emitted.open.replaceAll('\n', '\r\n'),
  pieces: emitted.pieces.map(({ text, yaml }) => ({ text, yaml: yaml.replaceAll('\n', '\r\n') })),
  close: emitted.close,
});

describe.each(Object.entries(SCALARS))('a %s scalar', (style, scalars) => {
  it.each([
    ['LF', (emitted: EmittedScalar) => emitted, '\n'],
    ['CRLF', withCrlf, '\r\n'],
  ])('maps every substring to what encodes it (%s)', (_, prepare, newline) => {
    fc.assert(
      fc.property(scalars, fc.nat(), fc.nat(), (generated, from, length) => {
        const emitted = prepare(generated);
        const head = HEAD.replaceAll('\n', newline);
        const yaml = emitted.pieces.map((piece) => piece.yaml).join('');
        const isBlock = style === 'literal' || style === 'folded';
        const tail = `${emitted.close}${isBlock ? '' : newline}    email: x${newline}`;
        const text = emitted.pieces.map((piece) => piece.text).join('');
        const scalar = read(`${head}${emitted.open}${yaml}${tail}`);
        expect(scalar.text).toBe(text);

        const places = placesOf(emitted, head.length + emitted.open.length);
        const start = from % text.length;
        const end = start + 1 + (length % (text.length - start));
        const span = scalar.span(start, end);
        expect([span.start, span.end]).toEqual([places[start]?.start, places[end - 1]?.end]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the text of a scalar', () => {
  it.each([
    ['plain', 'teams:\n  - name: a\n    description: one »two« three\n'],
    ['plain over lines', 'teams:\n  - name: a\n    description: one\n      »two« three\n'],
    ['single quoted', "teams:\n  - name: a\n    description: 'it''s »two«'\n"],
    ['double quoted', 'teams:\n  - name: a\n    description: "\\u00e9\\t\\"»two«\\" three"\n'],
    ['escaped itself', 'teams:\n  - name: a\n    description: "one »\\x74w\\u006f«"\n'],
    ['literal', 'teams:\n  - name: a\n    description: |\n      one\n      »two« three\n'],
    [
      'literal with an indicator',
      'teams:\n  - name: a\n    description: |2-\n        one\n      »two« three\n',
    ],
    ['folded', 'teams:\n  - name: a\n    description: >-\n      one\n\n        more\n      »two« three\n'],
    ['under an alias', 'teams:\n  - name: b\n    email: &x one »two«\n  - name: a\n    description: *x\n'],
    ['by a merged key', 'teams:\n  - &b\n    name: b\n    description: one »two«\n  - name: a\n    <<: *b\n'],
    ['after a byte order mark', '\uFEFFteams:\n  - name: a\n    description: one »two«\n'],
    ['in a flow map', 'teams: [{name: a, description: "one\n   »two«"}]'],
  ])('finds a word: %s', (_, marked) => {
    const source = markedSource(marked);
    const { definitions } = readDefinitions([source]);
    const text = definitions.find((definition) => definition.name === 'a')?.textOf(['description']);
    const at = text?.text.indexOf('two') ?? -1;
    expect(at).toBeGreaterThanOrEqual(0);
    expect(markSpans(source, text ? [text.span(at, at + 3)] : [])).toBe(marked);
  });

  it('is whole without offsets, and a point between equal ones', () => {
    const source = markedSource('teams:\n  - name: a\n    description: »"one two"«\n');
    const text = read(source.text);
    expect(markSpans(source, [text.span()])).toBe(markSpans(source, source.marks));
    const { start, end } = text.span(4, 4);
    expect([source.text.slice(start, start + 3), end]).toEqual(['two', start]);
    expect(text.span(7, 99).end).toBe(text.span().end - 1);
    expect(text.span(-5, 3).start).toBe(text.span().start + 1);
  });

  it('of a number or a boolean is the text as written', () => {
    const text = 'objectives:\n  - {name: a, owners: [b], metric: c, target: 1_2, by: 2026-12-31}\n';
    const { definitions } = readDefinitions([{ path: 'test.yml', text: text.replace('1_2', '0x1F') }]);
    expect(definitions[0]?.value).toMatchObject({ target: 31 });
    expect(definitions[0]?.textOf(['target'])?.text).toBe('0x1F');
  });
});
