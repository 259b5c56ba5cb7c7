import { clip, onOneLine } from './plain-text.js';

/** More of one text than this helps nobody in a comment. */
const MOST_CHARACTERS = 2_000;

const CHARACTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // A pipe ends a table's cell and a backslash would free it: neither has to be seen by the table.
  '|': '&vert;',
  '\\': '&bsol;',
};

/** Joins words without being seen: what stands on its two sides is no longer one thing. */
const WORD_JOINER = '\u2060';

/**
 * Text of people as text, wherever in a line it stands: no markup, no HTML, no link, and nobody is notified: forges look
 * for `@name`, `#1` and `!1` in what is displayed, so that escaping them is not enough.
 */
export function escapeMarkdown(text: string): string {
  return escapeText(oneLine(text));
}

function escapeText(line: string): string {
  return escapeMarkup(line)
    .replace(/@(?=[\p{L}\p{N}_])/gu, `@${WORD_JOINER}`)
    .replace(/([#!%~$]|&amp;)(?=\d)/g, `$1${WORD_JOINER}`)
    .replace(/\b(gh)-(?=\d)/gi, `$1-${WORD_JOINER}`);
}

/** What would be markup or become a link by itself. Named entities: digits after `#` are references. */
function escapeMarkup(line: string): string {
  return line
    .replace(/[&<>|\\]/g, (each) => CHARACTERS[each] ?? each)
    .replace(/[`*_[\]~$]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '&colon;')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}&period;`)
    .replace(/\b(mailto|xmpp):/gi, '$1&colon;');
}

/** A name or an expression, in which forges look for no names. An HTML element and not backquotes: those cannot hold a pipe in a table, nor themselves. */
export function codeOf(text: string): string {
  return `<code>${escapeMarkup(oneLine(text)).replaceAll('@', '&commat;')}</code>`;
}

/** A message in which rules set names between backquotes: those become code, all else is text. */
export function messageInMarkdown(message: string): string {
  return oneLine(message)
    .split(/(`[^`]+`)/)
    .map((piece) => (/^`[^`]+`$/.test(piece) ? codeOf(piece.slice(1, -1)) : escapeText(piece)))
    .join('');
}

function oneLine(text: string): string {
  return clip(onOneLine(text), MOST_CHARACTERS);
}
