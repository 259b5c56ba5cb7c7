import { entityAt } from '../compile/joined-tables.js';
import { type SqlDialect, tableOf } from '../compile/sql-text.js';
import { printComputed, printSql, type SqlOptions } from '../expression/print-sql.js';
import type { FieldInfo, Typed } from '../expression/typed.js';
import type { Entity, Graph } from '../graph/graph.js';
import type { TimeField } from '../graph/metric.js';
import { nameSql } from './name-sql.js';

/** An entity's table and the related ones that are read, under names that people recognise: SQL to be read and run. */
export class ReadableTables {
  private readonly joins = new Map<string, { readonly alias: string; on: string }>();
  private readonly aliases: Set<string>;
  readonly alias: string;

  private readonly options: SqlOptions;

  constructor(
    readonly graph: Graph,
    readonly dialect: SqlDialect,
    readonly entity: Entity,
    /** Names that an enclosing query uses. */
    taken: ReadonlySet<string> = new Set(),
  ) {
    this.aliases = new Set(taken);
    this.alias = this.freeAlias(entity.name);
    this.options = {
      dialect,
      column: (path, field) => this.column(path, field),
      exists: (path) => this.exists(path),
    };
  }

  get usedAliases(): ReadonlySet<string> {
    return this.aliases;
  }

  print(expression: Typed): string {
    return printSql(expression, this.options);
  }

  time(time: TimeField): string {
    return this.column(time.path, time.field);
  }

  column(path: readonly string[], info: FieldInfo): string {
    return info.expression ? printComputed(path, info, this.options) : this.stored(path, info.name);
  }

  fromSql(): string {
    const joins = [...this.joins].map(([key, { alias, on }]) => {
      const target = entityAt(this.graph, this.entity, key.split('.'));
      return `LEFT JOIN ${aliased(tableOf(target), alias)} ON ${on}`;
    });
    return [`FROM ${aliased(tableOf(this.entity), this.alias)}`, ...joins].join('\n');
  }

  private exists(path: readonly string[]): string {
    if (path.length === 0) return 'TRUE';
    const [key = ''] = entityAt(this.graph, this.entity, path).primaryKey;
    return `${this.stored(path, key)} IS NOT NULL`;
  }

  private stored(path: readonly string[], name: string): string {
    const field = entityAt(this.graph, this.entity, path).fields.get(name);
    if (!field) throw new Error(`no field ${[this.entity.name, ...path, name].join('.')}`);
    if (field.info.expression) return this.column(path, field.info);
    return `${nameSql(this.aliasOf(path))}.${nameSql(field.value.column ?? name)}`;
  }

  private aliasOf(path: readonly string[]): string {
    if (path.length === 0) return this.alias;
    const key = path.join('.');
    const known = this.joins.get(key);
    if (known) return known.alias;
    const before = path.slice(0, -1);
    const last = path.at(-1) ?? '';
    const relationship = entityAt(this.graph, this.entity, before).relationships.get(last);
    // The table it is joined to is joined before it.
    const keys = (relationship?.keys ?? []).map(({ here, there }) => ({
      here: this.stored(before, here),
      there,
    }));
    const join = { alias: this.freeAlias(this.aliases.has(last) ? path.join('_') : last), on: '' };
    this.joins.set(key, join);
    join.on = keys.map(({ here, there }) => `${here} = ${this.stored(path, there)}`).join(' AND ');
    return join.alias;
  }

  private freeAlias(wanted: string): string {
    let alias = wanted;
    for (let count = 2; this.aliases.has(alias); count++) alias = `${wanted}_${count}`;
    this.aliases.add(alias);
    return alias;
  }
}

function aliased(table: string, alias: string): string {
  return table === alias ? table : `${table} AS ${nameSql(alias)}`;
}
