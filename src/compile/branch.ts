import type { DataType } from '../expression/data-type.js';
import type { Typed } from '../expression/typed.js';
import type { Entity, Graph } from '../graph/graph.js';
import type { Aggregate, Formula, TimeField, Window } from '../graph/metric.js';
import type { Grain } from '../language/schema.js';
import { JoinedTables } from './joined-tables.js';
import type { RelationshipPath } from './shared-entities.js';
import { type SqlDialect, sqlTypeOf } from './sql-text.js';

export type Conversion = Extract<Formula, { kind: 'conversion' }>;

/** Which records a branch holds: those of an aggregate, in addition only those that converted, or those of a window. */
export interface BranchRequest {
  readonly records: Aggregate;
  readonly converted: Conversion | null;
  readonly window: Window | null;
}

/** The value of one grain of a window: what a record counts for from its own time on, period by period. */
export type WindowGrain = Grain | 'now';
export const WINDOW_GRAINS: readonly WindowGrain[] = ['day', 'week', 'month', 'quarter', 'year', 'now'];

/** A column that holds values of one SQL type; branches share columns, a branch has as many as it needs. */
export interface Slot {
  readonly column: string;
  readonly sqlType: string;
  readonly sql: string;
}

/**
 * One set of records with one clock: what the aggregates of several metrics are taken of. All its SQL is printed when it is
 * asked for the first time, so the tables it joins are known when its FROM is written.
 */
export class Branch {
  readonly tables: JoinedTables;
  /** SQL of the clock, a timestamp, or null. */
  readonly time: string | null;
  readonly conditions: readonly string[];
  readonly slots = new Map<string, Slot>();
  private readonly countOfType = new Map<string, number>();

  constructor(
    readonly graph: Graph,
    readonly dialect: SqlDialect,
    readonly request: BranchRequest,
    /** The entities that its records belong to exactly one of. */
    readonly shared: ReadonlyMap<string, RelationshipPath>,
  ) {
    const { records } = request;
    this.tables = new JoinedTables(graph, dialect, entityNamed(graph, records.entity));
    this.time = records.time && printTime(this.tables, records.time);
    this.conditions = conditionsOf(records).map((condition) => `(${this.tables.print(condition)})`);
  }

  /** Equal for requests that mean the same records with the same clock. */
  get identity(): string {
    const { records, converted, window } = this.request;
    const to = converted && {
      to: conditionsOf(converted.to).map((each) => this.printOn(converted.to.entity, each)),
      entity: converted.to.entity,
      time: converted.to.time && [converted.to.time.path, converted.to.time.field.name],
      by: [converted.by.from.name, converted.by.to.name],
      within: converted.within,
    };
    return JSON.stringify([records.entity, this.time, [...this.conditions].sort(), to, window]);
  }

  /** The column that holds an expression's value for each record, as a value of `type`. */
  slotFor(value: Typed, type: DataType): Slot {
    const sqlType = sqlTypeOf(type, this.dialect);
    const sql = `CAST(${this.tables.print(value)} AS ${sqlType})`;
    const known = this.slots.get(sql);
    if (known) return known;
    const count = (this.countOfType.get(sqlType) ?? 0) + 1;
    this.countOfType.set(sqlType, count);
    const column = `value_${sqlType.toLowerCase().replace(/\W+/g, '_').replace(/_$/, '')}_${count}`;
    const slot = { column, sqlType, sql };
    this.slots.set(sql, slot);
    return slot;
  }

  private printOn(entity: string, expression: Typed): string {
    return new JoinedTables(this.graph, this.dialect, entityNamed(this.graph, entity)).print(expression);
  }
}

export function entityNamed(graph: Graph, name: string): Entity {
  const entity = graph.entities.get(name);
  if (!entity) throw new Error(`no entity ${name}`);
  return entity;
}

/** The clock as a timestamp: a date is its midnight. */
export function printTime(tables: JoinedTables, time: TimeField): string {
  return `CAST(${tables.column(time.path, time.field)} AS TIMESTAMP)`;
}

export function conditionsOf(records: Aggregate): readonly Typed[] {
  return [...(records.term ? [records.term.condition] : []), ...records.conditions];
}
