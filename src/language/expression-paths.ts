import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { Path } from './definition.js';
import type { DefinitionValues } from './schema.js';

const none = (): Path[] => [];

/** Where each kind may hold expressions. A path may lead to nothing: the key is optional. */
const PATHS: { readonly [K in DefinitionKind]: (value: DefinitionValues[K]) => Path[] } = {
  team: none,
  entity: (entity) => entity.fields.map((_, index): Path => ['fields', index, 'expression']),
  term: () => [['where']],
  metric: () => [['where'], ['value'], ['expression']],
  segmentation: (segmentation) => segmentation.segments.map((_, index): Path => ['segments', index, 'where']),
  handoff: none,
  contradiction: () => [['story'], ['reality']],
  dashboard: (dashboard) =>
    (dashboard.claims ?? []).flatMap((_, index): Path[] => [
      ['claims', index, 'where'],
      ['claims', index, 'value'],
    ]),
  objective: none,
};

export function expressionPaths<K extends DefinitionKind>(kind: K, value: DefinitionValues[K]): Path[] {
  return PATHS[kind](value);
}
