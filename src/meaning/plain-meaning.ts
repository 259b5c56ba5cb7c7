import { columnsReadBy } from '../expression/columns.js';
import type { Typed } from '../expression/typed.js';
import { parseDuration } from '../graph/duration.js';
import { METRIC_SCOPE } from '../graph/expression-names.js';
import type { Contradiction, Segmentation } from '../graph/graph.js';
import type { Definition } from '../language/definition.js';
import { canonicalForm, digest } from './canonical-form.js';
import { canonicalText } from './canonical-text.js';
import { durationText } from './formula-meaning.js';
import type { PlainMeaning, RecordsMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';

type Pieces = Readonly<Record<string, string | undefined>>;

/** `undefined` pieces are left out: nothing was said. */
export function plain(
  of: PlainMeaning['of'],
  pieces: Pieces,
  records: Readonly<Record<string, RecordsMeaning>> = {},
  values: Readonly<Record<string, string>> = {},
): PlainMeaning {
  const said = Object.entries(pieces).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { kind: 'plain', of, pieces: Object.fromEntries(said), records, values };
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
  const metrics = new Set<string>();
  const said = [story, reality].map((each) => each && metricCondition(source, each, metrics));
  const [first, second] = said;
  if (!first || !second || by.length < (definition.value.by?.length ?? 0)) return null;
  const split = by.map((each) => (each.kind === 'field' ? `${each.entity}.${each.field}` : each.name));
  const pieces = {
    story: first,
    reality: second,
    metrics: [...metrics].sort().join('\n'),
    by: split.length === 0 ? undefined : split.sort().join(', '),
    grain: definition.value.grain,
  };
  return plain('contradiction', pieces, {}, { story: METRIC_SCOPE, reality: METRIC_SCOPE });
}

/** A condition on metrics, each by a digest of its meaning; what they mean is added to `metrics`. */
function metricCondition(source: MeaningSource, condition: Typed, metrics: Set<string>): string | null {
  const digests = new Map<string, string>();
  for (const { field } of columnsReadBy(condition)) {
    const metric = source.graph.metrics.get(field.name);
    const meaning = metric && source.of(metric.definition);
    if (!meaning) return null;
    const form = canonicalForm(meaning);
    metrics.add(form);
    digests.set(field.name, digest(form));
  }
  const text = canonicalText(condition, ({ field }) => `$${digests.get(field.name) ?? field.name}`);
  // A contradiction is there when both are TRUE, so that FALSE and UNKNOWN are alike.
  const { start, end } = condition;
  const isTrue: Typed = {
    kind: 'is',
    test: 'true',
    negated: false,
    operand: condition,
    type: { kind: 'boolean' },
    nullable: false,
    start,
    end,
  };
  source.trees.keep(METRIC_SCOPE, text, isTrue);
  return text;
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
