import { hash } from 'node:crypto';
import type { Memory } from '../cache/memory.js';
import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { Source } from '../diagnostic/source.js';
import { parseExpression } from '../expression/parse-expression.js';
import type { AnyDefinition, Definition, Path } from './definition.js';
import { expressionPaths } from './expression-paths.js';
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

/** One definition of a file: its value as the schema gave it, and its expressions as written. */
type PackedDefinition = readonly [
  kind: DefinitionKind,
  value: DefinitionValues[DefinitionKind],
  start: number,
  end: number,
  expressions: readonly (readonly [Path, PackedScalar])[],
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
  let nodes: readonly PackedNode[] | undefined;
  return packed.map(([kind, value, start, end, expressions], index) => {
    let root: YamlNode | undefined;
    const readRoot = () => {
      if (root) return root;
      nodes ??= JSON.parse(kept.slice(between + 1)) as readonly PackedNode[];
      const node = nodes[index];
      if (!node) throw new Error('A definition was kept without its places.');
      root = unpackNode(node);
      return root;
    };
    const definition = new ReadDefinition(kind, value.name, value, source, { start, end }, readRoot);
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
  const nodes: PackedNode[] = [];
  for (const definition of definitions) {
    const root = definition instanceof ReadDefinition ? definition.root : null;
    const node = root && packNode(root, seen);
    if (!node) return;
    nodes.push(node);
    packed.push(packDefinition(definition, root));
  }
  memory.keep(keyOf(source), JSON.stringify(packed) + BETWEEN + JSON.stringify(nodes));
}

function packDefinition({ kind, value }: AnyDefinition, root: YamlNode): PackedDefinition {
  const expressions = expressionPaths(kind, value).flatMap((path): [Path, PackedScalar][] => {
    const { node, found } = locate(root, path);
    return found === path.length && node.kind === 'scalar' ? [[path, packScalar(node)]] : [];
  });
  return [kind, value, root.start, root.end, expressions];
}

function keyOf({ text }: Source): string {
  return `file ${hash('sha256', text, 'base64url')}`;
}
