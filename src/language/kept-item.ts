import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import { previousSegmentationSchema } from './schema.js';
import { optionsByTag } from './schema-lookup.js';
import { metricSchema } from './schema-metric.js';
import { meaningKeys, previousMetricSchema, previousTermSchema } from './schema-previous.js';
import {
  entryOf,
  type MapEntry,
  type MapNode,
  numberUnder,
  type ScalarNode,
  textUnder,
  type YamlNode,
} from './yaml-node.js';

/** What a kept meaning is of: the keys that make up a meaning of the kind. Others keep none. */
const MEANING_KEYS: Readonly<Partial<Record<DefinitionKind, readonly string[]>>> = {
  term: meaningKeys(previousTermSchema),
  metric: meaningKeys(previousMetricSchema),
  segmentation: meaningKeys(previousSegmentationSchema),
};

/** The keys that `previous` may say otherwise; null for kinds whose earlier meanings are not kept. */
export function keptKeysOf(kind: DefinitionKind): readonly string[] | null {
  return MEANING_KEYS[kind] ?? null;
}

/** What is told of the item and holds for what it used to mean. */
const COMMON_KEYS = ['owners'];

/** The name under which an earlier version of a definition is kept: `qualified_lead_v1`. */
export function keptName(name: string, version: number): string {
  return `${name}_v${version}`;
}

function keptVersion(kind: DefinitionKind, item: YamlNode): number | null {
  const previous = entryOf(item, 'previous')?.value;
  if (!MEANING_KEYS[kind] || previous?.kind !== 'map') return null;
  const now = numberUnder(item, 'version') ?? 1;
  const version = entryOf(previous, 'version') ? numberUnder(previous, 'version') : now - 1;
  return version !== null && version >= 1 && version < now ? version : null;
}

/**
 * The definition that an item used to be, as if it had been written out: what `previous` says, and of the rest the keys
 * of the meaning as they are today. What is written stays where it is written; what follows from it stands at the key
 * `previous`. Null where an item keeps no earlier meaning, or does not say which version had it.
 */
export function keptItem(kind: DefinitionKind, item: YamlNode): MapNode | null {
  const version = keptVersion(kind, item);
  const entry = entryOf(item, 'previous');
  const name = textUnder(item, 'name');
  if (version === null || item.kind !== 'map' || entry?.value.kind !== 'map' || name === null) return null;
  const { start, end, entries: said } = entry.value;
  const title = textUnder(item, 'title') ?? inWords(name);
  const entries = new Map<string, MapEntry>();
  const keep = (kept: MapEntry) => entries.set(kept.key, kept);
  keep(implied(entry, 'name', keptName(name, version)));
  keep(implied(entry, 'title', `${title} (version ${version})`));
  keep(implied(entry, 'status', 'deprecated'));
  keep(implied(entry, 'version', version));
  keep(implied(entry, 'replaced_by', name));
  for (const key of inheritedKeys(kind, item, entry.value)) {
    const inherited = item.entries.get(key);
    if (inherited) keep(inherited);
  }
  for (const each of said.values()) {
    if (isNull(each.value)) entries.delete(each.key);
    else keep(each);
  }
  const size = [...entries.values()].reduce((sum, { value }) => sum + value.size, 1);
  return { kind: 'map', entries, start, end, size };
}

/** Of a metric that was of another type, only the keys that this type has. */
function inheritedKeys(kind: DefinitionKind, item: MapNode, previous: MapNode): readonly string[] {
  const keys = [...COMMON_KEYS, ...(MEANING_KEYS[kind] ?? [])];
  const type = kind === 'metric' ? textUnder(previous, 'type') : null;
  const option = type === null ? undefined : METRICS_BY_TYPE.get(type);
  if (!option || type === textUnder(item, 'type')) return keys;
  return keys.filter((key) => Object.hasOwn(option.shape, key));
}

const METRICS_BY_TYPE = optionsByTag(metricSchema);

function implied({ keyStart, keyEnd }: MapEntry, key: string, value: string | number): MapEntry {
  const node: ScalarNode = { kind: 'scalar', style: 'plain', value, start: keyStart, end: keyEnd, size: 1 };
  return { key, keyStart, keyEnd, value: node };
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function inWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
