import type { FieldInfo } from '../expression/typed.js';
import type { Entity, Field, Relationship } from '../graph/graph.js';
import type { PlainMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';
import { plain } from './plain-meaning.js';
import { UNDECIDED } from './value-text.js';

/** null when a field or relationship could not be resolved. */
export function entityMeaning(source: MeaningSource, entity: Entity): PlainMeaning | null {
  const { value } = entity.definition;
  const relationships = [...entity.relationships.values()];
  if (value.fields.some((field) => !entity.fields.has(field.name))) return null;
  if (relationships.some(({ keys }) => keys.length === 0)) return null;
  const computed = [...entity.fields].flatMap(([name, { info }]) =>
    info.expression ? [[`field ${name} value`, valuePiece(source, entity, info)] as const] : [],
  );
  const pieces = {
    source: value.source,
    sql: value.sql?.trim().replace(/\s+/g, ' '),
    primary_key: entity.primaryKey.join(', '),
    time: entity.time ?? undefined,
    ...Object.fromEntries([...entity.fields].map(([name, field]) => [`field ${name}`, fieldText(field)])),
    ...Object.fromEntries(computed),
    ...Object.fromEntries(relationships.map((each) => [`relationship ${each.name}`, relationshipText(each)])),
  };
  return plain('entity', pieces, {}, Object.fromEntries(computed.map(([name]) => [name, entity.name])));
}

/** What was computed belongs to the first entity of a name; what another one writes instead is not known. */
function valuePiece(source: MeaningSource, entity: Entity, info: FieldInfo): string {
  const first = source.graph.entities.get(entity.name);
  const written = (from: Entity | undefined) =>
    from?.definition.value.fields.find(({ name }) => name === info.name)?.expression;
  const own = written(entity);
  if (info.expression && own === written(first)) return source.value(entity.name, info.expression);
  return `${UNDECIDED}${own}`;
}

/** What conditions and numbers rest on; a closed list in any order. What is computed is a piece of its own. */
function fieldText({ value }: Field): string {
  return [
    value.type,
    (value.nullable ?? true) ? 'nullable' : 'never NULL',
    value.privacy ?? 'public',
    ...(value.values ? [`one of ${JSON.stringify(value.values.map(String).sort())}`] : []),
    ...(value.scale === undefined ? [] : [`scale ${value.scale}`]),
    ...(value.unit === undefined ? [] : [`in ${value.unit}`]),
    ...(value.collation === undefined ? [] : [`collation ${value.collation}`]),
    ...(value.expression === undefined ? [`column ${value.column ?? value.name}`] : ['computed']),
  ].join('; ');
}

function relationshipText({ type, to, keys }: Relationship): string {
  const on = keys.map(({ here, there }) => `${here} = ${there}`).sort();
  return `${type} ${to} on ${on.join(' and ')}`;
}
