import type { DataType } from '../../expression/data-type.js';
import type { Simple } from '../term/term.js';
import { mapKnown } from './choices.js';
import type { Choices, Compiling } from './compiling.js';
import { toDouble, toMicros } from './numbers.js';

/** A value where a wider type is expected: an exact number becomes a double, a date its midnight. */
export function widenChoices(
  { diagrams }: Compiling,
  choices: Choices,
  from: DataType,
  to: DataType,
): Choices {
  if (from.kind === to.kind) return choices;
  if (to.kind !== 'number' && to.kind !== 'timestamp') return choices;
  return mapKnown(diagrams, choices, (value) => widenTerm(value, to));
}

export function widenTerm(value: Simple, to: DataType): Simple {
  if (value.kind !== 'number') return value;
  if (to.kind === 'number') return toDouble(value);
  return to.kind === 'timestamp' ? toMicros(value) : value;
}
