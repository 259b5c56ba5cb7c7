import { rangeOf, type Source, type Span } from '../../src/diagnostic/source.js';

/** A text with `»…«` around the places that matter; the marks are taken out. */
export interface MarkedSource extends Source {
  /** UTF-16 offsets of the marked pieces, in the order of the text. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export function markedSource(text: string, path = 'test.yml'): MarkedSource {
  const marks: { start: number; end: number }[] = [];
  const open: number[] = [];
  let plain = '';
  for (const character of text) {
    if (character === '»') {
      open.push(plain.length);
    } else if (character === '«') {
      const start = open.pop();
      if (start === undefined) throw new Error('« without »');
      marks.push({ start, end: plain.length });
    } else {
      plain += character;
    }
  }
  if (open.length > 0) throw new Error('» without «');
  return { path, text: plain, marks: marks.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** The same text with marks around spans, so that a failing comparison shows the wrong range in its place. */
export function markSpans(source: Source, spans: readonly Pick<Span, 'start' | 'end'>[]): string {
  const ordered = [...spans].sort((a, b) => b.start - a.start || b.end - a.end);
  return ordered.reduce(
    (text, { start, end }) => `${text.slice(0, start)}»${text.slice(start, end)}«${text.slice(end)}`,
    source.text,
  );
}

/** `line:column-line:column`, as printed. */
export function printRange(span: Span): string {
  const { start, end } = rangeOf(span);
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}
