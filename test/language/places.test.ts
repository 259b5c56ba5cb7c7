import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/language/definition.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { markedSource, markSpans } from '../support/marked-source.js';

function definitionIn(marked: string) {
  const source = markedSource(marked);
  const definition = readDefinitions([source]).definitions.find((one) => one.name === 'a');
  if (!definition) throw new Error('no definition named a');
  return { source, definition };
}

const LINES = `segmentations:
  - name: a
    entity: account
    segments:
      - name: big
        where: size > 1
      - {name: small, where: size <= 1}
    tags: [xx, yy]
`;

/** The lines with one piece marked. */
const marked = (piece: string) => LINES.replace(piece, `»${piece}«`);

describe('the place of', () => {
  it.each<[string, Path, string]>([
    ['a value', ['entity'], marked('account')],
    ['an item of a list', ['tags', 1], marked('yy')],
    ['a list', ['tags'], marked('[xx, yy]')],
    ['a value in a flow map', ['segments', 1, 'where'], marked('size <= 1')],
    ['a map', ['segments', 1], marked('{name: small, where: size <= 1}')],
    ['a block map', ['segments', 0], marked('name: big\n        where: size > 1')],
    ['what is not there', ['tags', 7], marked('[xx, yy]')],
    ['what is not there, deeper', ['segments', 1, 'title', 'x'], marked('{name: small, where: size <= 1}')],
    ['a key of a scalar', ['entity', 'x'], marked('account')],
  ])('%s', (_, path, text) => {
    const { source, definition } = definitionIn(text);
    expect(markSpans(source, [definition.spanOf(path)])).toBe(text);
  });

  it.each<[string, Path, string]>([
    ['a key', ['tags'], marked('tags')],
    ['a key in a flow map', ['segments', 1, 'name'], LINES.replace('{name', '{»name«')],
    ['an item, which has no key', ['tags', 0], marked('xx')],
    ['what is not there', ['segments', 1, 'title'], marked('{name: small, where: size <= 1}')],
  ])('the key of %s', (_, path, text) => {
    const { source, definition } = definitionIn(text);
    expect(markSpans(source, [definition.keySpanOf(path)])).toBe(text);
  });

  it('the whole item, without the line break after it', () => {
    const text = 'teams:\n  - »name: a\n    description: |\n      one\n      two«\n\n  # next\n  - name: b\n';
    const { source, definition } = definitionIn(text);
    expect(markSpans(source, [definition.span])).toBe(text);
  });

  it('what an alias stands for, where it is written', () => {
    const text = 'teams:\n  - {name: b, email: &x »mail«}\n  - {name: a, email: *x}\n';
    const { source, definition } = definitionIn(text);
    expect(markSpans(source, [definition.spanOf(['email'])])).toBe(text);
  });

  it('a merged key, where it is written', () => {
    const text = 'teams:\n  - &x {name: b, »email«: mail}\n  - {name: a, <<: *x}\n';
    const { source, definition } = definitionIn(text);
    expect(markSpans(source, [definition.keySpanOf(['email'])])).toBe(text);
  });

  it('a text, and none where there is no scalar', () => {
    const { definition } = definitionIn(LINES);
    expect(definition.textOf(['segments', 0, 'where'])?.text).toBe('size > 1');
    expect(definition.textOf(['segments'])).toBeNull();
    expect(definition.textOf(['title'])).toBeNull();
    expect(definition.expressionOf(['title'])).toBeNull();
  });
});
