import { printComputed, printSql, type SqlOptions } from '../expression/print-sql.js';
import type { FieldInfo, Typed } from '../expression/typed.js';
import type { Entity, Graph } from '../graph/graph.js';
import { escapeSql } from './cube-text.js';
import type { RelationshipPath } from './shared-entities.js';
import { columnOf, quoteName, type SqlDialect, tableOf } from './sql-text.js';

/**
 * An entity's table and the tables of related entities that an expression reads, each joined once, by LEFT JOIN on its
 * primary key: a record stays one row. Printing an expression adds the joins it needs.
 */
export class JoinedTables {
  private readonly joins = new Map<string, string>();

  private readonly options: SqlOptions;

  constructor(
    readonly graph: Graph,
    readonly dialect: SqlDialect,
    readonly entity: Entity,
    private readonly alias = 'e',
  ) {
    this.options = {
      dialect,
      embedding: 'cube',
      column: (path, field) => this.column(path, field),
      exists: (path) => this.exists(path),
    };
  }

  print(expression: Typed): string {
    return printSql(expression, this.options);
  }

  /** A stored or computed field; NULL where a related row is missing, also when it is computed. */
  column(path: RelationshipPath, info: FieldInfo): string {
    return info.expression ? printComputed(path, info, this.options) : this.stored(path, info.name);
  }

  /** A field by name, on the entity at the end of a path. */
  field(path: RelationshipPath, name: string): string {
    const field = this.entityAt(path).fields.get(name);
    if (!field) throw new Error(`no field ${[this.entity.name, ...path, name].join('.')}`);
    return this.column(path, field.info);
  }

  entityAt(path: RelationshipPath): Entity {
    return entityAt(this.graph, this.entity, path);
  }

  exists(path: RelationshipPath): string {
    if (path.length === 0) return 'TRUE';
    const { primaryKey } = this.entityAt(path);
    return `${this.field(path, primaryKey[0] ?? '')} IS NOT NULL`;
  }

  /** What stands after FROM, with every join that was needed so far. */
  fromSql(): string {
    const table = `${escapeSql(tableOf(this.entity))} AS ${quoteName(this.alias)}`;
    return [table, ...this.joins.values()].join('\n');
  }

  private stored(path: RelationshipPath, name: string): string {
    const field = this.entityAt(path).fields.get(name);
    if (!field) throw new Error(`no field ${[this.entity.name, ...path, name].join('.')}`);
    return `${this.aliasOf(path)}.${escapeSql(columnOf(field))}`;
  }

  private aliasOf(path: RelationshipPath): string {
    // A dot stands in no name, so two paths never share an alias.
    const alias = quoteName([this.alias, ...path].join('.'));
    const key = path.join('.');
    if (path.length === 0 || this.joins.has(key)) return alias;
    const before = path.slice(0, -1);
    const relationship = this.entityAt(before).relationships.get(path.at(-1) ?? '');
    const target = this.entityAt(path);
    const keys = (relationship?.keys ?? []).map(({ here, there }) => ({
      here: this.field(before, here),
      there,
    }));
    // Taken up after the joins that its own keys need.
    this.joins.set(key, '');
    const conditions = keys.map(({ here, there }) => `${here} = ${this.field(path, there)}`);
    this.joins.set(key, `LEFT JOIN ${escapeSql(tableOf(target))} AS ${alias} ON ${conditions.join(' AND ')}`);
    return alias;
  }
}

/** The entity that a path of relationships leads to. */
export function entityAt(graph: Graph, start: Entity, path: RelationshipPath): Entity {
  let entity = start;
  for (const step of path) {
    const relationship = entity.relationships.get(step);
    const next = relationship && graph.entities.get(relationship.to);
    if (!next) throw new Error(`${entity.name} has no relationship ${step}`);
    entity = next;
  }
  return entity;
}
