import type { Source, Span } from '../diagnostic/source.js';
import type { Path } from './definition.js';
import { readConfigRoot } from './read-config.js';
import { locate, type MapEntry, type MapNode, trimEnd } from './yaml-node.js';

/** Where settings stand in a configuration. */
export interface SettingSpans {
  /**
   * The key at a path with its value where that is a scalar: `timezone: Europe/Berlin`, `meaning-changed: off`. Where
   * there is nothing at the path, what would hold it; the beginning of the file where that is missing, too.
   */
  spanOf(path: Path): Span;
}

/** The places of an `accord.yml`; what cannot be read stands at its beginning. */
export function settingSpans(source: Source): SettingSpans {
  const { root } = readConfigRoot(source.text);
  return { spanOf: (path) => spanIn(source, root, path) };
}

function spanIn(source: Source, root: MapNode | null, path: Path): Span {
  if (!root || path.length === 0) return { source, start: 0, end: 0 };
  const { node, entry, found } = locate(root, path);
  if (found < path.length) return spanIn(source, root, path.slice(0, found));
  if (entry) return entrySpan(source, entry);
  const { start, end } = node;
  return { source, start, end: trimEnd(source.text, start, end) };
}

function entrySpan(source: Source, { keyStart, keyEnd, value }: MapEntry): Span {
  // An alias stands where it points to, before its key.
  const isBeside = value.kind === 'scalar' && value.start >= keyEnd;
  return { source, start: keyStart, end: isBeside ? trimEnd(source.text, keyStart, value.end) : keyEnd };
}
