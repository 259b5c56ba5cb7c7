import { isAlias, isMap, isScalar, isSeq, type Range, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type {
  ListNode,
  MapEntry,
  MapNode,
  ScalarNode,
  ScalarStyle,
  YamlNode,
  YamlProblem,
} from './yaml-node.js';

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** What aliases may add to one file. A bomb grows exponentially and passes this at once; shared owners never do. */
export interface AliasBudget {
  left: number;
  exceeded?: true;
}

/** `open`: an anchor whose value is still being read, so an alias to it would contain itself. */
export type Anchors = Map<string, YamlNode | 'open'>;

/**
 * Makes nodes of what the YAML library composed. `base` is where the composed text stands in its file.
 * Aliases are resolved here, in the order of the text: the library's own look-up is a search per alias.
 */
export class NodeBuilder {
  problems: YamlProblem[] = [];
  /** An alias could not be followed; what it stands for is unknown. */
  refused = false;

  constructor(
    private readonly text: string,
    private readonly base: number,
    private readonly anchors: Anchors,
    private readonly budget: AliasBudget,
  ) {}

  build(node: unknown, fallback: number): YamlNode {
    if (isAlias(node)) return this.alias(node.source, node.range ?? null, fallback);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, 'open');
    const built = this.buildPlain(node, fallback);
    if (anchor !== undefined) this.anchors.set(anchor, built);
    return built;
  }

  private buildPlain(node: unknown, fallback: number): YamlNode {
    if (isScalar(node)) return this.scalar(node, fallback);
    if (isMap(node)) return this.map(node, fallback);
    if (isSeq(node)) return this.list(node, fallback);
    return { kind: 'scalar', style: 'plain', value: null, start: fallback, end: fallback, size: 1 };
  }

  private scalar(node: Scalar, fallback: number): ScalarNode {
    const { start, end } = this.place(node.range ?? null, fallback);
    const { value } = node;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return {
      kind: 'scalar',
      style: STYLES[node.type ?? 'PLAIN'] ?? 'plain',
      value: known ? value : null,
      start,
      end,
      size: 1,
    };
  }

  private list(node: YAMLSeq, fallback: number): ListNode {
    const { start, end } = this.place(node.range ?? null, fallback);
    const items = node.items.map((item) => this.build(item, start));
    const last = items.at(-1);
    return {
      kind: 'list',
      items,
      start,
      end: node.flow || !last ? end : Math.max(start, ...endInside(last, start, end)),
      size: 1 + items.reduce((sum, item) => sum + item.size, 0),
    };
  }

  private map(node: YAMLMap, fallback: number): MapNode {
    const { start, end } = this.place(node.range ?? null, fallback);
    const entries = new Map<string, MapEntry>();
    const merges: { node: YamlNode; start: number; end: number }[] = [];
    let last = start;
    let size = 1;
    for (const pair of node.items) {
      if (!isScalar(pair.key)) {
        this.refuseKey(pair.key, node);
        continue;
      }
      const key = keyText(pair.key);
      const { start: keyStart, end: keyEnd } = this.place(pair.key.range ?? null, start);
      const value = this.build(pair.value, keyEnd);
      last = Math.max(last, keyEnd, ...endInside(value, keyStart, end));
      size += value.size;
      if (key === '<<' && (pair.key.type ?? 'PLAIN') === 'PLAIN') {
        merges.push({ node: value, start: keyStart, end: keyEnd });
      } else if (entries.has(key)) {
        this.report(
          { start: keyStart, end: keyEnd },
          `the key \`${key}\` is given twice`,
          `duplicate-key:${key}`,
        );
      } else entries.set(key, { key, keyStart, keyEnd, value });
    }
    for (const merge of merges) this.merge(entries, merge);
    return { kind: 'map', entries, start, end: node.flow ? end : last, size };
  }

  /** `<<`: keys of another map, or of several, that the map does not give itself. */
  private merge(entries: Map<string, MapEntry>, merge: { node: YamlNode; start: number; end: number }): void {
    const sources = merge.node.kind === 'list' ? merge.node.items : [merge.node];
    for (const source of sources) {
      if (source.kind !== 'map') {
        this.report(merge, '`<<` takes the keys of another map, and this is none', 'merge');
        return;
      }
      for (const entry of source.entries.values()) {
        if (!entries.has(entry.key)) entries.set(entry.key, entry);
      }
    }
  }

  private alias(name: string, range: Range | null, fallback: number): YamlNode {
    const { start, end } = this.place(range, fallback);
    const target = this.anchors.get(name);
    if (target === undefined) {
      const help = 'text that starts with * must stand in quotes';
      this.report({ start, end }, `there is no anchor \`&${name}\` above`, `alias:${name}`, help);
    } else if (target === 'open') {
      this.report({ start, end }, `\`*${name}\` would contain itself`, `alias:${name}`);
    } else if (this.budget.exceeded || target.size > this.budget.left) {
      const message = `\`*${name}\` repeats too much: aliases of aliases multiply`;
      if (!this.budget.exceeded) this.report({ start, end }, message, `alias:${name}`);
      this.budget.exceeded = true;
    } else {
      this.budget.left -= target.size;
      return target;
    }
    this.refused = true;
    return { kind: 'scalar', style: 'plain', value: null, start, end, size: 1 };
  }

  /** A key that is a list or a map: mostly `{{ … }}`, which YAML reads as a map with a map as its key. */
  refuseKey(key: unknown, owner: YAMLMap): void {
    const whole = this.place(owner.range ?? null, this.base);
    if (this.text.startsWith('{{', whole.start - this.base)) {
      const message =
        '`{{ … }}` is no value: definitions have no templates; text that holds braces must stand in quotes';
      this.report(whole, message, 'key');
      return;
    }
    const range = isMap(key) || isSeq(key) ? (key.range ?? null) : null;
    this.report(range ? this.place(range, 0) : whole, 'a key must be plain text', 'key');
  }

  report(place: { start: number; end: number }, message: string, about: string, help?: string): void {
    const { start, end } = place;
    this.problems.push(
      help === undefined ? { start, end, message, about } : { start, end, message, about, help },
    );
  }

  place(range: Range | null, fallback: number): { start: number; end: number } {
    return range
      ? { start: range[0] + this.base, end: range[1] + this.base }
      : { start: fallback, end: fallback };
  }
}

/** The end of a child that stands inside its parent's text; an aliased child stands elsewhere. */
function endInside(child: YamlNode, start: number, end: number): number[] {
  return child.start >= start && child.end <= end ? [child.end] : [];
}

function keyText(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value ?? ''));
}
