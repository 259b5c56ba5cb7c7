import type { SourceText } from '../../diagnostic/source.js';
import type { Located } from '../../expression/syntax.js';
import { tokenize } from '../../expression/tokenize.js';

/** A range of an expression made large enough that its parentheses pair: ranges leave the outermost ones out. */
export function balanced(text: string, { start, end }: Located): Located {
  const tokens = tokenize(text);
  const first = tokens.findIndex((token) => token.start >= start);
  const next = tokens.findIndex((token) => token.start >= end);
  if (first === -1 || next === -1) return { start, end };
  let open = 0;
  let unopened = 0;
  for (const { kind, text: symbol } of tokens.slice(first, next)) {
    if (kind !== 'symbol') continue;
    if (symbol === '(') open += 1;
    else if (symbol === ')' && open > 0) open -= 1;
    else if (symbol === ')') unopened += 1;
  }
  return {
    start: unopened > 0 ? (tokens[first - unopened]?.start ?? start) : start,
    end: open > 0 ? (tokens[next + open - 1]?.end ?? end) : end,
  };
}

/** The range with the keyword before it, `WHEN` or `ELSE`, whatever parentheses stand between. */
export function withKeyword(text: string, keyword: string, { start, end }: Located): Located {
  const token = tokenize(text).findLast(
    (each) => each.end <= start && each.kind === 'word' && each.text === keyword,
  );
  return { start: token?.start ?? start, end };
}

const MAX_QUOTED = 120;

/** A part of an expression as written, on one line, in back-ticks; a long one is cut off. */
export function quote(text: SourceText, part: Located): string {
  const { start, end } = balanced(text.text, part);
  const line = text.text.slice(start, end).replace(/\s+/g, ' ');
  return `\`${line.length <= MAX_QUOTED ? line : `${line.slice(0, MAX_QUOTED - 2)} …`}\``;
}
