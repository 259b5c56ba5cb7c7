import { suggestNearest } from '../diagnostic/suggest.js';
import { parseCase } from './parse-case.js';
import { closeParenthesis } from './parse-list.js';
import { parseTypeName } from './parse-type-name.js';
import type { DateField, Expression } from './syntax.js';
import { SyntaxFault, type Token } from './token.js';
import type { TokenStream } from './token-stream.js';

const DATE_FIELDS: readonly DateField[] = [
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
];

/** Parses CASE, CAST, EXTRACT, TRIM, CURRENT_DATE and CURRENT_TIMESTAMP; null for another word, which stays untaken. */
export function parseSpecialForm(stream: TokenStream): Expression | null {
  const { text, start, end } = stream.peek();
  if (text === 'case') return parseCase(stream);
  if (text === 'current_date' || text === 'current_timestamp') {
    stream.next();
    if (stream.isSymbol('(')) {
      throw new SyntaxFault(
        start,
        stream.peek().end,
        `\`${text.toUpperCase()}\` takes no arguments.`,
        'Write it without parentheses.',
      );
    }
    return { kind: 'current', what: text === 'current_date' ? 'date' : 'timestamp', start, end };
  }
  if (!stream.isSymbol('(', 1)) return null;
  if (text === 'cast') return parseCast(stream);
  if (text === 'extract') return parseExtract(stream);
  if (text === 'trim') return parseTrim(stream);
  if (text === 'exists') {
    throw new SyntaxFault(
      start,
      end,
      'Subqueries are not part of the language: an expression is about one record.',
      'Follow a relationship, or compute it in the source of the entity.',
    );
  }
  return null;
}

function parseCast(stream: TokenStream): Expression {
  const word = stream.next();
  const open = stream.next();
  const operand = stream.expression(0);
  if (!stream.takeWord('as'))
    throw missing(stream, '`AS` and a type are missing in this CAST.', 'Write `CAST(x AS integer)`.', word);
  const target = parseTypeName(stream);
  closeParenthesis(stream, open, 'CAST');
  return stream.grow({ kind: 'cast', operand, target, start: word.start, end: stream.previousEnd }, [
    operand,
  ]);
}

function parseExtract(stream: TokenStream): Expression {
  const word = stream.next();
  const open = stream.next();
  const name = stream.next();
  const field = DATE_FIELDS.find((candidate) => candidate === name.text);
  if (field === undefined || name.kind !== 'word') throw unknownDateField(name);
  if (!stream.takeWord('from'))
    throw missing(stream, '`FROM` is missing in this EXTRACT.', 'Write `EXTRACT(year FROM x)`.', word);
  const operand = stream.expression(0);
  closeParenthesis(stream, open, 'EXTRACT');
  return stream.grow({ kind: 'extract', field, operand, start: word.start, end: stream.previousEnd }, [
    operand,
  ]);
}

function unknownDateField(name: Token): SyntaxFault {
  const near = suggestNearest(name.text, DATE_FIELDS);
  const help =
    name.text === 'epoch'
      ? 'For elapsed time, write `days_between(a, b)`, `hours_between` or `minutes_between`.'
      : near
        ? `Did you mean \`${near}\`?`
        : undefined;
  return new SyntaxFault(name.start, name.end, `EXTRACT takes one of ${DATE_FIELDS.join(', ')}.`, help);
}

/** TRIM(x), TRIM(BOTH FROM x) and TRIM(FROM x), which all take spaces off both ends. */
function parseTrim(stream: TokenStream): Expression {
  const word = stream.next();
  const open = stream.next();
  const side = stream.peek();
  if (stream.isWord('leading') || stream.isWord('trailing')) {
    throw new SyntaxFault(
      side.start,
      side.end,
      `\`TRIM(${side.text.toUpperCase()} …)\` is not part of the language.`,
      'TRIM takes spaces off both ends.',
    );
  }
  const both = stream.takeWord('both');
  const from = stream.takeWord('from');
  if (both && !from && !stream.isSymbol(')')) {
    const found = stream.peek();
    if (found.kind === 'string') throw onlySpaces(found);
  }
  const operand = stream.expression(0);
  if (stream.isWord('from') || stream.isSymbol(',')) throw onlySpaces(operand);
  closeParenthesis(stream, open, 'TRIM');
  const name = { text: 'trim', start: word.start, end: word.end };
  return stream.grow(
    { kind: 'call', name, arguments: [operand], start: word.start, end: stream.previousEnd },
    [operand],
  );
}

function onlySpaces({ start, end }: { start: number; end: number }): SyntaxFault {
  return new SyntaxFault(
    start,
    end,
    'TRIM takes one text, and takes spaces off both of its ends.',
    'Write `TRIM(x)`.',
  );
}

function missing(stream: TokenStream, message: string, help: string, word: Token): SyntaxFault {
  const found = stream.peek();
  const at = found.kind === 'end' ? word : found;
  return new SyntaxFault(at.start, at.end, message, help);
}
