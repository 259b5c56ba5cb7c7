import type { DataType } from '../../src/expression/data-type.js';
import type { Scope } from '../../src/expression/scope.js';
import type { FieldInfo } from '../../src/expression/typed.js';

/** One entity with the fields given and nothing else; they can be NULL. */
export function plainScope(types: Readonly<Record<string, DataType>>, entity = 'thing'): Scope {
  const fields = new Map(
    Object.entries(types).map(([name, type]): [string, FieldInfo] => [
      name,
      { entity, name, type, nullable: true, privacy: 'public', expression: null },
    ]),
  );
  const candidates = [...fields.keys()];
  return {
    functions: [],
    resolve(parts) {
      const field = parts.length === 1 ? fields.get(parts[0] ?? '') : undefined;
      return field
        ? { kind: 'field', path: [], field }
        : { kind: 'unknown', part: 0, on: `entity ${entity}`, candidates };
    },
    function: () => null,
  };
}
