import type { DefinitionKind, DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import { checkDefinition } from './check-definition.js';
import { checkShape, endOfPlace } from './check-shape.js';
import type { AnyDefinition, Definition } from './definition.js';
import { snakeCase } from './describe-issue.js';
import { describeFound } from './describe-value.js';
import { withExpressionTexts } from './expression-scalars.js';
import { wrongMetricType } from './metric-type.js';
import { asSentence, reportOf } from './problem-report.js';
import { ReadDefinition } from './read-definition.js';
import { readExpressions } from './read-expressions.js';
import { type DefinitionValues, LIST_KEY_OF_KIND, SCHEMA_OF_KIND } from './schema.js';
import type { FileItem } from './yaml-file.js';
import { locate, type MapNode, textUnder, type YamlNode, type YamlProblem } from './yaml-node.js';

export interface ReadItem {
  readonly definition: AnyDefinition | null;
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
  if (!node) return refuse(source, kind, item.problems, [nameInText(item.text)]);
  if (item.problems.length > 0) return refuse(source, kind, item.problems, [nameOf(node)]);
  if (node.kind !== 'map') return refuse(source, kind, [noMap(source.text, kind, node)], [nameOf(node)]);
  const typeProblem = kind === 'metric' ? wrongMetricType(node, source.text) : null;
  if (typeProblem) return refuse(source, kind, [typeProblem], [nameOf(node)]);
  // A table of schemas by kind forgets which kind it was asked for.
  const schema = SCHEMA_OF_KIND[kind] as unknown as Parameters<typeof checkShape<DefinitionValues[K]>>[0];
  const checked = checkShape(schema, node, { text: source.text, noun: nounOf(kind, node), withHomes: true });
  if (!checked.ok) return refuse(source, kind, checked.problems, [nameOf(node), checked.meantName]);
  return define(source, kind, checked.value, node);
}

function define<K extends DefinitionKind>(
  source: Source,
  kind: K,
  value: DefinitionValues[K],
  node: MapNode,
): ReadItem {
  const definition = new ReadDefinition(kind, value.name, value, source, node, () => node);
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
  if (content.some((problem) => problem.fatal)) return { definition: null, broken: [ref], problems: reports };
  const problems = [...reports, ...readExpressions(definition)];
  // `Definition<K>` for one K is a member of the union over all of them, which the compiler cannot see for a variable K.
  return { definition: definition as Definition as AnyDefinition, broken: [], problems };
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
    definition: null,
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

function nameInText(text: string): string | null {
  return /(?:^|[\s{,-])name:\s*["']?([A-Za-z][\w-]*)/.exec(text)?.[1] ?? null;
}
