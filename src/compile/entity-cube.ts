import type { Entity } from '../graph/graph.js';
import { escapeSql } from './cube-text.js';
import type { Dimension } from './dimensions.js';
import { commonMeta, dropEmpty, metaOfDimension } from './member-meta.js';
import { cubeOf, type ModelPlan } from './plan-model.js';
import type { CubeObject } from './print-model.js';
import { RowSql } from './row-sql.js';
import { quoteText, tableOf } from './sql-text.js';
import { titleOf } from './words.js';

/**
 * The cube of an entity: what metrics can be split by. It has no measures and no joins of its own. Fields that are not
 * public are not there at all, since Cube lets a hidden member be filtered on.
 */
export function emitEntityCube(plan: ModelPlan, entity: Entity): CubeObject {
  const { value } = entity.definition;
  const row = new RowSql(plan.graph, plan.dialect, entity);
  const dimensions = plan.dimensions.get(entity.name) ?? [];
  const relationships = [...entity.relationships.values()].map(({ name, to, type }) => ({ name, to, type }));
  return {
    name: cubeOf(plan, entity.name),
    public: false,
    title: titleOf(value),
    ...(value.description === undefined ? {} : { description: value.description }),
    ...(value.sql === undefined
      ? { sql_table: escapeSql(tableOf(entity)) }
      : { sql: `SELECT * FROM ${escapeSql(tableOf(entity))} AS source` }),
    meta: { accord: dropEmpty({ kind: 'entity', ...commonMeta(plan, entity), relationships }) },
    dimensions: dimensions.map((dimension) => emitDimension(plan, row, dimension)),
    segments: dimensions.flatMap((dimension) => emitSegment(plan, row, dimension)),
  };
}

function emitDimension(plan: ModelPlan, row: RowSql, dimension: Dimension): object {
  const { title, description } = wordsOf(dimension);
  return {
    name: dimension.cubeMember,
    title: title,
    ...(description === undefined ? {} : { description: description }),
    sql: sqlOf(row, dimension),
    type: typeOf(dimension),
    ...(dimension.kind === 'field' && row.entity.primaryKey.includes(dimension.name)
      ? { primary_key: true, public: true }
      : {}),
    meta: { accord: metaOfDimension(plan, dimension) },
  };
}

/** Where the row is missing every dimension is NULL: a lead without account has no tier, whatever its conditions say of NULL. */
function sqlOf(row: RowSql, dimension: Dimension): string {
  const missing = `CASE WHEN NOT (${row.isThere()}) THEN NULL`;
  switch (dimension.kind) {
    case 'field': {
      const { info } = dimension.field;
      const value = row.column([], info);
      const typed = info.type.kind === 'date' ? `CAST(${value} AS TIMESTAMP)` : value;
      return info.expression ? `${missing} ELSE ${typed} END` : typed;
    }
    case 'term':
      return `${missing} WHEN ${conditionOf(row, dimension)} THEN TRUE ELSE FALSE END`;
    case 'segmentation': {
      const branches = dimension.segmentation.segments.map(({ name, condition }) =>
        condition ? ` WHEN ${row.print(condition)} THEN ${quoteText(name)}` : '',
      );
      return `${missing}${branches.join('')} END`;
    }
  }
}

function conditionOf(row: RowSql, { term }: Extract<Dimension, { kind: 'term' }>): string {
  if (!term.info) throw new Error(`term ${term.name} has no condition`);
  return row.print(term.info.condition);
}

function emitSegment(plan: ModelPlan, row: RowSql, dimension: Dimension): readonly object[] {
  if (dimension.kind !== 'term') return [];
  const { title, description } = wordsOf(dimension);
  return [
    {
      name: dimension.name,
      title: title,
      ...(description === undefined ? {} : { description: description }),
      sql: `${row.isThere()} AND (${conditionOf(row, dimension)})`,
      meta: { accord: metaOfDimension(plan, dimension) },
    },
  ];
}

function wordsOf(dimension: Dimension): { title: string; description: string | undefined } {
  switch (dimension.kind) {
    case 'field':
      return { title: titleOf(dimension.field.value), description: dimension.field.value.description };
    case 'term':
      return {
        title: titleOf(dimension.term.definition.value),
        description: dimension.term.definition.value.description,
      };
    case 'segmentation': {
      const { value } = dimension.segmentation.definition;
      return { title: titleOf(value), description: value.description };
    }
  }
}

function typeOf(dimension: Dimension): 'string' | 'number' | 'boolean' | 'time' {
  if (dimension.kind === 'term') return 'boolean';
  if (dimension.kind === 'segmentation') return 'string';
  switch (dimension.field.info.type.kind) {
    case 'string':
    case 'interval':
    case 'null':
      return 'string';
    case 'integer':
    case 'decimal':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'date':
    case 'timestamp':
      return 'time';
  }
}
