import { type Document, isCollection, isScalar, visit, type YAMLError } from 'yaml';
import { cutValue } from './cut-value.js';
import type { YamlProblem } from './yaml-node.js';

/*
 * What the YAML library finds wrong, said in plain words and at the text a person must change. The library reports
 * where it noticed; an unclosed quote is noticed at the end of the text and must be shown where it opens.
 */

interface Place {
  readonly start: number;
  readonly end: number;
}

type Said = Place & { readonly message: string; readonly help?: string };

/** The first mistake of a document, or null. The ones after it mostly follow from it. */
export function firstYamlError(text: string, document: Document.Parsed): YamlProblem | null {
  const error = firstErrorOf(document);
  if (!error) return null;
  const said =
    valueCutShort(text, document, error) ??
    runawayQuote(text, document, error) ??
    describe(text, document, error);
  const start = Math.min(said.start, text.length);
  const about = `yaml:${error.code.toLowerCase()}`;
  return { ...said, start, end: Math.max(start, Math.min(said.end, text.length)), about };
}

export function hasYamlError(document: Document.Parsed): boolean {
  return firstErrorOf(document) !== null;
}

function firstErrorOf(document: Document.Parsed): YAMLError | null {
  const [first] = document.errors;
  return first ?? document.warnings.find((one) => one.code === 'TAG_RESOLVE_FAILED') ?? null;
}

export function tooDeep(at: number): YamlProblem {
  return { start: at, end: at + 1, message: 'nested too deeply to be a definition', about: 'yaml:depth' };
}

function describe(text: string, document: Document.Parsed, error: YAMLError): Said {
  const [at] = error.pos;
  const line = lineAt(text, at);
  const { message } = error;
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(text.slice(lineBounds(text, at).start, at + 1))) {
    return { ...tabsAt(text, at), message: 'a tab in the indentation: YAML is indented with spaces' };
  }
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return implicitKey(text, document, error);
    case 'BAD_DQ_ESCAPE':
      return {
        start: at,
        end: at + 2,
        message: `\`${text.slice(at, at + 2)}\` is no escape of a double-quoted text`,
        help: 'use single quotes, or write the backslash twice',
      };
    case 'BAD_SCALAR_START':
      return {
        ...valueAt(text, at),
        message: `text that starts with ${text.charAt(at) === '`' ? 'a backtick' : `\`${text.charAt(at)}\``} must stand in quotes`,
      };
    case 'TAG_RESOLVE_FAILED':
      return {
        start: at,
        end: error.pos[1],
        message: `the tag \`${text.slice(at, error.pos[1])}\` means nothing in a definition`,
        help: 'text that starts with ! must stand in quotes',
      };
    case 'BAD_ALIAS':
      return {
        ...line,
        message: 'an anchor (&) or alias (*) without a name; such text must stand in quotes',
      };
    default:
  }
  if (/closing .quote/.test(message)) return { ...openingQuote(text, document, at), message: QUOTE_OPEN };
  if (/end with a|Missing , |Missing space after|must end/.test(message)) {
    const open = openBracket(text, document, at);
    if (open) return { ...open, message: `this \`${text.charAt(open.start)}\` is not closed` };
  }
  if (/-end token in/.test(message)) {
    return { ...valueAt(text, at), message: `\`${text.charAt(at)}\` closes nothing` };
  }
  if (/at node end/.test(message)) {
    return {
      ...valueAt(text, at),
      message: 'text goes on after the end of the value',
      help: 'text that starts with a quote, a bracket or a brace must stand in quotes as a whole',
    };
  }
  if (error.code === 'BAD_INDENT' || /without - indicator/.test(message)) {
    return { ...wholeLine(text, at), message: 'this line is indented differently from its neighbours' };
  }
  if (/followed by map values/.test(message)) {
    return { ...valueAt(text, at), message: 'a `key: value` was expected: is the `: ` missing?' };
  }
  return { ...valueAt(text, at), message: `not readable as YAML: ${lowerFirst(message)}` };
}

const QUOTE_OPEN = 'this quote is not closed';

/** A line that reads as a key where it cannot be one: usually an unquoted `: `, a missing `: `, or a wrong indentation. */
function implicitKey(text: string, document: Document.Parsed, error: YAMLError): Said {
  const [at] = error.pos;
  const overLines = document.errors.find(
    (one) => one.code === 'MULTILINE_IMPLICIT_KEY' && text.slice(...one.pos).includes('\n'),
  );
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && overLines) {
    const last = text.lastIndexOf('\n', overLines.pos[1] - 1);
    return {
      ...wholeLine(text, last + 1),
      message: 'this line is indented further than the key above, which has a value already',
    };
  }
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && !/^\s/.test(text.slice(at))) {
    return {
      ...valueAt(text, at),
      message: 'a second `: ` in one line: text that holds `: ` must stand in quotes',
    };
  }
  if (error.code === 'MULTILINE_IMPLICIT_KEY' && /^\s*[^\s#-]/.test(text.slice(at))) {
    return { ...lineAt(text, at), message: 'a `key: value` was expected: is the `: ` missing?' };
  }
  return { ...wholeLine(text, at), message: 'this line is indented differently from its neighbours' };
}

/** The error stands in what was meant to be part of an unquoted value between braces. */
function valueCutShort(text: string, document: Document.Parsed, { pos: [at] }: YAMLError): Said | null {
  let found: Said | null = null;
  visit(document, {
    Scalar(_, node, path) {
      if (node.type !== 'PLAIN' || !node.range || !path.some((each) => isCollection(each) && each.flow))
        return undefined;
      const cut = cutValue(text, node.range[0], node.range[1]);
      if (!cut || at < cut.start || at > cut.end) return undefined;
      found = cut;
      return visit.BREAK;
    },
  });
  return found;
}

/** A quote that was left open takes in the following lines up to the next quote, which then looks misplaced. */
function runawayQuote(text: string, document: Document.Parsed, error: YAMLError): Said | null {
  let found: Place | null = null;
  visit(document, {
    Scalar(_, node) {
      const range = node.range;
      if (!range || range[0] >= error.pos[1]) return undefined;
      if (node.type !== 'QUOTE_DOUBLE' && node.type !== 'QUOTE_SINGLE') return undefined;
      const [first = '', ...others] = text.slice(range[0], range[1]).split('\n');
      if (!others.some((line) => /^\s*(- )?[a-z_]+:(\s|$)/.test(line))) return undefined;
      found = { start: range[0], end: range[0] + first.trimEnd().length };
      return visit.BREAK;
    },
  });
  // The visitor assigns in a closure, which narrowing does not see.
  const place = found as Place | null;
  return place && { ...place, message: QUOTE_OPEN };
}

function openingQuote(text: string, document: Document.Parsed, at: number): Place {
  let start = at;
  visit(document, {
    Scalar(_, node) {
      if (node.range && node.range[0] <= at && node.range[1] >= at) start = node.range[0];
    },
  });
  return { start, end: Math.max(start + 1, lineAt(text, start).end) };
}

/** The innermost flow collection that began before an offset and does not end with its bracket. */
function openBracket(text: string, document: Document.Parsed, at: number): Place | null {
  let start = -1;
  visit(document, {
    Node(_, node) {
      if (isScalar(node) || !isCollection(node) || !node.flow || !node.range) return;
      const closed = /[\]}]/.test(text.charAt(node.range[1] - 1)) && node.range[1] <= at;
      if (!closed && node.range[0] < at && /[[{]/.test(text.charAt(node.range[0]))) {
        start = Math.max(start, node.range[0]);
      }
    },
  });
  return start < 0 ? null : { start, end: lineAt(text, start).end };
}

function lineBounds(text: string, at: number): Place {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  return { start, end: next < 0 ? text.length : next };
}

/** The text of a line without the white space around it. */
function lineAt(text: string, at: number): Place {
  const { start, end } = lineBounds(text, at);
  const line = text.slice(start, end);
  const indent = line.length - line.trimStart().length;
  return { start: Math.min(start + indent, end), end: start + line.trimEnd().length };
}

/** A line with its indentation, for mistakes that are the indentation; blank lines before it are skipped. */
function wholeLine(text: string, at: number): Place {
  let bounds = lineBounds(text, at);
  while (bounds.end < text.length && text.slice(bounds.start, bounds.end).trim() === '') {
    bounds = lineBounds(text, bounds.end + 1);
  }
  return { start: bounds.start, end: Math.max(bounds.start, lineAt(text, bounds.start).end) };
}

/** The value after `key:` on the line; the line where there is no key before the offset. */
function valueAt(text: string, at: number): Place {
  const line = lineAt(text, at);
  const key = /^(- +)*[\w.-]+:\s+/.exec(text.slice(line.start, line.end));
  const start = line.start + (key?.[0].length ?? 0);
  return { start: start <= at ? start : line.start, end: Math.max(line.end, Math.min(at + 1, text.length)) };
}

function tabsAt(text: string, at: number): Place {
  const { start } = lineBounds(text, at);
  const indent = /^\s*/.exec(text.slice(start, lineBounds(text, at).end))?.[0] ?? '';
  const first = Math.max(0, indent.indexOf('\t'));
  return { start: start + first, end: start + Math.max(first + 1, indent.length) };
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
