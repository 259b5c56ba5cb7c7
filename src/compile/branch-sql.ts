import type { Window } from '../graph/metric.js';
import {
  type Branch,
  type Conversion,
  conditionsOf,
  entityNamed,
  printTime,
  WINDOW_GRAINS,
  type WindowGrain,
} from './branch.js';
import { type NamedBranch, windowKey } from './branch-registry.js';
import type { EventColumns, KeyColumn } from './event-columns.js';
import { JoinedTables } from './joined-tables.js';
import type { RelationshipPath } from './shared-entities.js';
import { quoteText } from './sql-text.js';
import { intervalOf, periodsSql, toLocal, windowConditions, windowUntilNow } from './window-sql.js';

interface Parts {
  readonly key: string;
  readonly time: string;
  readonly join: string;
  readonly conditions: readonly string[];
}

/** The SELECTs of a branch: one, or for a window one a grain. */
export function printBranch(named: NamedBranch, columns: EventColumns): readonly string[] {
  const { name, branch } = named;
  const { window, converted } = branch.request;
  if (window) return WINDOW_GRAINS.map((grain) => printWindow(named, columns, window, grain));
  const time = branch.time ?? 'CAST(NULL AS TIMESTAMP)';
  const conditions = converted
    ? [...branch.conditions, printConverted(branch, converted)]
    : branch.conditions;
  return [printSelect(branch, columns, { key: name, time, join: '', conditions })];
}

/**
 * A record of a window stands once in every period in which it counts. Without a filter on `metric_branch` there are no such
 * rows: a query that does not say which grain it means would count a record once for each.
 */
function printWindow(
  { name, branch }: NamedBranch,
  columns: EventColumns,
  window: Window,
  grain: WindowGrain,
): string {
  const { time } = branch;
  if (time === null) throw new Error(`${name} has a window and no time`);
  const key = windowKey(name, grain);
  const timezone = branch.graph.config.timezone ?? 'UTC';
  const local = toLocal(time, timezone);
  const asked = "({FILTER_PARAMS.metric_events.metric_branch.filter('NULL')}) IS NOT TRUE";
  if (grain === 'now') {
    const conditions = [
      ...branch.conditions,
      ...windowUntilNow(window, local, timezone, branch.dialect),
      asked,
    ];
    return printSelect(branch, columns, { key, time, join: '', conditions });
  }
  // Printed first, so that the joins that the clock needs are known.
  const times = `SELECT ${local} AS t FROM ${branch.tables.fromSql()}`;
  const periods = periodsSql(times, grain, timezone, branch.dialect);
  // A period counts for a date range that holds its first or its last moment.
  const [first, last] = ['first', 'last'].map(
    (which) => `{FILTER_PARAMS.metric_events.metric_time.filter('w.${which}_moment')}`,
  );
  return printSelect(branch, columns, {
    key,
    time: `CASE WHEN ${first} THEN w.first_moment ELSE w.last_moment END`,
    join: `JOIN (${periods}) AS w ON ${windowConditions(window, local).join(' AND ')}`,
    conditions: [...branch.conditions, `(${first} OR ${last})`, asked],
  });
}

function printSelect(branch: Branch, columns: EventColumns, parts: Parts): string {
  const slots = new Map([...branch.slots.values()].map((slot) => [slot.column, slot.sql]));
  const selected = [
    `${quoteText(parts.key)} AS metric_branch`,
    `${parts.time} AS metric_time`,
    `${printRowKey(branch)} AS row_key`,
    ...columns.keys.map((key) => `${printKey(branch, key)} AS ${key.column}`),
    ...columns.values.map(
      ({ column, sqlType }) => `${slots.get(column) ?? `CAST(NULL AS ${sqlType})`} AS ${column}`,
    ),
  ];
  // Last, so that every table that a column or condition reads is joined.
  const from = [branch.tables.fromSql(), ...(parts.join === '' ? [] : [parts.join])].join('\n');
  const where = parts.conditions.length === 0 ? '' : `\nWHERE ${parts.conditions.join('\n  AND ')}`;
  return `SELECT\n  ${selected.join(',\n  ')}\nFROM ${from}${where}`;
}

/** What tells the records of a branch apart. */
function printRowKey({ tables }: Branch): string {
  return tables.entity.primaryKey
    .map((field) => `CAST(${tables.field([], field)} AS VARCHAR)`)
    .join(" || ' ' || ");
}

function printKey(branch: Branch, key: KeyColumn): string {
  const path = branch.shared.get(key.entity);
  if (!path) return `CAST(NULL AS ${key.sqlType})`;
  return `CAST(${printReference(branch, path, key.field)} AS ${key.sqlType})`;
}

/** A key of a related entity, read where it is referred to: the entity's own table is not joined for it. */
function printReference({ tables }: Branch, path: RelationshipPath, field: string): string {
  const before = path.slice(0, -1);
  const last = path.at(-1);
  if (last === undefined) return tables.field([], field);
  const keys = tables.entityAt(before).relationships.get(last)?.keys ?? [];
  const reference = keys.find(({ there }) => there === field);
  return reference ? tables.field(before, reference.here) : tables.field(path, field);
}

/** The record is followed by one of `to`, of the same key, not earlier and at most `within` later. */
function printConverted(branch: Branch, { to, by, within }: Conversion): string {
  if (branch.time === null || to.time === null) throw new Error('a conversion needs two clocks');
  const after = new JoinedTables(branch.graph, branch.dialect, entityNamed(branch.graph, to.entity), 't');
  const time = printTime(after, to.time);
  const conditions = [
    `${after.column([], by.to)} = ${branch.tables.column([], by.from)}`,
    `${time} >= ${branch.time}`,
    `${time} <= ${branch.time} + ${intervalOf(within)}`,
    ...conditionsOf(to).map((condition) => `(${after.print(condition)})`),
  ];
  return `EXISTS (SELECT 1 FROM ${after.fromSql()} WHERE ${conditions.join(' AND ')})`;
}
