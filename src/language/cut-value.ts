/** A value that YAML cuts where its writer did not mean it to end. */
export interface CutValue {
  /** The whole value as it was meant. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
}

/** Characters that are looked at after a cut: what goes on for longer is no forgotten quote. */
const MOST = 2_000;

/**
 * Between braces or brackets an unquoted value ends at a comma, a colon with a space, or a brace, also in the middle of
 * `status IN ('a', 'b')`. A plain value from `start` to `end` that leaves a `(` or a quote open was cut; null for any
 * other, and where what is open is not closed on the line.
 */
export function cutValue(text: string, start: number, end: number): CutValue | null {
  let depth = 0;
  let quote: string | null = null;
  let isCut = false;
  for (let at = start; at < Math.min(text.length, end + MOST) && text.charAt(at) !== '\n'; at++) {
    const character = text.charAt(at);
    if (at === end) isCut = depth > 0 || quote !== null;
    if (at >= end && !isCut) return null;
    if (quote !== null) {
      if (character === quote) quote = null;
    } else if (/['"]/.test(character) && !/\w/.test(text.charAt(at - 1))) {
      // After a letter it is an apostrophe.
      quote = character;
    } else if (character === '(') {
      depth++;
    } else if (depth > 0) {
      if (character === ')') depth--;
    } else if (/[,\]}]/.test(character)) {
      return isCut ? said(text, start, at) : null;
    }
  }
  return null;
}

function said(text: string, start: number, end: number): CutValue {
  const value = text.slice(start, end).trimEnd();
  const message = 'between braces a comma, `: ` or brace ends a value: this one must stand in quotes';
  const help = /["\\]/.test(value) ? 'write it on a line of its own, under its key' : `write \`"${value}"\``;
  return { start, end: start + value.length, message, help };
}
