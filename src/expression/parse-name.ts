import { isAggregate, isNeverFunction, isReservedWord } from './keywords.js';
import { parseList } from './parse-list.js';
import type { Expression, Identifier } from './syntax.js';
import { SyntaxFault, type Token } from './token.js';
import type { TokenStream } from './token-stream.js';

/** Parses a dotted name, or a call. */
export function parseName(stream: TokenStream): Expression {
  const first = stream.next();
  // Before a `.` it can only be a relationship: `order.status`.
  if (first.kind === 'word' && isReservedWord(first.text) && !stream.isSymbol('.')) {
    throw reservedWord(stream, first);
  }
  const parts: Identifier[] = [identifier(first)];
  while (stream.takeSymbol('.')) {
    const part = stream.peek();
    if (part.kind !== 'word' && part.kind !== 'quoted') throw noPart(stream, part);
    parts.push(identifier(stream.next()));
  }
  if (stream.isSymbol('(')) return parseCall(stream, parts, first);
  return { kind: 'name', parts, start: first.start, end: stream.previousEnd };
}

function identifier({ text, start, end }: Token): Identifier {
  return { text, start, end };
}

function parseCall(stream: TokenStream, parts: readonly Identifier[], first: Token): Expression {
  const [name, more] = parts;
  if (name === undefined || more !== undefined) {
    throw new SyntaxFault(
      first.start,
      stream.previousEnd,
      'A function has no schema here.',
      'Write its name alone, and declare it in accord.yml.',
    );
  }
  if (first.kind === 'word' && isAggregate(first.text)) throw aboutManyRecords(first);
  if (first.kind === 'word' && isNeverFunction(first.text)) {
    throw new SyntaxFault(
      first.start,
      first.end,
      `\`${first.text.toUpperCase()}\` is not a function of the language.`,
    );
  }
  if (stream.isWord('distinct', 1) || stream.isSymbol('*', 1)) throw aboutManyRecords(first);
  const list = parseList(stream, first.text.toUpperCase());
  if (stream.isWord('over') || stream.isWord('filter')) throw aboutManyRecords(first);
  if (first.kind === 'word' && first.text === 'now' && list.length === 0) {
    return { kind: 'current', what: 'timestamp', start: first.start, end: stream.previousEnd };
  }
  return stream.grow(
    { kind: 'call', name, arguments: list, start: first.start, end: stream.previousEnd },
    list,
  );
}

function aboutManyRecords({ text, start, end }: Token): SyntaxFault {
  return new SyntaxFault(
    start,
    end,
    `\`${text.toUpperCase()}\` looks at many records; an expression is about one record.`,
    'To count or sum records, write a metric.',
  );
}

function noPart(stream: TokenStream, found: Token): SyntaxFault {
  if (found.text === '*')
    return new SyntaxFault(found.start, found.end, '`.*` is not part of the language.', 'Name the field.');
  const dotEnd = stream.previousEnd;
  return new SyntaxFault(dotEnd - 1, dotEnd, 'A name is missing after this `.`.');
}

function reservedWord(stream: TokenStream, { text, start, end }: Token): SyntaxFault {
  const upper = text.toUpperCase();
  if (text === 'select' || text === 'with') {
    return new SyntaxFault(
      start,
      end,
      'Subqueries are not part of the language: an expression is about one record.',
      'Follow a relationship (`account.name`), or write the query as the source of an entity.',
    );
  }
  if (text === 'localtimestamp' || text === 'localtime' || text === 'current_time') {
    return new SyntaxFault(
      start,
      end,
      `\`${upper}\` is not part of the language.`,
      'Write `CURRENT_TIMESTAMP` or `CURRENT_DATE`.',
    );
  }
  if (text === 'any' || text === 'all' || text === 'some' || text === 'array') {
    return new SyntaxFault(start, end, `\`${upper}\` is not part of the language.`, 'Write `IN (…)`.');
  }
  if (['then', 'when', 'else', 'end', 'between', 'from', 'as'].includes(text)) {
    const after = stream.peek();
    if (after.kind !== 'end')
      return new SyntaxFault(start, end, `\`${upper}\` cannot stand here: a value is missing before it.`);
  }
  return new SyntaxFault(
    start,
    end,
    `\`${upper}\` is a reserved word of SQL.`,
    `If it is meant as a name, write it in double quotes: "${text}".`,
  );
}
