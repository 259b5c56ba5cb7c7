import type { FieldInfo } from '../expression/typed.js';
import type { Definition } from '../language/definition.js';
import type { GraphContext } from './context.js';
import { parseDuration } from './duration.js';
import type { ScopeSource } from './entity-scope.js';
import type { Aggregate, Formula } from './metric.js';

type MetricDefinition = Definition<'metric'>;
type ConversionValue = Extract<MetricDefinition['value'], { readonly type: 'conversion' }>;

/** `input` resolves the metric written under a key of the conversion. */
export function resolveConversion(
  context: GraphContext,
  source: ScopeSource,
  definition: MetricDefinition,
  value: ConversionValue,
  input: (key: 'from' | 'to') => Formula | null,
): Formula | null {
  const from = followedAggregate(context, definition, value.from, 'from', input);
  const to = followedAggregate(context, definition, value.to, 'to', input);
  if (!from || !to) return null;
  const by = keyFields(context, source, definition, value.by, from, to);
  if (!by) return null;
  if (by.from.type.kind !== by.to.type.kind) {
    const types = `${from.entity}.${value.by} is ${by.from.type.kind}, ${to.entity}.${value.by} is ${by.to.type.kind}`;
    context.misfit(definition, 'grain-mismatch', ['by'], `${types}: the records cannot be matched.`);
    return null;
  }
  return { kind: 'conversion', from, to, by, within: parseDuration(value.within) };
}

function followedAggregate(
  context: GraphContext,
  definition: MetricDefinition,
  name: string,
  key: 'from' | 'to',
  input: (key: 'from' | 'to') => Formula | null,
): Aggregate | null {
  const formula = input(key);
  if (!formula) return null;
  const whyNot = whyNotFollowed(formula);
  if (formula.kind === 'aggregate' && whyNot === null) return formula.aggregate;
  context.misfit(
    definition,
    'grain-mismatch',
    [key],
    `A conversion follows single records from one event to the next, but ${name} ${whyNot}.`,
    'Name a count of the records, with a `time`.',
  );
  return null;
}

/** The field that both records share, on each side; where a side lacks it, that is noted once. */
function keyFields(
  context: GraphContext,
  source: ScopeSource,
  definition: MetricDefinition,
  name: string,
  from: Aggregate,
  to: Aggregate,
): { readonly from: FieldInfo; readonly to: FieldInfo } | null {
  const fieldNames = (entity: string) => source.entity(entity)?.value.fields.map((each) => each.name) ?? [];
  const entities = [...new Set([from.entity, to.entity])];
  const without = entities.filter((entity) => !fieldNames(entity).includes(name));
  const [first] = without;
  if (first !== undefined) {
    const shared = fieldNames(from.entity).filter((each) => fieldNames(to.entity).includes(each));
    context.facts.push({
      kind: 'unknown-name',
      definition,
      span: definition.spanOf(['by']),
      written: name,
      wanted: `field of ${without.join(' or ')}`,
      candidates: shared.length > 0 ? shared : fieldNames(first),
    });
    return null;
  }
  const fromField = source.field(from.entity, name);
  const toField = source.field(to.entity, name);
  return fromField && toField && { from: fromField, to: toField };
}

/** What keeps a conversion from following the records of a metric; null when nothing does. */
function whyNotFollowed(formula: Formula): string | null {
  if (formula.kind !== 'aggregate') return `is ${formula.kind}`;
  const { aggregation, time } = formula.aggregate;
  const { type } = aggregation;
  if (type !== 'count' && type !== 'count_distinct' && type !== 'sum')
    return `is the ${type} of many records`;
  return time ? null : 'has no time';
}
