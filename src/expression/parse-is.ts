import { BINDING } from './binding.js';
import type { Expression, IsTest } from './syntax.js';
import { SyntaxFault } from './token.js';
import type { OperandForm, TokenStream } from './token-stream.js';

interface Extended {
  readonly node: Expression;
  readonly endsInOperand: boolean;
}

/** Parses what follows an operand from `IS` on. */
export function parseIs(
  stream: TokenStream,
  operand: Expression,
  start: number,
  form: OperandForm,
): Extended {
  const is = stream.next();
  const negated = stream.takeWord('not');
  if (stream.takeWord('distinct')) {
    if (!stream.takeWord('from')) {
      const { start: at, end } = stream.peek();
      throw new SyntaxFault(
        at,
        end,
        '`FROM` is missing after `IS DISTINCT`.',
        'Write `a IS DISTINCT FROM b`.',
      );
    }
    const right = stream.expression(BINDING.is + 1, form);
    const node: Expression = {
      kind: 'distinct',
      negated,
      left: operand,
      right,
      start,
      end: stream.previousEnd,
    };
    return { node: stream.grow(node, [operand, right]), endsInOperand: true };
  }
  const test = takeTest(stream);
  if (test === null) throw noTest(stream, is.start);
  const node: Expression = { kind: 'is', negated, test, operand, start, end: stream.previousEnd };
  return { node: stream.grow(node, [operand]), endsInOperand: false };
}

function takeTest(stream: TokenStream): IsTest | null {
  for (const test of ['null', 'true', 'false', 'unknown'] as const) if (stream.takeWord(test)) return test;
  return null;
}

function noTest(stream: TokenStream, start: number): SyntaxFault {
  const found = stream.peek();
  const end = found.kind === 'end' ? stream.previousEnd : found.end;
  const help =
    found.kind === 'string' || found.kind === 'number'
      ? 'To compare with a value, write `=` or `<>`.'
      : undefined;
  return new SyntaxFault(
    start,
    end,
    '`IS` is followed by [NOT] NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM.',
    help,
  );
}
