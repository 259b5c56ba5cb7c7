import type { DefinitionKind, DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import { checkDefinition } from './check-definition.js';
import { checkShape, endOfPlace } from './check-shape.js';
import type { AnyDefinition, Definition } from './definition.js';
import { snakeCase } from './describe-issue.js';
import { describeFound } from './describe-value.js';
import { withExpressionTexts } from './expression-scalars.js';
import { keptItem, keptName } from './kept-item.js';
import { wrongMetricType } from './metric-type.js';
import { asSentence, reportOf } from './problem-report.js';
import { ReadDefinition } from './read-definition.js';
import { readExpressions } from './read-expressions.js';
import { type DefinitionValues, LIST_KEY_OF_KIND, SCHEMA_OF_KIND } from './schema.js';
import type { FileItem } from './yaml-file.js';
import {
  entryOf,
  locate,
  type MapNode,
  numberUnder,
  textUnder,
  type YamlNode,
  type YamlProblem,
} from './yaml-node.js';

export interface ReadItem {
  /** None where it is not readable; with what it used to mean where it says so. */
  readonly definitions: readonly AnyDefinition[];
  /** Names by which others may refer to the item where it is not readable. */
  readonly broken: readonly DefinitionRef[];
  readonly problems: readonly Report[];
}

/** One item of a list of definitions. It is a definition when its shape is right, even if an expression is not. */
export function readItem(source: Source, kind: DefinitionKind, item: FileItem): ReadItem {
  switch (kind) {
    case 'team':
      return readAs(source, 'team', item);
    case 'entity':
      return readAs(source, 'entity', item);
    case 'term':
      return readAs(source, 'term', item);
    case 'metric':
      return readAs(source, 'metric', item);
    case 'segmentation':
      return readAs(source, 'segmentation', item);
    case 'handoff':
      return readAs(source, 'handoff', item);
    case 'contradiction':
      return readAs(source, 'contradiction', item);
    case 'dashboard':
      return readAs(source, 'dashboard', item);
    case 'objective':
      return readAs(source, 'objective', item);
  }
}

function readAs<K extends DefinitionKind>(source: Source, kind: K, item: FileItem): ReadItem {
  const node = item.node && withExpressionTexts(item.node, source.text);
  if (!node) return refuse(source, kind, item.problems, namesInText(item.text));
  const names = [nameOf(node), nameOfPrevious(node)];
  if (item.problems.length > 0) return refuse(source, kind, item.problems, names);
  if (node.kind !== 'map') return refuse(source, kind, [noMap(source.text, kind, node)], names);
  const typeProblem = kind === 'metric' ? wrongMetricType(node, source.text) : null;
  if (typeProblem) return refuse(source, kind, [typeProblem], names);
  const checked = checkAs(source, kind, node, nounOf(kind, node));
  if (!checked.ok) return refuse(source, kind, checked.problems, [...names, checked.meantName]);
  const today = define(source, kind, checked.value, node, null);
  return entryOf(node, 'previous') ? withPrevious(today, readPrevious(source, kind, node)) : today;
}

/** What an item used to mean, read as if it had been written out. */
function readPrevious<K extends DefinitionKind>(source: Source, kind: K, node: MapNode): ReadItem {
  const root = keptItem(kind, node);
  // The item says why.
  if (!root) return refuse(source, kind, [], [nameOfPrevious(node)]);
  const checked = checkAs(source, kind, root, `${nounOf(kind, root)} in \`previous\``);
  if (!checked.ok) return refuse(source, kind, checked.problems, [nameOf(root)]);
  return define(source, kind, checked.value, root, { kind, name: textUnder(node, 'name') ?? '' });
}

/** What is wrong with text that both have is wrong once. */
function withPrevious(today: ReadItem, before: ReadItem): ReadItem {
  const isNew = ({ span, message }: Report) =>
    !today.problems.some(
      (each) => each.span.start === span.start && each.span.end === span.end && each.message === message,
    );
  return {
    definitions: [...today.definitions, ...before.definitions],
    broken: [...today.broken, ...before.broken],
    problems: [...today.problems, ...before.problems.filter(isNew)],
  };
}

function checkAs<K extends DefinitionKind>(source: Source, kind: K, node: MapNode, noun: string) {
  // A table of schemas by kind forgets which kind it was asked for.
  const schema = SCHEMA_OF_KIND[kind] as unknown as Parameters<typeof checkShape<DefinitionValues[K]>>[0];
  return checkShape(schema, node, { text: source.text, noun, withHomes: true });
}

function define<K extends DefinitionKind>(
  source: Source,
  kind: K,
  value: DefinitionValues[K],
  node: MapNode,
  previousOf: DefinitionRef | null,
): ReadItem {
  const definition = new ReadDefinition(kind, value.name, value, source, node, () => node, previousOf);
  const ref: DefinitionRef = { kind, name: value.name };
  const content = checkDefinition(kind, value, (path) => {
    const { start, end } = definition.spanOf(path);
    return source.text.slice(start, end);
  });
  const reports = content.map(({ path, atKey, message, help, about }): Report => {
    const at = locate(node, path).node;
    const value = { source, start: at.start, end: endOfPlace(source.text, at) };
    const span = atKey ? definition.keySpanOf(path) : value;
    const report = { definition: ref, span, message: asSentence(message), about };
    return help === undefined ? report : { ...report, help: asSentence(help) };
  });
  reports.sort((a, b) => a.span.start - b.span.start);
  if (content.some((problem) => problem.fatal)) return { definitions: [], broken: [ref], problems: reports };
  const problems = [...reports, ...readExpressions(definition)];
  // `Definition<K>` for one K is a member of the union over all of them, which the compiler cannot see for a variable K.
  return { definitions: [definition as Definition as AnyDefinition], broken: [], problems };
}

function refuse(
  source: Source,
  kind: DefinitionKind,
  problems: readonly YamlProblem[],
  names: readonly (string | null)[],
): ReadItem {
  const known = new Set(names.flatMap((name) => (name === null ? [] : [name, snakeCase(name) ?? name])));
  const broken = [...known].map((name): DefinitionRef => ({ kind, name }));
  return {
    definitions: [],
    broken,
    problems: problems.map((problem) => reportOf(source, problem, broken[0] ?? null)),
  };
}

function noMap(text: string, kind: DefinitionKind, node: YamlNode): YamlProblem {
  const end = endOfPlace(text, node);
  const about = `item:${LIST_KEY_OF_KIND[kind]}`;
  if (node.start === end) {
    // Nothing stands there but the dash before it.
    const dash = text.slice(0, node.start).trimEnd().length - 1;
    return { start: Math.max(0, dash), end: Math.max(0, dash) + 1, message: 'an empty item', about };
  }
  const message = `expected ${nounOf(kind, node)} with keys such as \`name\`, found ${describeFound(node, text)}`;
  return { start: node.start, end, message, about };
}

function nounOf(kind: DefinitionKind, node: YamlNode): string {
  const type = kind === 'metric' ? textUnder(node, 'type') : null;
  const noun = type === null ? kind : `${type} ${kind}`;
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function nameOf(node: YamlNode): string | null {
  if (node.kind === 'map') return textUnder(node, 'name');
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : null;
}

/** Its name, and that of what it used to mean, also where that is not well said. */
function nameOfPrevious(node: YamlNode): string | null {
  const name = nameOf(node);
  const previous = entryOf(node, 'previous')?.value;
  if (name === null || !previous) return null;
  return keptName(
    name,
    numberUnder(previous, 'version') ?? Math.max(1, (numberUnder(node, 'version') ?? 1) - 1),
  );
}

/** The names of an item that is not readable as YAML, and of what it used to mean. */
function namesInText(text: string): readonly (string | null)[] {
  const name = /(?:^|[\s{,-])name:\s*["']?([A-Za-z][\w-]*)/.exec(text)?.[1] ?? null;
  if (name === null || !/\bprevious:/.test(text)) return [name];
  const versions = [...text.matchAll(/\bversion:\s*(\d{1,6})/g)].map(([, digits]) => Number(digits));
  return [name, ...versions.flatMap((version) => [keptName(name, version - 1), keptName(name, version)])];
}
