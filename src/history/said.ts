import { hash } from 'node:crypto';
import type { AnyDefinition } from '../language/definition.js';
import { wordsIn } from './file-reading.js';

/** What a definition says, free of formatting. */
interface Said {
  readonly digest: string;
  /** The words in it, among them the names of everything it refers to. */
  readonly words: ReadonlySet<string>;
}

const known = new WeakMap<AnyDefinition, Said>();

/** Without what is only told to people: no meaning depends on titles and descriptions. */
export function textOf(definition: AnyDefinition): Said {
  const before = known.get(definition);
  if (before) return before;
  const { title, description, ...said } = definition.value;
  const text = JSON.stringify(said);
  const made = { digest: hash('sha256', text, 'base64').slice(0, 22), words: wordsIn(text) };
  known.set(definition, made);
  return made;
}
