import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import { isCalendarDay } from './calendar-day.js';
import { checkFields } from './check-fields.js';
import { checkPrevious } from './check-previous.js';
import type { ContentProblem, Written } from './content-problem.js';
import type { DefinitionValues } from './schema.js';

type Checks = {
  readonly [K in DefinitionKind]: (value: DefinitionValues[K], written: Written) => ContentProblem[];
};

const none = (): ContentProblem[] => [];

const CHECKS: Checks = {
  team: none,
  entity: (entity, written) => [
    ...checkOrigin(entity),
    ...checkRepeated(entity.fields, 'fields', 'field'),
    ...checkRepeated(entity.relationships ?? [], 'relationships', 'relationship'),
    ...checkFields(entity.fields, written),
  ],
  term: checkPrevious,
  metric: checkPrevious,
  segmentation: (segmentation, written) => [
    ...checkRepeated(segmentation.segments, 'segments', 'segment'),
    ...checkPrevious(segmentation, written),
  ],
  handoff: none,
  contradiction: none,
  dashboard: none,
  objective: (objective) => checkDate(objective.by, 'by'),
};

export function checkDefinition<K extends DefinitionKind>(
  kind: K,
  value: DefinitionValues[K],
  written: Written,
): ContentProblem[] {
  const common: ContentProblem[] = value.sunset === undefined ? [] : checkDate(value.sunset, 'sunset');
  if (value.variant_of !== undefined && value.because === undefined) {
    common.push({
      path: ['variant_of'],
      atKey: true,
      message: '`variant_of` needs `because`: why another meaning is needed',
      about: 'missing-key:because',
    });
  }
  return [...common, ...CHECKS[kind](value, written)];
}

function checkOrigin(entity: DefinitionValues['entity']): ContentProblem[] {
  const about = 'source-or-sql';
  if (entity.source === undefined && entity.sql === undefined) {
    const message = 'an entity needs `source` (a table) or `sql` (a SELECT)';
    return [{ path: ['name'], message, about }];
  }
  if (entity.source === undefined || entity.sql === undefined) return [];
  return [{ path: ['sql'], atKey: true, message: 'an entity has `source` or `sql`, not both', about }];
}

function checkRepeated(
  items: readonly { readonly name: string }[],
  list: string,
  noun: string,
): ContentProblem[] {
  const seen = new Set<string>();
  return items.flatMap(({ name }, index) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `a second ${noun} named \`${name}\``;
    return [{ path: [list, index, 'name'], message, about: `repeated:${list}.${name}` }];
  });
}

function checkDate(text: string, key: string): ContentProblem[] {
  if (isCalendarDay(text)) return [];
  return [
    { path: [key], message: `\`${text}\` is no day of the calendar`, about: `date:${key}`, fatal: true },
  ];
}
