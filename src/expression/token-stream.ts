import type { Expression, Located } from './syntax.js';
import { SyntaxFault, type Token } from './token.js';

/** Deep enough for every condition a person writes, and far from the end of the stack for all that walk the tree. */
export const MAX_DEPTH = 256;

/**
 * What may stand in an operand: `any`, or the restricted form that PostgreSQL takes before the AND of a BETWEEN,
 * which holds comparisons and arithmetic only.
 */
export type OperandForm = 'any' | 'restricted';

/** Parses an expression of operators that bind at least as tightly as `minimum`. */
export type ParseExpression = (stream: TokenStream, minimum: number, form?: OperandForm) => Expression;

/** The tokens of one expression, and how deep its tree has grown. */
export class TokenStream {
  private at = 0;
  private level = 0;
  private readonly depths = new WeakMap<Expression, number>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly parseExpression: ParseExpression,
  ) {}

  /** Where the last token that was taken ends. */
  get previousEnd(): number {
    return this.previous?.end ?? 0;
  }

  get previous(): Token | null {
    return this.tokens[this.at - 1] ?? null;
  }

  peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
    if (token === undefined) throw new RangeError('A token stream holds at least its end.');
    if (token.kind === 'invalid' && ahead === 0) {
      const { start, end, message, help } = token.problem;
      throw new SyntaxFault(start, end, message, help);
    }
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.text === word;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.at += 1;
    return true;
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.at += 1;
    return true;
  }

  expression(minimum: number, form: OperandForm = 'any'): Expression {
    this.level += 1;
    if (this.level > MAX_DEPTH) throw tooDeep(this.peek());
    const parsed = this.parseExpression(this, minimum, form);
    this.level -= 1;
    return parsed;
  }

  /** Notes a node made of others; a chain of 10,000 `+` is as deep as as many parentheses. */
  grow<T extends Expression>(node: T, children: readonly (Expression | null)[]): T {
    let deepest = 0;
    for (const child of children) if (child) deepest = Math.max(deepest, this.depths.get(child) ?? 0);
    if (deepest + 1 > MAX_DEPTH) throw tooDeep(node);
    this.depths.set(node, deepest + 1);
    return node;
  }
}

function tooDeep({ start, end }: Located): SyntaxFault {
  return new SyntaxFault(
    start,
    end,
    `This expression is nested more than ${MAX_DEPTH} levels deep.`,
    'Give parts of it names of their own, as terms or computed fields.',
  );
}
