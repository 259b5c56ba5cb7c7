import { printSql } from '../expression/print-sql.js';
import type { FieldInfo, Typed } from '../expression/typed.js';
import type { Entity, Graph } from '../graph/graph.js';
import { entityNamed } from './branch.js';
import { escapeSql } from './cube-text.js';
import { JoinedTables } from './joined-tables.js';
import type { RelationshipPath } from './shared-entities.js';
import { columnOf, type SqlDialect } from './sql-text.js';

/**
 * SQL on one row of an entity's cube. What is read along relationships is a scalar sub-query, not a join of cubes: Cube joins a
 * cube once a query, and the account of a lead is not the account of the deal that is asked about beside it.
 */
export class RowSql {
  constructor(
    readonly graph: Graph,
    readonly dialect: SqlDialect,
    readonly entity: Entity,
  ) {}

  print(expression: Typed): string {
    return printSql(expression, {
      dialect: this.dialect,
      embedding: 'cube',
      column: (path, field) => this.column(path, field),
      exists: (path) => this.exists(path),
    });
  }

  column(path: RelationshipPath, info: FieldInfo): string {
    if (path.length > 0) return this.related(path, (tables, rest) => tables.column(rest, info));
    if (info.expression) return `(${this.print(info.expression)})`;
    const field = this.entity.fields.get(info.name);
    if (!field) throw new Error(`no field ${this.entity.name}.${info.name}`);
    return `{CUBE}.${escapeSql(columnOf(field))}`;
  }

  /** The row is there: every left-joined row that is not has NULL here. */
  isThere(): string {
    const key = this.entity.fields.get(this.entity.primaryKey[0] ?? '');
    if (!key) throw new Error(`${this.entity.name} has no primary key`);
    return `${this.column([], key.info)} IS NOT NULL`;
  }

  private exists(path: RelationshipPath): string {
    if (path.length === 0) return this.isThere();
    const found = this.related(path, (tables, rest) =>
      rest.length === 0 ? '1' : `CASE WHEN ${tables.exists(rest)} THEN 1 END`,
    );
    return `${found} IS NOT NULL`;
  }

  private related(
    path: RelationshipPath,
    select: (tables: JoinedTables, rest: RelationshipPath) => string,
  ): string {
    const relationship = this.entity.relationships.get(path[0] ?? '');
    if (!relationship) throw new Error(`${this.entity.name} has no relationship ${path[0]}`);
    const tables = new JoinedTables(this.graph, this.dialect, entityNamed(this.graph, relationship.to), 'r');
    const selected = select(tables, path.slice(1));
    const conditions = relationship.keys.map(({ here, there }) => {
      const field = this.entity.fields.get(here);
      if (!field) throw new Error(`no field ${this.entity.name}.${here}`);
      return `${tables.field([], there)} = ${this.column([], field.info)}`;
    });
    return `(SELECT ${selected} FROM ${tables.fromSql()} WHERE ${conditions.join(' AND ')})`;
  }
}
