import type { z } from 'zod';
import { suggestNearest } from '../diagnostic/suggest.js';
import { describeExpected, describeFound, helpWith, shorten } from './describe-value.js';
import { TO_DATE_WINDOWS } from './schema-parts.js';
import type { YamlNode } from './yaml-node.js';

export interface Said {
  readonly message: string;
  readonly help?: string;
}

type Issue = z.core.$ZodIssue;

/** The value an issue is about: under which key, of which schema, as which node of which text. */
export interface IssuePlace {
  readonly key: string;
  readonly id: string | null;
  readonly node: YamlNode;
  readonly text: string;
}

/** What a schema's issue about a value that is there means to the person who wrote it. */
export function describeIssue(issue: Issue, place: IssuePlace): Said {
  const { key, node, text } = place;
  if (node.kind === 'scalar' && node.value === null) {
    return text.slice(node.start, node.end) === ''
      ? { message: `\`${key}\` has no value`, help: 'give it one, or leave the key out' }
      : { message: `\`${key}\` has no value: YAML reads \`${text.slice(node.start, node.end)}\` as nothing` };
  }
  switch (issue.code) {
    case 'invalid_type':
      return wrongType([issue.expected], place);
    case 'invalid_value':
      return wrongChoice(issue.values.map(String), node, text);
    case 'invalid_union':
      return wrongUnion(issue, place);
    case 'too_small':
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? outOfRange(issue)
        : { message: ownWords(issue, key) };
    case 'invalid_format':
      return key === 'window' ? wrongWindow(issue.message, node, text) : withName(issue.message, node);
    default:
      return { message: ownWords(issue, key) };
  }
}

function ownWords(issue: Issue, key: string): string {
  if (issue.code === 'too_small' && issue.origin === 'array' && issue.message.startsWith('Too')) {
    return `\`${key}\` is an empty list`;
  }
  return `\`${key}\`: ${issue.message}`;
}

function outOfRange(issue: Issue): Said {
  if (issue.code === 'too_small' && issue.message.startsWith('Too')) {
    return { message: `expected a number of at least ${issue.minimum}` };
  }
  if (issue.code === 'too_big' && issue.message.startsWith('Too')) {
    return { message: `expected a number of at most ${issue.maximum}` };
  }
  return { message: `expected a number ${issue.message}` };
}

/** How texts of a certain form are written; quotes alone would not make a number one of them. */
const FORMS: Readonly<Record<string, string>> = {
  date: 'a date is written YYYY-MM-DD',
  duration: 'a duration is a number and a unit, like `2 days` or `90 minutes`',
};

function wrongType(expected: readonly string[], { id, node, text }: IssuePlace): Said {
  const wanted = [...new Set(expected.map(describeExpected))].join(' or ');
  const written = id === null || node.kind !== 'scalar' ? undefined : FORMS[id];
  return said(
    `expected ${wanted}, found ${describeFound(node, text)}`,
    written ?? helpWith(expected, node, text),
  );
}

function wrongChoice(values: readonly string[], node: YamlNode, text: string): Said {
  const all = values.join(', ');
  if (node.kind !== 'scalar')
    return { message: `expected one of ${all}; found ${describeFound(node, text)}` };
  const written = text.slice(node.start, node.end);
  const value = typeof node.value === 'string' ? node.value : written;
  const near = suggestNearest(value, values);
  return near === null
    ? { message: `\`${shorten(value)}\` is none of ${all}` }
    : said(`unknown value \`${shorten(value)}\`; did you mean \`${near}\`?`, `one of ${all}`);
}

/** Of a union, the branch the writer meant: one whose type fits, else all that could have stood there. */
function wrongUnion(issue: z.core.$ZodIssueInvalidUnion, place: IssuePlace): Said {
  const { node, text } = place;
  if (issue.discriminator !== undefined) return wrongChoice(optionsOf(issue), node, text);
  const firsts = issue.errors.flatMap((branch) => branch.slice(0, 1));
  const fitting = firsts.filter((one) => one.code !== 'invalid_type' || one.path.length > 0);
  if (fitting.length === 0 || node.kind !== 'scalar') {
    const expected = firsts.map((one) => (one.code === 'invalid_type' ? one.expected : 'string'));
    return wrongType(expected, place);
  }
  const [only, ...others] = fitting.map((one) => describeIssue(one, place));
  if (only && others.length === 0) return only;
  return only?.message.includes('did you mean')
    ? only
    : { message: [only, ...others].map((one) => one?.message ?? '').join(', and ') };
}

function optionsOf(issue: z.core.$ZodIssueInvalidUnion): readonly string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

/** The schema reports a window as a duration only, though it may be the start of a period too. */
function wrongWindow(message: string, node: YamlNode, text: string): Said {
  const choice = wrongChoice(TO_DATE_WINDOWS, node, text);
  return choice.message.includes('did you mean')
    ? choice
    : { message: `${choice.message}, and no duration`, help: message };
}

/** A name that only misses the spelling gets the spelling. */
function withName(message: string, node: YamlNode): Said {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return { message };
  const start = `\`${shorten(node.value)}\`: ${message}`;
  if (!message.startsWith('a name')) return { message: start };
  const name = snakeCase(node.value);
  return name === null ? { message: start } : { message: `${start}; did you mean \`${name}\`?` };
}

export function snakeCase(text: string): string | null {
  const name = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  return name === '' ? null : name;
}

function said(message: string, help: string | undefined): Said {
  return help === undefined ? { message } : { message, help };
}
