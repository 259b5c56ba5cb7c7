import { entryOf, type MapEntry, type MapNode, type YamlNode, type YamlProblem } from './yaml-node.js';

/** Keys of a declared function that may be written in another way. */
export const FUNCTION_SPELLINGS = { args: 'arguments', returns: 'result' } as const;

/** The configuration with the other spellings of keys replaced by the schema's. */
export function otherSpellings(root: MapNode): { root: MapNode; problems: readonly YamlProblem[] } {
  const problems: YamlProblem[] = [];
  const functions = entryOf(root, 'functions');
  if (functions?.value.kind !== 'list') return { root, problems };
  const items = functions.value.items.map(
    (item): YamlNode =>
      item.kind === 'map' ? { ...item, entries: respelled(item.entries, problems) } : item,
  );
  const entries = new Map(root.entries);
  entries.set('functions', { ...functions, value: { ...functions.value, items } });
  return { root: { ...root, entries }, problems };
}

function respelled(entries: ReadonlyMap<string, MapEntry>, problems: YamlProblem[]): Map<string, MapEntry> {
  const result = new Map(entries);
  for (const [written, key] of Object.entries(FUNCTION_SPELLINGS)) {
    const entry = result.get(written);
    if (!entry) continue;
    result.delete(written);
    if (result.has(key)) {
      const { keyStart: start, keyEnd: end } = entry;
      const message = `\`${written}\` is another spelling of \`${key}\`, which is given already`;
      problems.push({ start, end, message, about: `duplicate-key:${key}` });
    } else {
      result.set(key, entry);
    }
  }
  return result;
}
