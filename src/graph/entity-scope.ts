import type { Resolution, Scope } from '../expression/scope.js';
import type { DeclaredFunction, FieldInfo, TermInfo } from '../expression/typed.js';
import type { Definition } from '../language/definition.js';

/** What a scope needs to know of the graph while it is being built. */
export interface ScopeSource {
  entity(name: string): Definition<'entity'> | null;
  /** null: it exists and has problems of its own. */
  field(entity: string, name: string): FieldInfo | null;
  /** undefined: no such term on that entity; null: it has problems of its own. */
  term(entity: string, name: string): TermInfo | null | undefined;
  termNames(entity: string): readonly string[];
  readonly functions: ReadonlyMap<string, DeclaredFunction>;
}

/** Names as seen from one entity: its fields and terms, and those along its relationships. */
export function entityScope(source: ScopeSource, entity: string): Scope {
  return {
    resolve: (parts) => resolveName(source, entity, parts),
    function: (name) => source.functions.get(name) ?? null,
    functions: [...source.functions.keys()],
  };
}

function resolveName(source: ScopeSource, start: string, parts: readonly string[]): Resolution {
  let at = source.entity(start);
  for (const [index, part] of parts.entries()) {
    if (!at) return { kind: 'broken' };
    const last = index === parts.length - 1;
    const path = parts.slice(0, index);
    if (last) {
      const found = resolveLast(source, at, part, path);
      if (found) return found;
    }
    const relationship = at.value.relationships?.find((each) => each.name === part);
    if (!relationship) {
      return {
        kind: 'unknown',
        part: index,
        on: `entity ${at.name}`,
        candidates: candidatesOn(source, at, last),
      };
    }
    if (last) {
      const other = source.entity(relationship.to);
      return { kind: 'relationship', to: relationship.to, candidates: other ? fieldNames(other) : [] };
    }
    if (relationship.type === 'one_to_many') return { kind: 'fan-out', part: index, relationship: part };
    at = source.entity(relationship.to);
  }
  return { kind: 'broken' };
}

function resolveLast(
  source: ScopeSource,
  entity: Definition<'entity'>,
  name: string,
  path: readonly string[],
): Resolution | null {
  if (entity.value.fields.some((field) => field.name === name)) {
    const field = source.field(entity.name, name);
    return field ? { kind: 'field', path, field } : { kind: 'broken' };
  }
  const term = source.term(entity.name, name);
  if (term === undefined) return null;
  return term ? { kind: 'term', path, term } : { kind: 'broken' };
}

function fieldNames(entity: Definition<'entity'>): readonly string[] {
  return entity.value.fields.map((field) => field.name);
}

function candidatesOn(source: ScopeSource, entity: Definition<'entity'>, last: boolean): readonly string[] {
  const relationships = (entity.value.relationships ?? []).map((each) => each.name);
  return last ? [...fieldNames(entity), ...source.termNames(entity.name), ...relationships] : relationships;
}
