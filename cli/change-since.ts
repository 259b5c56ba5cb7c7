import type { ChangedMeaning } from '../src/approvals/changed-meanings.js';
import { dialectOf } from '../src/compile/compile-model.js';
import { refKey } from '../src/diagnostic/definition-ref.js';
import type { Change } from '../src/diff/change.js';
import { changeInWords } from '../src/diff/change-words.js';
import type { Difference } from '../src/diff/diff-sources.js';
import { meaningOf } from '../src/explain/meaning-of.js';
import type { Graph } from '../src/graph/graph.js';
import type { AnyDefinition } from '../src/language/definition.js';

/** What approvals are asked for since a base. */
export interface Since {
  readonly difference: Difference;
  /** By refKey. */
  readonly changed: ReadonlyMap<string, ChangedMeaning>;
}

/** What is no matter of the meaning, or is seen from the lines that differ. */
const UNTOLD: ReadonlySet<Change['kind']> = new Set<Change['kind']>([
  'moved',
  'words-changed',
  'version-raised',
]);

/** What happened to a definition since the base, with the record that shows it, and how it was told and is. */
export function changeLines({ difference, changed }: Since, definition: AnyDefinition): readonly string[] {
  const { head, worlds, changes } = difference;
  const own = changes.filter(
    (each) => !UNTOLD.has(each.kind) && 'definition' in each && each.definition === definition,
  );
  const told = own.map((each) => sentence(changeInWords(each)));
  const known = changed.get(refKey(definition));
  const owner = known?.because === 'owner' ? ['It means what it meant, and has a new owner.'] : [];
  const now = wordsOf(head.graph, definition);
  if (!known?.before) return [...told, ...owner, ...now];
  const was = wordsOf(worlds.base, known.before);
  const left = was.filter((line) => !now.includes(line));
  const came = now.filter((line) => !was.includes(line));
  if (left.length + came.length === 0) return [...told, ...owner, ...now];
  return [...told, ...owner, ...left.map((line) => `- ${line}`), ...came.map((line) => `+ ${line}`)];
}

/** A definition in sentences and parts, then as it is written, a line each. */
export function wordsOf(graph: Graph, definition: AnyDefinition): readonly string[] {
  const { meaning, written, parts } = meaningOf(graph, definition, dialectOf(graph));
  return [
    ...meaning,
    ...parts.map(({ name, text }) => `${name}: ${text}`),
    ...written.map(({ label, text }) => `${label}: ${text.replace(/\s+/g, ' ')}`),
  ];
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
