import { columnsReadBy } from '../expression/columns.js';
import type { Typed } from '../expression/typed.js';
import { parseDuration } from '../graph/duration.js';
import { METRIC_SCOPE } from '../graph/expression-names.js';
import type { Contradiction, Segmentation } from '../graph/graph.js';
import type { Definition } from '../language/definition.js';
import { canonicalForm } from './canonical-form.js';
import { durationText, shapeOf } from './formula-meaning.js';
import type { AggregateMeaning, CompositeMeaning, PlainMeaning, RecordsMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';

type Pieces = Readonly<Record<string, string | undefined>>;

/** `undefined` pieces are left out: nothing was said. */
export function plain(
  of: PlainMeaning['of'],
  pieces: Pieces,
  records: Readonly<Record<string, RecordsMeaning>> = {},
): PlainMeaning {
  const said = Object.entries(pieces).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { kind: 'plain', of, pieces: Object.fromEntries(said), records };
}

export function teamMeaning({ value }: Definition<'team'>): PlainMeaning {
  return plain('team', { domain: value.domain });
}

export function segmentationMeaning(source: MeaningSource, segmentation: Segmentation): PlainMeaning | null {
  const { entity, segments, definition } = segmentation;
  const { exclusive = true, exhaustive = true } = definition.value;
  const records: Record<string, RecordsMeaning> = {};
  for (const { name, condition } of segments) {
    if (!condition) return null;
    records[`segment ${name}`] = source.records(entity, [condition]);
  }
  return plain(
    'segmentation',
    { entity, exclusive: String(exclusive), exhaustive: String(exhaustive) },
    records,
  );
}

export function handoffMeaning(source: MeaningSource, { value }: Definition<'handoff'>): PlainMeaning | null {
  const records: Record<string, RecordsMeaning> = {};
  for (const key of ['releases', 'accepts'] as const) {
    const term = source.graph.terms.get(value[key])?.info;
    if (!term) return null;
    records[key] = source.records(term.entity, [term.condition]);
  }
  const { entity, from, to, released_at, accepted_at, within } = value;
  const pieces = {
    entity,
    from,
    to,
    released_at,
    accepted_at,
    within: within === undefined ? undefined : durationText(parseDuration(within)),
  };
  return plain('handoff', pieces, records);
}

export function contradictionMeaning(
  source: MeaningSource,
  { story, reality, by, definition }: Contradiction,
): PlainMeaning | null {
  const said = [story, reality].map((each) => each && metricCondition(source, each));
  const [first, second] = said;
  if (!first || !second || by.length < (definition.value.by?.length ?? 0)) return null;
  const split = by.map((each) => (each.kind === 'field' ? `${each.entity}.${each.field}` : each.name));
  return plain('contradiction', {
    story: first,
    reality: second,
    by: split.length === 0 ? undefined : split.sort().join(', '),
    grain: definition.value.grain,
  });
}

/** A condition on metrics, each by its meaning. */
function metricCondition({ graph, of }: MeaningSource, condition: Typed): string | null {
  const inputs = new Map<string, AggregateMeaning | CompositeMeaning>();
  for (const { field } of columnsReadBy(condition)) {
    const metric = field.entity === METRIC_SCOPE ? graph.metrics.get(field.name) : undefined;
    const meaning = metric && of(metric.definition);
    if (meaning?.kind !== 'aggregate' && meaning?.kind !== 'composite') return null;
    inputs.set(field.name, meaning);
  }
  const { text, parts } = shapeOf(condition, inputs);
  return [text, ...parts.map(canonicalForm)].join('\n');
}

export function objectiveMeaning(
  { graph, of }: MeaningSource,
  { value }: Definition<'objective'>,
): PlainMeaning | null {
  const metric = graph.metrics.get(value.metric);
  const meaning = metric && of(metric.definition);
  if (!meaning) return null;
  return plain('objective', {
    metric: canonicalForm(meaning),
    target: String(value.target),
    by: value.by,
  });
}
