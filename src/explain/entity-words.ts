import type { SqlDialect } from '../compile/sql-text.js';
import { listInWords } from '../diagnostic/words.js';
import type { Entity, Field, Graph } from '../graph/graph.js';
import type { Definition } from '../language/definition.js';
import { entityOf } from './aggregate-sql.js';
import type { Part, Statement } from './explanation.js';
import { nameSql } from './name-sql.js';
import { ReadableTables } from './readable-tables.js';
import { inSentence, nameInWords, titleOf } from './titles.js';
import { inPlainWords } from './words.js';

export function entitySentences(graph: Graph, { name, value }: Definition<'entity'>): readonly string[] {
  const entity = graph.entities.get(name);
  const keys = entity?.primaryKey ?? [];
  const where = value.source === undefined ? 'a SELECT of its own' : `the table ${value.source}`;
  const time = entity?.time ?? null;
  return [
    `One record for each ${listInWords(keys)}, from ${where}.`,
    time === null
      ? 'Its records have no date, unless a metric names one.'
      : `Metrics are dated by ${time}, unless they name another date.`,
  ];
}

export function entityParts(graph: Graph, { name }: Definition<'entity'>): readonly Part[] {
  const entity = graph.entities.get(name);
  if (!entity) return [];
  const fields = [...entity.fields.values()].map(
    (field): Part => ({ heading: 'Fields', name: field.info.name, text: fieldText(graph, field) }),
  );
  const relationships = [...entity.relationships.values()].map(
    ({ name: relationship, to, type, keys }): Part => ({
      heading: 'Relationships',
      name: relationship,
      text: `${{ many_to_one: 'one', one_to_one: 'one', one_to_many: 'many' }[type]} ${inSentence(entityTitle(graph, to))}${type === 'one_to_many' ? ' records' : ''}, by ${listInWords(keys.map(({ here, there }) => (here === there ? here : `${here} = ${there}`)))}`,
    }),
  );
  const terms = [...graph.terms.values()]
    .filter((term) => term.entity === name)
    .map(({ definition }): Part => ({ heading: 'Terms', name: definition.name, text: titleOf(definition) }));
  return [...fields, ...relationships, ...terms];
}

/** Its type and what people should know before they use it. */
export function fieldText(graph: Graph, { info, value }: Field): string {
  const notes = [
    value.unit === undefined ? value.type : `${value.type} in ${value.unit}`,
    ...(info.privacy === 'public' ? [] : [info.privacy]),
    ...(info.nullable ? [] : ['always known']),
    ...(value.values ? [`one of ${listInWords(value.values.map(String), 'or')}`] : []),
    ...(info.expression ? [`computed: ${inPlainWords(graph, info.expression)}`] : []),
  ];
  return `${notes.join('; ')}${value.description === undefined ? '' : `. ${value.description}`}`;
}

/** The public fields only: a query to be pasted somewhere must not show who a person is. */
export function entityStatements(
  graph: Graph,
  { name }: Definition<'entity'>,
  dialect: SqlDialect,
): readonly Statement[] {
  const entity: Entity | undefined = graph.entities.get(name);
  const shown = [...(entity?.fields.values() ?? [])].filter(({ info }) => info.privacy === 'public');
  if (shown.length === 0) return [];
  const tables = new ReadableTables(graph, dialect, entityOf(graph, name));
  const columns = shown.map(({ info }) => {
    const sql = tables.column([], info);
    return sql.endsWith(`.${nameSql(info.name)}`) ? sql : `${sql} AS ${nameSql(info.name)}`;
  });
  return [
    {
      title: 'The records, public fields',
      sql: [`SELECT\n  ${columns.join(',\n  ')}`, tables.fromSql()].join('\n'),
    },
  ];
}

function entityTitle(graph: Graph, name: string): string {
  const definition = graph.entities.get(name)?.definition;
  return definition ? titleOf(definition) : nameInWords(name);
}
