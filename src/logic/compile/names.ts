import type { FieldInfo, Typed } from '../../expression/typed.js';
import { EVERYTHING, type NodeId } from '../diagram/diagram.js';
import { type ColumnSource, keyOfColumn, NULL_TERM } from '../term/term.js';
import { mergeChoices, restrictChoices, whereNull } from './choices.js';
import type { At, Choices, Compiling } from './compiling.js';
import { testListed } from './membership.js';
import { variableChoices } from './variable-choices.js';
import { widenChoices } from './widen-choices.js';

/** The records that have a related row at the end of a path: a row at each step, and keys that are known. */
export function existsAt(compiling: Compiling, { entity, path }: At): NodeId {
  if (path.length === 0) return EVERYTHING;
  const { diagrams, variables } = compiling;
  const before: At = { entity, path: path.slice(0, -1) };
  const isThere = testListed(compiling, variables.exists(entity, path), (value) => value === true);
  const keys = compiling
    .keysOf(entity, path)
    .map(({ here }) =>
      here.expression === null
        ? diagrams.not(whereNull(diagrams, storedColumn(compiling, before, here)))
        : EVERYTHING,
    );
  return diagrams.andAll([existsAt(compiling, before), ...keys, isThere]);
}

/** A column along a path: NULL where the related row is missing, whatever the column is. */
export function columnChoices(
  compiling: Compiling,
  { path, field, type }: Extract<Typed, { readonly kind: 'column' }>,
  at: At,
): Choices {
  const there: At = { entity: at.entity, path: [...at.path, ...path] };
  return widenChoices(compiling, fieldAt(compiling, there, field), field.type, type);
}

function fieldAt(compiling: Compiling, there: At, field: FieldInfo): Choices {
  if (field.expression === null) return storedColumn(compiling, there, field);
  return whereExists(compiling, there, compiling.choices(field.expression, there));
}

function storedColumn(compiling: Compiling, there: At, field: FieldInfo): Choices {
  const joined = joinedField(compiling, there, field);
  if (joined) {
    const before: At = { entity: there.entity, path: there.path.slice(0, -1) };
    return whereExists(compiling, there, storedColumn(compiling, before, joined));
  }
  const column: ColumnSource = { entity: there.entity, path: there.path, field };
  const variable = compiling.variables.column(column);
  const base = { kind: 'column', key: keyOfColumn(column), column } as const;
  return whereExists(compiling, there, variableChoices(compiling, variable, field.type, base));
}

function whereExists(compiling: Compiling, there: At, choices: Choices): Choices {
  if (there.path.length === 0) return choices;
  const { diagrams } = compiling;
  const exists = existsAt(compiling, there);
  return mergeChoices(diagrams, [
    ...restrictChoices(diagrams, choices, exists),
    { guard: diagrams.not(exists), value: NULL_TERM },
  ]);
}

/** A key of the related row is the record's own key, by which it was found. */
function joinedField(compiling: Compiling, { entity, path }: At, field: FieldInfo): FieldInfo | null {
  if (path.length === 0) return null;
  const key = compiling.keysOf(entity, path).find(({ there }) => there === field.name);
  if (!key || key.here.expression !== null || key.here.type.kind !== field.type.kind) return null;
  // With a closed list over there, more is known of the related row than of the key.
  return 'values' in field.type && field.type.values ? null : key.here;
}
