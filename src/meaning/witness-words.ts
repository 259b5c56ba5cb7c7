import { listInWords } from '../diagnostic/words.js';
import { splitTimestamp } from '../expression/calendar.js';
import { describeDate, describeLiteral, describeMoment } from '../expression/describe-literal.js';
import { inWords } from '../expression/phrase.js';
import type { Graph } from '../graph/graph.js';
import type { Example, ExampleField } from '../logic/answer.js';
import { withArticle } from './article.js';
import { entityTitle, fieldTitle } from './field-title.js';
import { outermostMissing } from './witness-record.js';

/** The record in words, without article: `lead with score 55 and status mql`, `deal without an account`. */
export function witnessWords(graph: Graph, entity: string, example: Example): string {
  const own = example.fields.filter(({ path }) => path.length === 0);
  const parts = [
    ...traits(graph, own),
    ...outermostMissing(example).map((path) => `without ${articleIfAny(pathInWords(path))}`),
    ...relatedTraits(graph, example.fields),
  ];
  const calls = example.calls.map(
    ({ declared, arguments: given, value }) =>
      `${declared.name}(${given.map(describeLiteral).join(', ')}) is ${describeLiteral(value)}`,
  );
  const words = [
    entityTitle(graph, entity),
    ...(parts.length === 0 ? [] : [joinTraits(parts)]),
    ...(calls.length === 0 ? [] : [`where ${listInWords(calls, 'and')}`]),
    ...(example.now ? [nowInWords(example.now)] : []),
  ];
  return words.join(' ');
}

/** `with score 55`, `without a country`: what has a value first. A boolean is said, for `without consent` could be NULL. */
function traits(graph: Graph, fields: readonly ExampleField[]): readonly string[] {
  const known = fields.filter(({ value }) => value !== null);
  const unknown = fields.filter(({ value }) => value === null);
  return [
    ...known.map(({ field, value }) => `with ${fieldTitle(graph, field)} ${describeLiteral(value)}`),
    ...unknown.map(({ field }) =>
      field.type.kind === 'boolean'
        ? `with ${fieldTitle(graph, field)} not known`
        : `without ${articleIfAny(fieldTitle(graph, field))}`,
    ),
  ];
}

/** `with an account with employees 5 and without a country`, once for each related row. */
function relatedTraits(graph: Graph, fields: readonly ExampleField[]): readonly string[] {
  const byPath = new Map<string, ExampleField[]>();
  for (const each of fields) {
    if (each.path.length === 0) continue;
    const key = each.path.join('.');
    byPath.set(key, [...(byPath.get(key) ?? []), each]);
  }
  return [...byPath.values()].map((group) => {
    const row = articleIfAny(pathInWords(group[0]?.path ?? []));
    return `with ${row} ${joinTraits(traits(graph, group))}`;
  });
}

/** A `with` that would follow another is left out: `with score 55 and status mql`. */
function joinTraits(parts: readonly string[]): string {
  const shortened = parts.map((part, index) => {
    const word = part.slice(0, part.indexOf(' ') + 1);
    return parts[index - 1]?.startsWith(word) && !parts[index - 1]?.includes(' with ')
      ? part.slice(word.length)
      : part;
  });
  return listInWords(shortened, 'and');
}

function nowInWords({ timestamp, precision }: NonNullable<Example['now']>): string {
  return precision === 'date'
    ? `when today is ${describeDate(splitTimestamp(timestamp).days)}`
    : `when it is ${describeMoment(timestamp)}`;
}

function pathInWords(path: readonly string[]): string {
  return path.map(inWords).join(' ');
}

/** None before a plural or before what is no noun: `without employees`, `without closed at`. */
function articleIfAny(noun: string): string {
  return /(?:[^s]s| at| on| by)$/.test(noun) ? noun : withArticle(noun);
}
