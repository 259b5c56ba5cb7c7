import type { Entity } from '../graph/graph.js';
import { entityNamed } from './branch.js';
import type { NamedBranch } from './branch-registry.js';
import { sqlTypeOf } from './sql-text.js';

/** A column of the events that holds one field of an entity's primary key. */
export interface KeyColumn {
  readonly entity: string;
  /** The field of the primary key. */
  readonly field: string;
  readonly column: string;
  readonly sqlType: string;
}

/** The columns that every branch has, in order, whether or not it has a value for them. */
export interface EventColumns {
  readonly keys: readonly KeyColumn[];
  readonly values: readonly { readonly column: string; readonly sqlType: string }[];
}

export function collectColumns(branches: readonly NamedBranch[]): EventColumns {
  const entities = new Map<string, Entity>();
  const values = new Map<string, string>();
  for (const { branch } of branches) {
    for (const name of branch.shared.keys()) entities.set(name, entityNamed(branch.graph, name));
    for (const { column, sqlType } of branch.slots.values()) values.set(column, sqlType);
  }
  const dialect = branches[0]?.branch.dialect ?? 'postgres';
  return {
    keys: [...entities.keys()].sort().flatMap((name) => {
      const entity = entities.get(name);
      return (entity?.primaryKey ?? []).map((field, index): KeyColumn => {
        const info = entity?.fields.get(field)?.info;
        return {
          entity: name,
          field,
          column: keyColumn(name, index),
          sqlType: sqlTypeOf(info?.type ?? { kind: 'string' }, dialect),
        };
      });
    }),
    values: [...values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([column, sqlType]) => ({ column, sqlType })),
  };
}

/** The column for the n-th field (from 0) of an entity's primary key; no two entities share one. */
function keyColumn(entity: string, index: number): string {
  return `key_${entity}_${index + 1}`;
}
