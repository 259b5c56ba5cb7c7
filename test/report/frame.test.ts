import { describe, expect, it } from 'vitest';
import { frameOf } from '../../src/report/frame.js';
import { markedSource } from '../support/marked-source.js';

function frame(text: string): string {
  const source = markedSource(text);
  const [mark = { start: 0, end: 0 }] = source.marks;
  return frameOf({ source, ...mark }, (marks) => marks);
}

describe('frameOf', () => {
  it.each([
    ['the first line', '»a«: 1\nb: 2\nc: 3\n', '> 1 | a: 1\n    | ^\n  2 | b: 2'],
    ['a line between', 'a: 1\nb: »22«\nc: 3\n', '  1 | a: 1\n> 2 | b: 22\n    |    ^^\n  3 | c: 3'],
    ['the last line', 'a: 1\nb: »2«', '  1 | a: 1\n> 2 | b: 2\n    |    ^'],
    ['nothing, as one mark', 'a:»«\n', '> 1 | a:\n    |   ^'],
    ['the end of a file', 'a: 1\n»«', '  1 | a: 1\n> 2 |\n    | ^'],
    ['several lines', 'a: >\n  »x\n  yy« z\n', '  1 | a: >\n> 2 |   x\n    |   ^\n> 3 |   yy z\n    |   ^^'],
    ['tabs', 'a:\t\t»b«\n', '> 1 | a:\t\tb\n    |   \t\t^'],
    ['Windows line ends', 'a: »1«\r\nb: 2\r\n', '> 1 | a: 1\n    |    ^\n  2 | b: 2'],
    ['other line separators', 'a: \u2028»1«\n', '> 1 | a: \ufffd1\n    |     ^'],
  ])('shows %s', (_, text, expected) => {
    expect(frame(text)).toBe(expected);
  });

  it('cuts a long line around what is meant', () => {
    const shown = frame(`${'x'.repeat(5000)}»here«${'y'.repeat(5000)}`);
    const [line = '', marks = ''] = shown.split('\n');
    expect(line.length).toBeLessThan(160);
    expect(marks.indexOf('^')).toBe(line.indexOf('here'));
    expect(marks.trim().endsWith('^^^^')).toBe(true);
  });

  it('cuts many lines after the first few', () => {
    const shown = frame(`»${'line\n'.repeat(50)}«`);
    expect(shown.split('\n').length).toBeLessThan(20);
    expect(shown).toContain('…');
  });

  it('says nothing of a source without text', () => {
    expect(frame('»«')).toBe('');
  });
});
