import type { Located } from './syntax.js';
import type { Token } from './token.js';
import { tokenize } from './tokenize.js';

/** An expression, or a piece of one, in one spelling: the same however it is set and its words are cased. */
export function normalSpelling(text: string): string {
  const tokens = tokenize(text);
  const spelled = tokens.map((token, index) =>
    // What is no expression stays as it is, from the last that could be read.
    token.kind === 'invalid' ? text.slice(tokens[index - 1]?.end ?? 0) : spellingOf(token),
  );
  return spelled.join(' ').trim();
}

function spellingOf(token: Exclude<Token, { kind: 'invalid' }>): string {
  switch (token.kind) {
    case 'string':
      return `'${token.text.replaceAll("'", "''")}'`;
    case 'quoted':
      return `"${token.text.replaceAll('"', '""')}"`;
    case 'word':
    case 'number':
    case 'symbol':
    case 'end':
      return token.text;
  }
}

const BETWEEN_CLAUSES = new Set(['and', 'or']);

/** The piece of an expression between one AND or OR and the next in which something stands. */
export function clauseAround(text: string, { start, end }: Located): string {
  const joints = tokenize(text).filter(
    ({ kind, text: word }) => kind === 'word' && BETWEEN_CLAUSES.has(word),
  );
  const before = joints.findLast((joint) => joint.end <= start);
  const after = joints.find((joint) => joint.start >= end);
  return text.slice(before?.end ?? 0, after?.start ?? text.length).trim();
}
