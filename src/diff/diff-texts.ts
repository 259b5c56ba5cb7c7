import { refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';
import type { Definition } from '../language/definition.js';
import { type Change, type Pair, PROMISES } from './change.js';
import { textDifferences } from './text-differences.js';
import { about } from './topics.js';

interface Context {
  readonly head: Graph;
  /** What definitions that are gone under one name are called today; by refKey of the old one. */
  readonly newNames: ReadonlyMap<string, string>;
  readonly meanings: readonly Change[];
}

/** What changed about definitions besides their meaning. */
export function diffTexts(pairs: readonly Pair[], context: Context): readonly Change[] {
  const due = new Set(
    context.meanings.flatMap((each) =>
      each.kind !== 'rewritten' && 'definition' in each ? [refKey(each.definition)] : [],
    ),
  );
  return pairs.flatMap((pair) => [
    ...moves(pair),
    ...(becameEarlier(pair) ? [] : wordChanges(pair)),
    ...(isEcho(pair) || becameEarlier(pair) ? [] : promiseChanges(pair, context)),
    ...(isEcho(pair) ? [] : ownerChanges(pair)),
    ...privacyChanges(pair),
    ...versionChanges(pair, due.has(refKey(pair.definition)) || pair.before.name !== pair.definition.name),
  ]);
}

/** What is told of both a definition and what it used to mean is told of the definition. */
function isEcho({ before, definition }: Pair): boolean {
  return before.previousOf !== null && definition.previousOf !== null;
}

/** Called otherwise today, and kept as it was: its words and promises are those of what has the new name. */
function becameEarlier({ before, definition }: Pair): boolean {
  return before.previousOf === null && definition.previousOf !== null && before.name !== definition.name;
}

function moves(pair: Pair): readonly Change[] {
  const { before, definition } = pair;
  return before.source.path === definition.source.path || isEcho(pair) ? [] : [{ kind: 'moved', ...pair }];
}

/** What `previous` says itself, and does not take over. */
const OWN_WORDS: ReadonlySet<string | null> = new Set(['sunset', 'because', 'description']);

function wordChanges(pair: Pair): readonly Change[] {
  const { before, definition } = pair;
  const differences = about('words', textDifferences(before, definition)).filter(
    ({ key }) => !isEcho(pair) || OWN_WORDS.has(key),
  );
  const [from, to] = [before.value.status ?? 'approved', definition.value.status ?? 'approved'];
  return [
    ...(differences.length > 0 ? [{ kind: 'words-changed', ...pair, differences } as const] : []),
    ...(from === to ? [] : [{ kind: 'status-changed', ...pair, from, to } as const]),
  ];
}

/** A promise about a term that is gone went with it; one about a term that was renamed is kept under its new name. */
function promiseChanges(pair: Pair, { head, newNames }: Context): readonly Change[] {
  const { before, definition } = pair;
  return PROMISES.flatMap((promise): readonly Change[] => {
    const [was, is] = [promised(before.value, promise), promised(definition.value, promise)];
    if (typeof was === 'boolean')
      return was && is === false ? [{ kind: 'promise-dropped', ...pair, promise, dropped: [] }] : [];
    const kept = typeof is === 'boolean' ? [] : is;
    const dropped = was.filter((name) => {
      const today = newNames.get(`term:${name}`) ?? name;
      // A promise that still names what is gone is written, and told of as a name that nobody has.
      const isKept = kept.includes(today) || kept.includes(name);
      return !isKept && head.terms.has(today) && today !== definition.name;
    });
    return dropped.length > 0 ? [{ kind: 'promise-dropped', ...pair, promise, dropped }] : [];
  });
}

function promised(value: object, promise: (typeof PROMISES)[number]): boolean | readonly string[] {
  const written: unknown = Object.entries(value).find(([key]) => key === promise)?.[1];
  if (promise === 'exclusive' || promise === 'exhaustive') return written !== false;
  return Array.isArray(written) ? written.map(String) : [];
}

function ownerChanges(pair: Pair): readonly Change[] {
  const now = new Set(pair.definition.value.owners);
  const owners = (pair.before.value.owners ?? []).filter((owner) => !now.has(owner));
  return owners.length > 0 ? [{ kind: 'owner-dropped', ...pair, owners }] : [];
}

const PRIVACY = ['public', 'personal', 'secret'] as const;
type FieldValue = Definition<'entity'>['value']['fields'][number];

/** By the field's name; a field that is new shows what others did when it reads the same column. */
function privacyChanges(pair: Pair): readonly Change[] {
  const { before, definition } = pair;
  if (before.kind !== 'entity' || definition.kind !== 'entity') return [];
  const { fields } = before.value;
  return definition.value.fields.flatMap((field, index): readonly Change[] => {
    const old = fields.find(({ name }) => name === field.name) ?? leastPrivate(readersOf(fields, field));
    const [from, to] = [old?.privacy ?? 'public', field.privacy ?? 'public'];
    if (!old || from === to) return [];
    const isLower = PRIVACY.indexOf(to) < PRIVACY.indexOf(from);
    // Another field that shows less takes nothing from those who read the first.
    if (!isLower && old.name !== field.name) return [];
    const kind = isLower ? 'privacy-lowered' : 'privacy-raised';
    return [{ kind, ...pair, field: field.name, formerField: old.name, index, from, to }];
  });
}

function readersOf(fields: readonly FieldValue[], field: FieldValue): readonly FieldValue[] {
  const column = columnOf(field);
  return column === null ? [] : fields.filter((each) => columnOf(each) === column);
}

function leastPrivate(fields: readonly FieldValue[]): FieldValue | undefined {
  const rank = ({ privacy = 'public' }: FieldValue) => PRIVACY.indexOf(privacy);
  return fields.toSorted((left, right) => rank(left) - rank(right))[0];
}

function columnOf({ name, column, expression }: FieldValue): string | null {
  return expression === undefined ? (column ?? name) : null;
}

function versionChanges(pair: Pair, isDue: boolean): readonly Change[] {
  const [from, to] = [pair.before.value.version ?? 1, pair.definition.value.version ?? 1];
  return to > from ? [{ kind: 'version-raised', ...pair, from, to, isDue }] : [];
}
