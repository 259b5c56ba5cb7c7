import type { Located } from './syntax.js';
import type { Token } from './token.js';
import { tokenize } from './tokenize.js';

/** An expression, or a piece of one, in one spelling: the same however it is set and its words are cased. */
export function normalSpelling(text: string): string {
  const spelled = tokenize(text).map((token) => spellingOf(token, text));
  return spelled.join(' ').trim();
}

function spellingOf(token: Token, text: string): string {
  switch (token.kind) {
    case 'string':
      return `'${token.text.replaceAll("'", "''")}'`;
    case 'quoted':
      return `"${token.text.replaceAll('"', '""')}"`;
    case 'invalid':
      return text.slice(token.start);
    case 'word':
    case 'number':
    case 'symbol':
    case 'end':
      return token.text;
  }
}

const BETWEEN_CLAUSES = new Set(['and', 'or']);

/** The piece of an expression between one AND or OR and the next in which something stands, in one spelling. */
export function clauseAround(text: string, { start, end }: Located): string {
  const joints = tokenize(text).filter(
    ({ kind, text: word }) => kind === 'word' && BETWEEN_CLAUSES.has(word),
  );
  const before = joints.findLast((joint) => joint.end <= start);
  const after = joints.find((joint) => joint.start >= end);
  return normalSpelling(text.slice(before?.end ?? 0, after?.start ?? text.length));
}
