import type { Span } from '../diagnostic/source.js';
import type { AnyDefinition, Path } from '../language/definition.js';

/** One place at which two definitions say something else. */
export interface TextDifference {
  /** From the outside in, items of lists by name: `['fields', 'score', 'type']`. */
  readonly at: readonly string[];
  /** The key that says something else; null where a whole item came or went. */
  readonly key: string | null;
  readonly was: Said;
  readonly is: Said;
}

export interface Said {
  /** The nearest there is. */
  readonly path: Path;
  /** On one line; null where nothing was said. */
  readonly text: string | null;
  /** What a list holds. */
  readonly list?: readonly string[];
}

/** What is meant where nothing is said. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  status: 'approved',
  version: 1,
  nullable: true,
  privacy: 'public',
  exclusive: true,
  exhaustive: true,
};

/**
 * Everything that two definitions say differently, but for their names and for what they used to mean, which is a definition
 * of its own. Lists are compared without their order.
 */
export function textDifferences(before: AnyDefinition, now: AnyDefinition): readonly TextDifference[] {
  // Of a file that nobody touched.
  if (before === now) return [];
  return compareMaps([], { path: [], value: before.value }, { path: [], value: now.value });
}

/** The text of a difference in the definition that holds it; where it is gone, the name of what it was part of. */
export function spanOfSaid(definition: AnyDefinition, { path, text }: Said): Span {
  if (text !== null && path.length > 0) return definition.spanOf(path);
  const name = [...path.slice(0, -1), 'name'];
  return definition.spanOf(definition.textOf(name) ? name : ['name']);
}

interface Side {
  readonly path: Path;
  readonly value: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

function compareMaps(at: readonly string[], was: Side, is: Side): readonly TextDifference[] {
  const [left, right] = [fieldsOf(was.value), fieldsOf(is.value)];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  keys.delete('name');
  keys.delete('previous');
  // A column is called like its field unless it says otherwise.
  if (columnOf(left) === columnOf(right)) keys.delete('column');
  return [...keys].flatMap((key) =>
    compareValues(
      [...at, key],
      key,
      { path: [...was.path, key], value: left[key] },
      { path: [...is.path, key], value: right[key] },
    ),
  );
}

function columnOf({ name, column = name }: Fields): string {
  return String(column).trim();
}

function compareValues(at: readonly string[], key: string, was: Side, is: Side): readonly TextDifference[] {
  if (areItems(was.value) || areItems(is.value)) return compareItems(at, was, is);
  if (canonical(key, was.value) === canonical(key, is.value)) return [];
  return [{ at, key, was: saidBy(was), is: saidBy(is) }];
}

/** Items by their names; of several of a name by their order. */
function compareItems(at: readonly string[], was: Side, is: Side): readonly TextDifference[] {
  const [left, right] = [itemsOf(was), itemsOf(is)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name): readonly TextDifference[] => {
    const [one, other] = [left.get(name), right.get(name)];
    const inside = [...at, name];
    if (one && other) return compareMaps(inside, one, other);
    const said = (side: Side | undefined, list: Side): Said =>
      side ? { path: side.path, text: name } : { path: list.path, text: null };
    return [{ at: inside, key: null, was: said(one, was), is: said(other, is) }];
  });
}

function itemsOf({ path, value }: Side): ReadonlyMap<string, Side> {
  const items = new Map<string, Side>();
  if (!Array.isArray(value)) return items;
  for (const [index, item] of value.entries()) {
    const fields = fieldsOf(item);
    const name = String(fields.name ?? fields.metric);
    let called = name;
    for (let count = 2; items.has(called); count++) called = `${name} ${count}`;
    items.set(called, { path: [...path, index], value: item });
  }
  return items;
}

function areItems(value: unknown): boolean {
  return Array.isArray(value) && value.some((each) => typeof each === 'object' && each !== null);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** One name is a list of one; units are names. */
function canonical(key: string, value: unknown): string {
  const meant = value === undefined ? DEFAULTS[key] : value;
  if (meant === undefined) return '';
  const list = (Array.isArray(meant) ? meant : [meant]).map((each) =>
    key === 'unit' ? String(each).trim().toLowerCase() : String(each).trim(),
  );
  return JSON.stringify(list.sort());
}

function saidBy({ path, value }: Side): Said {
  if (value === undefined) return { path, text: null };
  const list = Array.isArray(value) ? value.map(String) : null;
  const text = (list ? list.join(', ') : String(value)).trim().replace(/\s+/g, ' ');
  return { path, text, ...(list && { list }) };
}
