import { suggestNearest } from '../diagnostic/suggest.js';
import { homesOfKey } from './schema-lookup.js';
import { commonKeys } from './schema-parts.js';

/** Words of other tools for what a key of this language says. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  where: ['filter', 'filters', 'condition', 'predicate'],
  title: ['label', 'display_name'],
  description: ['doc', 'docs', 'comment'],
  value: ['expr', 'measure', 'field', 'column'],
  expression: ['expr', 'formula', 'sql'],
  fields: ['columns', 'dimensions', 'attributes'],
  relationships: ['joins', 'relations'],
  source: ['table', 'sql_table', 'model'],
  type: ['agg', 'aggregation'],
  of: ['term', 'entity', 'model'],
  time: ['time_dimension', 'agg_time_dimension'],
  because: ['reason'],
  synonyms: ['aliases', 'also_known_as'],
};

export interface UnknownKey {
  readonly message: string;
  readonly help?: string;
  /** The key that was probably meant. */
  readonly meant: string | null;
}

/** What to say of a key that is none of `keys`. `noun` names what it stands in: "a ratio metric". */
export function describeUnknownKey(
  key: string,
  keys: readonly string[],
  noun: string,
  given: ReadonlySet<string>,
  withHomes: boolean,
): UnknownKey {
  const open = keys.filter((candidate) => !given.has(candidate));
  const translated = open.find((candidate) => OTHER_WORDS[candidate]?.includes(key.toLowerCase()));
  const near = suggestNearest(key, open);
  const homes = withHomes ? homesOfKey(key) : [];
  const meant = homes.length > 0 ? (translated ?? null) : (near ?? translated ?? null);
  const start = `unknown key \`${key}\` in ${noun}`;
  if (meant !== null) return { message: `${start}; did you mean \`${meant}\`?`, meant };
  const repeated = suggestNearest(key, keys);
  if (homes.length > 0) return { message: `${start}: \`${key}\` is a key of ${list(homes)}`, meant: null };
  if (repeated !== null) {
    return { message: `${start}; did you mean \`${repeated}\`, which is given already?`, meant: null };
  }
  return keys.length > 0
    ? { message: start, help: `keys of ${noun}: ${ownFirst(keys).join(', ')}`, meant: null }
    : { message: start, meant: null };
}

/** The keys that every definition has come last. */
function ownFirst(keys: readonly string[]): readonly string[] {
  const isCommon = (key: string) => Object.hasOwn(commonKeys, key);
  return [...keys.filter((key) => !isCommon(key)), ...keys.filter(isCommon)];
}

function list(homes: readonly string[]): string {
  const shown = homes.slice(0, 3);
  if (homes.length > 3) return `${shown.join(', ')} and others`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
}
