import type { FieldInfo } from '../expression/typed.js';
import type { Definition } from '../language/definition.js';
import type { GraphContext } from './context.js';
import type { Entity, Field, FieldValue, Relationship, RelationshipValue } from './graph.js';

export function resolveEntity(
  context: GraphContext,
  definition: Definition<'entity'>,
  fieldOf: (name: string) => FieldInfo | null,
): Entity {
  const { value } = definition;
  const fields = new Map<string, Field>();
  for (const field of value.fields) {
    const info = fieldOf(field.name);
    if (info && !fields.has(field.name)) fields.set(field.name, { info, value: field });
  }
  const keyNames = typeof value.primary_key === 'string' ? [value.primary_key] : value.primary_key;
  keyNames.forEach((name, index) => {
    const path = typeof value.primary_key === 'string' ? ['primary_key'] : ['primary_key', index];
    expectField(context, definition, definition, name, path);
  });
  if (value.time !== undefined && expectField(context, definition, definition, value.time, ['time'])) {
    expectTime(context, definition, value.time, fields.get(value.time)?.info ?? null, ['time']);
  }
  const relationships = new Map<string, Relationship>();
  value.relationships?.forEach((relationship, index) => {
    if (relationships.has(relationship.name)) return;
    const keys = relationshipKeys(context, definition, relationship, index);
    const { name, to, type } = relationship;
    relationships.set(name, { name, to, type, value: relationship, keys });
  });
  return {
    definition,
    name: definition.name,
    fields,
    relationships,
    primaryKey: keyNames,
    time: value.time ?? null,
  };
}

function expectField(
  context: GraphContext,
  from: Definition<'entity'>,
  entity: Definition<'entity'>,
  name: string,
  path: readonly (string | number)[],
): FieldValue | null {
  const found = entity.value.fields.find((field) => field.name === name);
  if (found) return found;
  context.facts.push({
    kind: 'unknown-name',
    definition: from,
    span: from.spanOf(path),
    written: name,
    wanted: `field of ${entity.name}`,
    candidates: entity.value.fields.map((field) => field.name),
  });
  return null;
}

/** Notes when a field cannot date records. */
export function expectTime(
  context: GraphContext,
  definition: Parameters<GraphContext['misfit']>[0],
  name: string,
  field: FieldInfo | null,
  path: readonly (string | number)[],
): void {
  if (!field || field.type.kind === 'date' || field.type.kind === 'timestamp') return;
  context.misfit(
    definition,
    'type-mismatch',
    path,
    `${name} is ${field.type.kind}; a time is a date or a timestamp.`,
  );
}

function relationshipKeys(
  context: GraphContext,
  definition: Definition<'entity'>,
  relationship: RelationshipValue,
  index: number,
): Relationship['keys'] {
  const at = ['relationships', index];
  const other = context.follow(definition, ['entity'], relationship.to, [...at, 'to'], 'needs');
  if (!other) return [];
  const toMany = relationship.type === 'one_to_many';
  const [child, parent] = toMany ? [other, definition] : [definition, other];
  const written = typeof relationship.on === 'string' ? [relationship.on] : relationship.on;
  const key = parent.value.primary_key;
  const parentKeys = typeof key === 'string' ? [key] : key;
  if (written.length !== parentKeys.length) {
    const needed = parentKeys.join(', ');
    context.misfit(
      definition,
      'type-mismatch',
      [...at, 'on'],
      `${parent.name} has the primary key ${needed}, so \`on\` names ${parentKeys.length} field${parentKeys.length === 1 ? '' : 's'}.`,
    );
    return [];
  }
  const keys: { here: string; there: string }[] = [];
  written.forEach((name, position) => {
    const path = typeof relationship.on === 'string' ? [...at, 'on'] : [...at, 'on', position];
    const field = expectField(context, definition, child, name, path);
    const parentName = parentKeys[position] ?? '';
    const parentField = parent.value.fields.find((each) => each.name === parentName);
    if (!field || !parentField) return;
    if (!joinable(field, parentField)) {
      const types = `${child.name}.${name} is ${field.type}, ${parent.name}.${parentName} is ${parentField.type}`;
      context.misfit(definition, 'type-mismatch', path, `${types}: they cannot be equal.`);
      return;
    }
    keys.push(toMany ? { here: parentName, there: name } : { here: name, there: parentName });
  });
  return keys.length === written.length ? keys : [];
}

function joinable(left: FieldValue, right: FieldValue): boolean {
  const numeric = ['integer', 'decimal'];
  return left.type === right.type || (numeric.includes(left.type) && numeric.includes(right.type));
}
