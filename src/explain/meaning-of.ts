import type { SqlDialect } from '../compile/sql-text.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition, Definition } from '../language/definition.js';
import { entityStatements } from './entity-words.js';
import type { Explanation, Statement, Written } from './explanation.js';
import { meaningInWords } from './meaning-in-words.js';
import { metricSql } from './metric-sql.js';
import { recordsSql } from './records-sql.js';
import { nameInWords } from './titles.js';

export type Meaning = Pick<Explanation, 'meaning' | 'written' | 'parts' | 'sql'>;

/** What a definition of each kind means: sentences, what is written, its parts, its SQL. */
export function meaningOf(graph: Graph, definition: AnyDefinition, dialect: SqlDialect): Meaning {
  return {
    ...meaningInWords(graph, definition),
    written: writtenIn(definition),
    sql: sqlOf(graph, definition, dialect),
  };
}

const LABELS = {
  where: 'Condition',
  value: 'Value',
  expression: 'Formula',
  story: 'Story',
  reality: 'Reality',
} as const;

/** The expressions of a definition as they stand in its file. */
function writtenIn(definition: AnyDefinition): readonly Written[] {
  return Object.entries(LABELS).flatMap(([key, label]) => {
    const expression = definition.textOf([key]);
    return expression === null ? [] : [{ label, text: expression.text.trim() }];
  });
}

function sqlOf(graph: Graph, definition: AnyDefinition, dialect: SqlDialect): readonly Statement[] {
  switch (definition.kind) {
    case 'entity':
      return entityStatements(graph, definition, dialect);
    case 'term': {
      const condition = graph.terms.get(definition.name)?.info?.condition;
      const { entity } = definition.value;
      return condition ? statement('The records', recordsSql(graph, entity, condition, dialect)) : [];
    }
    case 'metric': {
      const metric = graph.metrics.get(definition.name);
      return metric ? statement('By month', metricSql(graph, metric, dialect)) : [];
    }
    case 'segmentation': {
      const { entity } = definition.value;
      return (graph.segmentations.get(definition.name)?.segments ?? []).flatMap(
        ({ name, title, condition }) =>
          condition
            ? statement(title ?? nameInWords(name), recordsSql(graph, entity, condition, dialect))
            : [],
      );
    }
    case 'handoff':
      return handoffSql(graph, definition, dialect);
    case 'team':
    case 'contradiction':
    case 'dashboard':
    case 'objective':
      return [];
  }
}

function handoffSql(
  graph: Graph,
  { value }: Definition<'handoff'>,
  dialect: SqlDialect,
): readonly Statement[] {
  const sql = (title: string, name: string) => {
    const term = graph.terms.get(name)?.info;
    return term ? statement(title, recordsSql(graph, value.entity, term.condition, dialect)) : [];
  };
  return [...sql('What is released', value.releases), ...sql('What is accepted', value.accepts)];
}

function statement(title: string, sql: string | null): readonly Statement[] {
  return sql === null ? [] : [{ title, sql }];
}
