import { hash } from 'node:crypto';
import type { Memory } from '../cache/memory.js';
import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { Source } from '../diagnostic/source.js';
import { parseExpression } from '../expression/parse-expression.js';
import type { AnyDefinition, Definition, Path } from './definition.js';
import { expressionPaths } from './expression-paths.js';
import { keptItem } from './kept-item.js';
import {
  type PackedNode,
  type PackedScalar,
  packNode,
  packScalar,
  unpackNode,
  unpackScalar,
} from './packed-node.js';
import { ReadDefinition } from './read-definition.js';
import type { DefinitionValues } from './schema.js';
import { sourceTextOf } from './source-text.js';
import { locate, type YamlNode } from './yaml-node.js';

/**
 * One definition of a file: its value as the schema gave it, and its expressions as written. What it used to mean follows
 * the item that says so, and is made of the same pieces.
 */
type PackedDefinition = readonly [
  kind: DefinitionKind,
  value: DefinitionValues[DefinitionKind],
  start: number,
  end: number,
  expressions: readonly (readonly [Path, PackedScalar])[],
  previousOf: string | null,
];

/** JSON has none: it stands before the places of all pieces, which only findings need. */
const BETWEEN = '\t';

/** The definitions of a text in which nothing was wrong; null when the text is not known. Paths do not matter. */
export function recallFile(memory: Memory, source: Source): readonly AnyDefinition[] | null {
  const kept = memory.recall(keyOf(source));
  if (kept === undefined) return null;
  // Written by `keepFile` under the digest of this text.
  const between = kept.indexOf(BETWEEN);
  const packed = JSON.parse(kept.slice(0, between)) as readonly PackedDefinition[];
  let nodes: readonly (PackedNode | null)[] | undefined;
  const roots = new Map<number, YamlNode>();
  const readRoot = (index: number): YamlNode => {
    const known = roots.get(index);
    if (known) return known;
    nodes ??= JSON.parse(kept.slice(between + 1)) as readonly (PackedNode | null)[];
    const [kind] = packed[index] ?? [];
    const node = nodes[index];
    const root = node ? unpackNode(node) : kind && index > 0 ? keptItem(kind, readRoot(index - 1)) : null;
    if (!root) throw new Error('A definition was kept without its places.');
    roots.set(index, root);
    return root;
  };
  return packed.map(([kind, value, start, end, expressions, name], index) => {
    const previousOf = name === null ? null : { kind, name };
    const place = { start, end };
    const definition = new ReadDefinition(
      kind,
      value.name,
      value,
      source,
      place,
      () => readRoot(index),
      previousOf,
    );
    for (const [path, scalar] of expressions) {
      const text = sourceTextOf(source, unpackScalar(scalar));
      const parsed = parseExpression(text.text);
      if (parsed.ok) definition.addExpression(path, { text, syntax: parsed.expression });
    }
    return definition as Definition as AnyDefinition;
  });
}

/** Keeps what a text without any problem says. */
export function keepFile(memory: Memory, source: Source, definitions: readonly AnyDefinition[]): void {
  const seen = new Set<YamlNode>();
  const packed: PackedDefinition[] = [];
  const nodes: (PackedNode | null)[] = [];
  for (const definition of definitions) {
    const root = definition instanceof ReadDefinition ? definition.root : null;
    const node = root && definition.previousOf === null ? packNode(root, seen) : null;
    if (!root || (!node && definition.previousOf === null)) return;
    nodes.push(node);
    packed.push(packDefinition(definition, root));
  }
  memory.keep(keyOf(source), JSON.stringify(packed) + BETWEEN + JSON.stringify(nodes));
}

function packDefinition({ kind, value, previousOf }: AnyDefinition, root: YamlNode): PackedDefinition {
  const expressions = expressionPaths(kind, value).flatMap((path): [Path, PackedScalar][] => {
    const { node, found } = locate(root, path);
    return found === path.length && node.kind === 'scalar' ? [[path, packScalar(node)]] : [];
  });
  return [kind, value, root.start, root.end, expressions, previousOf?.name ?? null];
}

function keyOf({ text }: Source): string {
  return `file ${hash('sha256', text, 'base64url')}`;
}
