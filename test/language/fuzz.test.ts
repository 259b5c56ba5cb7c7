import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { Report } from '../../src/diagnostic/finding.js';
import { readConfig } from '../../src/language/read-config.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { readCorpus } from '../support/corpus.js';

const corpus = readCorpus();
const config = {
  path: 'accord.yml',
  text: 'name: Acme\ntimezone: UTC\nrules: {dead-branch: off}\nfunctions:\n  - {name: f, args: [string], returns: date}\n',
};

/** Pieces that mean something to YAML or to the expressions in it. */
const piece = fc.oneof(
  fc.constantFrom(...'-:?,[]{}#&*!|>\'"%@` \n\t\r\0<=().~'),
  fc.constantFrom(
    '\n  - ',
    ': ',
    ' #',
    '---\n',
    '...\n',
    '\n    ',
    '<<: ',
    '&a ',
    '*a',
    '!!str ',
    '|\n',
    '\uFEFF',
    '\uFFFD',
    'null',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const edits = fc.array(fc.record({ at: fc.nat(), remove: fc.nat(12), insert: piece }), {
  minLength: 1,
  maxLength: 6,
});

function edit(text: string, all: readonly { at: number; remove: number; insert: string }[]): string {
  return all.reduce((edited, { at, remove, insert }) => {
    const start = at % (edited.length + 1);
    return edited.slice(0, start) + insert + edited.slice(start + remove);
  }, text);
}

function expectInside(problems: readonly Report[], text: string): void {
  for (const { span, message } of problems) {
    expect(span.start, message).toBeGreaterThanOrEqual(0);
    expect(span.end, message).toBeGreaterThanOrEqual(span.start);
    expect(span.end, message).toBeLessThanOrEqual(text.length);
    expect(message).toMatch(/^\S[\s\S]*[.?!…:]$/);
  }
}

describe('any text at all', () => {
  it('is read without a fault, and every problem stands inside it: definitions', () => {
    fc.assert(
      fc.property(fc.constantFrom(...corpus), edits, (source, changes) => {
        const text = edit(source.text, changes);
        const { problems, definitions } = readDefinitions([{ path: source.path, text }]);
        expectInside(problems, text);
        // What YAML cannot read is told of, even where every piece could be read by itself.
        const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false });
        const broken = 'empty' in documents ? false : documents.some(({ errors }) => errors.length > 0);
        if (broken) expect(problems).not.toEqual([]);
        for (const definition of definitions) {
          expectInside([{ definition, span: definition.span, message: 'A definition.' }], text);
          const written = definition.textOf(['where']);
          const span = written?.span(0, written.text.length);
          if (span) expectInside([{ definition, span, message: 'An expression.' }], text);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is read without a fault, and every problem stands inside it: configuration', () => {
    fc.assert(
      fc.property(edits, (changes) => {
        const text = edit(config.text, changes);
        expectInside(readConfig({ path: config.path, text }).problems, text);
      }),
      { numRuns: 200 },
    );
  });
});
