import type { Scope } from '../expression/scope.js';
import type { AnyDefinition, Definition, Path } from '../language/definition.js';
import type { GraphContext } from './context.js';
import type { TimeField } from './metric.js';
import { expectTime } from './resolve-entities.js';

/**
 * The field that dates a record, written at `path`: of the entity, or along relationships. What is none is noted, and
 * null.
 */
export function followTime(
  context: GraphContext,
  definition: AnyDefinition,
  time: {
    readonly entity: Definition<'entity'>;
    readonly scope: Scope;
    readonly written: string;
    readonly path: Path;
  },
): TimeField | null {
  const { entity, scope, written, path } = time;
  const found = scope.resolve(written.split('.'));
  if (found.kind === 'field') {
    expectTime(context, definition, written, found.field, path);
    const { kind } = found.field.type;
    return kind === 'date' || kind === 'timestamp' ? { path: found.path, field: found.field } : null;
  }
  if (found.kind === 'broken') return null;
  context.facts.push({
    kind: 'unknown-name',
    definition,
    span: definition.spanOf(path),
    written,
    wanted: `date or timestamp of ${entity.name}`,
    candidates: entity.value.fields.filter(({ type }) => /date|timestamp/.test(type)).map(({ name }) => name),
  });
  return null;
}
