import { hash } from 'node:crypto';
import type { AnyDefinition } from '../language/definition.js';
import { wordsIn } from './file-reading.js';

/** A piece of what a definition says, free of formatting, under a name by which texts refer to it. */
export interface Said {
  readonly name: string;
  readonly digest: string;
  /** The words in it, among them the names of everything it refers to. */
  readonly words: ReadonlySet<string>;
}

const known = new WeakMap<AnyDefinition, readonly Said[]>();

/**
 * The definition under its own name, the fields of an entity each under theirs: what does not name a field does not
 * depend on it. Without what is only told to people: no meaning depends on titles and descriptions. Without what it used
 * to mean, which is a definition of its own.
 */
export function piecesOf(definition: AnyDefinition): readonly Said[] {
  const before = known.get(definition);
  if (before) return before;
  const { title, description, previous, ...said } = { previous: undefined, ...definition.value };
  const pieces: Said[] = [];
  if (definition.kind === 'entity') {
    const { fields, ...rest } = { ...said, fields: definition.value.fields };
    pieces.push(piece(definition.name, `entity ${JSON.stringify(rest)}`));
    for (const field of fields) pieces.push(piece(field.name, `${definition.name} ${fieldText(field)}`));
  } else pieces.push(piece(definition.name, `${definition.kind} ${JSON.stringify(said)}`));
  known.set(definition, pieces);
  return pieces;
}

function fieldText({ title, description, ...said }: { title?: unknown; description?: unknown }): string {
  return JSON.stringify(said);
}

function piece(name: string, text: string): Said {
  return { name, digest: hash('sha256', text, 'base64').slice(0, 22), words: wordsIn(text) };
}
