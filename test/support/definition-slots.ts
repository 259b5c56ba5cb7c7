import { isMap, isPair, isScalar, isSeq, type Pair, parseDocument, visit } from 'yaml';
import type { Source } from '../../src/diagnostic/source.js';

/** A `key: value` somewhere in a definition file: what a mutation can change. */
export interface Slot {
  readonly source: Source;
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly start: number;
  readonly end: number;
  readonly kind: 'scalar' | 'list' | 'map';
  /** As decoded; null for lists and maps. */
  readonly value: string | number | boolean | null;
  readonly plain: boolean;
  /** The pair stands in braces. */
  readonly flow: boolean;
  /** Key and value stand on one line, and nothing follows them. */
  readonly ownLine: boolean;
  /** The top-level list, and the list inside the item (`fields`), if any. */
  readonly list: string;
  readonly inner: string | null;
  /** The `type` beside the key, which decides the keys of a metric. */
  readonly type: string | null;
  /** All pairs of the map the slot stands in. */
  readonly siblings: readonly string[];
  /** The map the slot stands in. */
  readonly ownerStart: number;
  readonly ownerEnd: number;
}

/** Every pair below the top level of a file, in the order of the text. */
export function slotsOf(source: Source): Slot[] {
  const { text } = source;
  const slots: Slot[] = [];
  visit(parseDocument(text), {
    Pair(_, pair, path) {
      const keys = path.filter((node) => isPair(node)).map((node) => String(keyOf(node)));
      const [list] = keys;
      const owner = path.at(-1);
      if (list === undefined || !isMap(owner) || !isScalar(pair.key) || !pair.key.range) return;
      const { value } = pair;
      if (!(isScalar(value) || isMap(value) || isSeq(value)) || !value.range) return;
      const [keyStart, keyEnd] = pair.key.range;
      const [start, rawEnd] = value.range;
      const end = start + text.slice(start, rawEnd).trimEnd().length;
      const lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
      const lineEnd = text.indexOf('\n', keyStart);
      const type = owner.get('type');
      slots.push({
        source,
        key: String(pair.key.value),
        keyStart,
        keyEnd,
        start,
        end,
        kind: isScalar(value) ? 'scalar' : isSeq(value) ? 'list' : 'map',
        value: isScalar(value) ? asPlainValue(value.value) : null,
        plain: isScalar(value) && value.type === 'PLAIN',
        flow: owner.flow === true,
        ownLine: /^ +$/.test(text.slice(lineStart, keyStart)) && lineEnd === end,
        list,
        inner: keys[1] ?? null,
        type: typeof type === 'string' ? type : null,
        siblings: owner.items.map((item) => String(keyOf(item))),
        ownerStart: owner.range?.[0] ?? keyStart,
        ownerEnd: owner.range?.[1] ?? end,
      });
    },
  });
  return slots;
}

function keyOf(pair: Pair): unknown {
  return isScalar(pair.key) ? pair.key.value : pair.key;
}

function asPlainValue(value: unknown): Slot['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
