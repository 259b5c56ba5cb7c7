import { createHash } from 'node:crypto';
import type { Memory } from '../cache/memory.js';
import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { Source } from '../diagnostic/source.js';
import type { AnyDefinition, Definition } from './definition.js';
import { type PackedNode, packNode, unpackNode } from './packed-node.js';
import { ReadDefinition } from './read-definition.js';
import { readExpressions } from './read-expressions.js';
import type { DefinitionValues } from './schema.js';
import type { YamlNode } from './yaml-node.js';

/** One definition of a file: its value as the schema gave it, and where each piece stands. */
type PackedDefinition = readonly [DefinitionKind, DefinitionValues[DefinitionKind], PackedNode];

/** The definitions of a text in which nothing was wrong; null when the text is not known. Paths do not matter. */
export function recallFile(memory: Memory, source: Source): readonly AnyDefinition[] | null {
  const kept = memory.recall(keyOf(source));
  if (kept === undefined) return null;
  // Written by `keepFile` under the digest of this text.
  const packed = JSON.parse(kept) as readonly PackedDefinition[];
  return packed.map(([kind, value, node]) => {
    const definition = new ReadDefinition(kind, value.name, value, source, unpackNode(node));
    readExpressions(definition);
    return definition as Definition as AnyDefinition;
  });
}

/** Keeps what a text without any problem says. */
export function keepFile(memory: Memory, source: Source, definitions: readonly AnyDefinition[]): void {
  const seen = new Set<YamlNode>();
  const packed: PackedDefinition[] = [];
  for (const definition of definitions) {
    const node = definition instanceof ReadDefinition ? packNode(definition.root, seen) : null;
    if (!node) return;
    packed.push([definition.kind, definition.value, node]);
  }
  memory.keep(keyOf(source), JSON.stringify(packed));
}

function keyOf({ text }: Source): string {
  return `file ${createHash('sha256').update(text).digest('base64url')}`;
}
