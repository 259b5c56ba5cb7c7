import type { Entity, Field, Relationship } from '../graph/graph.js';
import type { PlainMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';
import { plain } from './plain-meaning.js';
import { valueText } from './value-text.js';

/** null when a field or relationship could not be resolved. */
export function entityMeaning(source: MeaningSource, entity: Entity): PlainMeaning | null {
  const { value } = entity.definition;
  const relationships = [...entity.relationships.values()];
  if (value.fields.some((field) => !entity.fields.has(field.name))) return null;
  if (relationships.some(({ keys }) => keys.length === 0)) return null;
  return plain('entity', {
    source: value.source,
    sql: value.sql?.trim().replace(/\s+/g, ' '),
    primary_key: entity.primaryKey.join(', '),
    time: entity.time ?? undefined,
    ...Object.fromEntries(
      [...entity.fields].map(([name, field]) => [`field ${name}`, fieldText(source, field)]),
    ),
    ...Object.fromEntries(relationships.map((each) => [`relationship ${each.name}`, relationshipText(each)])),
  });
}

/** What conditions and numbers rest on: an expression by what it gives, a closed list in any order. */
function fieldText({ logic }: MeaningSource, { info, value }: Field): string {
  return [
    value.type,
    info.nullable ? 'nullable' : 'never NULL',
    info.privacy,
    ...(value.values ? [`one of ${JSON.stringify(value.values.map(String).sort())}`] : []),
    ...(value.scale === undefined ? [] : [`scale ${value.scale}`]),
    ...(value.unit === undefined ? [] : [`in ${value.unit}`]),
    ...(value.collation === undefined ? [] : [`collation ${value.collation}`]),
    ...(info.expression
      ? [`computed ${valueText(logic, info.entity, info.expression)}`]
      : [`column ${value.column ?? info.name}`]),
  ].join('; ');
}

function relationshipText({ type, to, keys }: Relationship): string {
  const on = keys.map(({ here, there }) => `${here} = ${there}`).sort();
  return `${type} ${to} on ${on.join(' and ')}`;
}
