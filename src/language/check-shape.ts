import type { z } from 'zod';
import { suggestNearest } from '../diagnostic/suggest.js';
import { cutValue } from './cut-value.js';
import type { Path } from './definition.js';
import { describeIssue } from './describe-issue.js';
import { isRequired, keysAt, schemaIdAt } from './schema-lookup.js';
import { describeUnknownKey } from './unknown-key.js';
import { firstLineEnd } from './yaml-file.js';
import {
  locate,
  type MapEntry,
  type MapNode,
  toValue,
  type YamlNode,
  type YamlProblem,
} from './yaml-node.js';

export interface ShapeContext {
  readonly text: string;
  /** What the value is, for messages: "a term", "`accord.yml`". */
  readonly noun: string;
  /** Whether keys may be known from elsewhere in the definition language. */
  readonly withHomes: boolean;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly YamlProblem[]; readonly meantName: string | null };

/** Holds a value against its schema; one problem per mistake, at the text to change. */
export function checkShape<T>(schema: z.ZodType<T>, root: YamlNode, context: ShapeContext): Checked<T> {
  const result = schema.safeParse(toValue(root));
  if (result.success) return { ok: true, value: result.data };
  const checker = new IssueReporter(schema, root, context);
  // Unknown keys first: one that was meant for a missing key explains why that is missing.
  const issues = [...result.error.issues].sort((a, b) => rank(a) - rank(b));
  for (const issue of issues) checker.report(issue);
  const problems = checker.problems.sort((a, b) => a.start - b.start);
  return { ok: false, problems, meantName: checker.meantName };
}

function rank(issue: z.core.$ZodIssue): number {
  return issue.code === 'unrecognized_keys' ? 0 : 1;
}

class IssueReporter {
  readonly problems: YamlProblem[] = [];
  /** The value of a misspelt `name`. */
  meantName: string | null = null;
  private readonly meant = new Set<string>();

  constructor(
    private readonly schema: z.ZodType,
    private readonly root: YamlNode,
    private readonly context: ShapeContext,
  ) {}

  report(issue: z.core.$ZodIssue): void {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) this.unknownKey(key, path);
      return;
    }
    const { node, entry, found } = locate(this.root, path);
    if (found < path.length) {
      this.missing(path, node);
      return;
    }
    // A union of a list and something else: what is wrong stands inside the list.
    const inside = issue.code === 'invalid_union' && node.kind === 'list' ? insideOf(issue) : null;
    if (inside) {
      for (const one of inside) this.report({ ...one, path: [...issue.path, ...one.path] });
      return;
    }
    const key = String(path.findLast((step) => typeof step === 'string') ?? this.context.noun);
    const id = schemaIdAt(this.schema, this.root, path);
    const said = describeIssue(issue, { key, id, node, text: this.context.text });
    const empty = node.kind === 'scalar' && node.start === node.end && entry;
    const place = empty ? { start: entry.keyStart, end: entry.keyEnd } : this.placeOf(node);
    this.problems.push({ ...said, ...place, about: `${issue.code}:${path.join('.')}` });
  }

  private unknownKey(key: string, path: Path): void {
    const { node } = locate(this.root, path);
    const entry = node.kind === 'map' ? node.entries.get(key) : undefined;
    if (node.kind !== 'map' || !entry) return;
    if (this.isCutFromValue(node, entry)) return;
    const keys = keysAt(this.schema, this.root, path) ?? [];
    const given = new Set(node.entries.keys());
    for (const meant of this.meant) {
      if (meant.startsWith(`${path.join('.')}:`)) given.add(meant.slice(meant.indexOf(':') + 1));
    }
    const { message, help, meant } = describeUnknownKey(
      key,
      keys,
      this.nounAt(path),
      given,
      this.context.withHomes,
    );
    if (meant !== null) this.meant.add(`${path.join('.')}:${meant}`);
    if (meant === 'name' && path.length === 0 && entry.value.kind === 'scalar') {
      this.meantName = String(entry.value.value);
    }
    const place = { start: entry.keyStart, end: entry.keyEnd };
    const about = `unknown-key:${[...path, key].join('.')}`;
    this.problems.push(
      help === undefined ? { ...place, message, about } : { ...place, message, help, about },
    );
  }

  /** What comes after a comma in `COALESCE(amount, 0) > 1` between braces reads as a key. Each such value is told of once. */
  private isCutFromValue({ entries }: MapNode, { keyStart }: MapEntry): boolean {
    for (const { value, key } of entries.values()) {
      if (value.kind !== 'scalar' || value.style !== 'plain' || value.start >= keyStart) continue;
      const cut = cutValue(this.context.text, value.start, value.end);
      if (!cut || keyStart >= cut.end) continue;
      const about = `cut-value:${key}`;
      if (!this.problems.some((each) => each.about === about && each.start === cut.start))
        this.problems.push({ ...cut, about });
      return true;
    }
    return false;
  }

  private missing(path: Path, node: YamlNode): void {
    const key = String(path.at(-1));
    const parent = path.slice(0, -1);
    if (this.meant.has(`${parent.join('.')}:${key}`)) return;
    if (node.kind === 'map' && keysAt(this.schema, this.root, parent) === null) {
      // Without the key that decides the shape no key is known; a misspelt one is the likely reason.
      const misspelt = node.entries.get(suggestNearest(key, node.entries.keys()) ?? '');
      if (misspelt) {
        const place = { start: misspelt.keyStart, end: misspelt.keyEnd };
        const message = `unknown key \`${misspelt.key}\` in ${this.nounAt(parent)}; did you mean \`${key}\`?`;
        this.problems.push({ ...place, message, about: `unknown-key:${misspelt.key}` });
        return;
      }
    }
    const name = node.kind === 'map' ? node.entries.get('name')?.value : undefined;
    this.problems.push({
      ...this.placeOf(name?.kind === 'scalar' && name.start < name.end ? name : node),
      message: `${this.nounAt(parent)} needs the key \`${key}\``,
      about: `missing-key:${path.join('.')}`,
    });
  }

  /** What stands at a path, for messages: each of `fields` is "a field". */
  private nounAt(path: Path): string {
    const list = path.findLast((step) => typeof step === 'string');
    if (list === undefined) return this.context.noun;
    if (typeof path.at(-1) !== 'number') return `\`${list}\``;
    if (!list.endsWith('s')) return `an item of \`${list}\``;
    return `${/^[aeiou]/.test(list) ? 'an' : 'a'} ${list.slice(0, -1)}`;
  }

  private placeOf(node: YamlNode): { start: number; end: number } {
    return { start: node.start, end: endOfPlace(this.context.text, node) };
  }
}

/** A list or map over several lines is shown by its first line. */
export function endOfPlace(text: string, node: YamlNode): number {
  const end = firstLineEnd(text, node.start, node.end);
  return node.kind === 'scalar' ? Math.max(end, trimmedEnd(text, node)) : end;
}

function trimmedEnd(text: string, node: YamlNode): number {
  return node.start + text.slice(node.start, node.end).trimEnd().length;
}

function insideOf(issue: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | null {
  return issue.errors.find((branch) => branch.some((one) => one.path.length > 0)) ?? null;
}

/** The tag of another option of a discriminated union that a map fits better than the one it names. */
export function betterTag(
  options: ReadonlyMap<string, z.ZodObject>,
  node: MapNode,
  written: string,
): string | null {
  const misfits = (schema: z.ZodObject) => {
    const keys = new Set(Object.keys(schema.shape));
    const foreign = [...node.entries.keys()].filter((key) => !keys.has(key)).length;
    return foreign + [...keys].filter((key) => isRequired(schema, key) && !node.entries.has(key)).length;
  };
  const current = options.get(written);
  if (!current || misfits(current) < 2) return null;
  const fitting = [...options].filter(([, schema]) => misfits(schema) === 0).map(([tag]) => tag);
  return suggestNearest(written, fitting) ?? fitting[0] ?? null;
}
