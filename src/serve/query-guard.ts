import { explainHidden } from './fallback/query-members.js';
import { UserError } from './fallback/user-error.js';

/** A query as a client sends it, before Cube has looked at it. */
export type RawQuery = Readonly<Record<string, unknown>>;

const DEFAULT_MAX_ROWS = 50_000;

/** Refuses what only the SQL API may send, and shapes that would end in an internal error. Throws UserError. */
export function requireClientQuery(query: unknown): asserts query is RawQuery {
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    throw new UserError('Invalid query format: a query is an object.');
  }
  for (const key of ['subqueryJoins', 'joinHints']) {
    // Cube would put their SQL text into the statement as it is.
    if (key in query) throw new UserError(`Invalid query format: "${key}" is not allowed.`);
  }
  for (const key of ['measures', 'dimensions', 'segments', 'timeDimensions', 'filters']) {
    const value = readKey(query, key);
    if (value !== undefined && !Array.isArray(value)) {
      throw new UserError(`Invalid query format: "${key}" must be an array.`);
    }
  }
  requireRowLimit(readKey(query, 'limit'));
  readList(query, 'filters').forEach(requireOperators);
  for (const time of readList(query, 'timeDimensions')) requireDates(readList(time, 'dateRange'));
}

/** Cube's own models may write `measureFilter`; from a client it ends in an internal error. */
function requireOperators(filter: unknown): void {
  if (readKey(filter, 'operator') === 'measureFilter') {
    throw new UserError('Invalid query format: the operator "measureFilter" is not allowed.');
  }
  for (const key of ['and', 'or']) readList(filter, key).forEach(requireOperators);
}

/** A pair is taken as two dates, and what is none would reach the database as the text "Invalid date". */
function requireDates(range: readonly unknown[]): void {
  for (const date of range) {
    if (typeof date !== 'string' || !isDate(date)) {
      throw new UserError(`Invalid query format: ${JSON.stringify(date)} in "dateRange" is no date.`);
    }
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}(-\d|$)/.test(text) || Number.isNaN(Date.parse(text))) return false;
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  // JavaScript takes February 30 for March 2.
  return day === undefined || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function requireRowLimit(limit: unknown): void {
  const most = Number(process.env.CUBEJS_DB_QUERY_LIMIT ?? DEFAULT_MAX_ROWS);
  if (typeof limit === 'number' && limit > most) {
    throw new UserError(`Invalid query format: "limit" must be at most ${most}.`);
  }
}

/**
 * Cube checks visibility on the members a query returns. A filter, an order or a date range on a hidden member would
 * tell its values one question at a time, so every member a query names must be visible. Throws UserError.
 */
export function requireVisible(
  query: RawQuery,
  members: { visible: ReadonlySet<string>; all: ReadonlySet<string> },
): void {
  for (const name of listMembers(query)) {
    const [cube, member] = name.split('.');
    // A name without a dot cannot name a member; Cube answers for it.
    if (member === undefined) continue;
    const path = `${cube}.${member}`;
    if (members.visible.has(path)) continue;
    throw new UserError(
      members.all.has(path) ? explainHidden(name) : `'${path}' is not a member of the model.`,
    );
  }
}

function listMembers(query: RawQuery): string[] {
  return [
    ...['measures', 'dimensions', 'segments'].flatMap((key) => readList(query, key).map(requireName)),
    ...readList(query, 'timeDimensions').map((time) => requireName(readKey(time, 'dimension'))),
    ...readList(query, 'filters').flatMap(listFilterMembers),
    ...listOrderMembers(query.order),
  ];
}

function listFilterMembers(filter: unknown): string[] {
  const nested = [...readList(filter, 'and'), ...readList(filter, 'or')].flatMap(listFilterMembers);
  const own = ['member', 'dimension'].flatMap((key) => {
    const value = readKey(filter, key);
    return value === undefined ? [] : [requireName(value)];
  });
  return [...own, ...nested];
}

function listOrderMembers(order: unknown): string[] {
  if (order === undefined || order === null) return [];
  if (Array.isArray(order))
    return order.map((item: unknown) => requireName(Array.isArray(item) ? item[0] : item));
  if (typeof order === 'object') return Object.keys(order);
  throw new UserError('Invalid query format: "order" must be an object or an array.');
}

/** A member expression is SQL; only the SQL API writes those. */
function requireName(value: unknown): string {
  if (typeof value === 'string' && !value.startsWith('{')) return value;
  throw new UserError('Invalid query format: a member is named by a string such as "orders.count".');
}

function readList(source: unknown, key: string): unknown[] {
  const value = readKey(source, key);
  return Array.isArray(value) ? value : [];
}

function readKey(source: unknown, key: string): unknown {
  if (typeof source !== 'object' || source === null) return undefined;
  return Object.getOwnPropertyDescriptor(source, key)?.value;
}
