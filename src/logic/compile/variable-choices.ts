import type { DataType } from '../../expression/data-type.js';
import { EVERYTHING, NOTHING } from '../diagram/diagram.js';
import { NO_VALUES } from '../diagram/value-set.js';
import type { Variable } from '../diagram/variable.js';
import { WHOLE } from '../number/space.js';
import { atomForm } from '../term/linear-form.js';
import { type CallSource, type ColumnSource, NULL_TERM, type NumberUnit } from '../term/term.js';
import { mergeChoices } from './choices.js';
import type { Choice, Choices, Compiling } from './compiling.js';
import { testListed } from './membership.js';
import { numberTerm } from './numbers.js';

/** What a variable's values are taken from. */
type Base =
  | { readonly kind: 'column'; readonly key: string; readonly column: ColumnSource }
  | { readonly kind: 'call'; readonly key: string; readonly call: CallSource };

/** The values of a variable: NULL where it is, else a term over it; TRUE and FALSE one by one. */
export function variableChoices(
  compiling: Compiling,
  variable: Variable,
  type: DataType,
  base: Base,
): Choices {
  const { sets, diagrams } = compiling;
  const isNull = sets.hasNull(variable.full)
    ? diagrams.test(variable, sets.add(NO_VALUES[variable.domain.kind], true))
    : NOTHING;
  const known = isNull === NOTHING ? EVERYTHING : diagrams.not(isNull);
  const terms = (): readonly Choice[] => {
    if (type.kind === 'boolean') {
      return [true, false].map((wanted) => ({
        guard: testListed(compiling, variable, (value) => value === wanted),
        value: { kind: 'boolean', value: wanted },
      }));
    }
    if (type.kind === 'string') return [{ guard: known, value: { kind: 'text', base, functions: [] } }];
    const space = variable.domain.kind === 'number' ? variable.domain.space : WHOLE;
    return [{ guard: known, value: numberTerm(unitOfType(type), atomForm({ ...base, space })) }];
  };
  return mergeChoices(diagrams, [...terms(), { guard: isNull, value: NULL_TERM }]);
}

export function unitOfType({ kind }: DataType): NumberUnit {
  switch (kind) {
    case 'number':
      return 'double';
    case 'date':
      return 'day';
    case 'timestamp':
    case 'interval':
      return 'micro';
    default:
      return 'exact';
  }
}
