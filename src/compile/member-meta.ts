import { describe } from '../expression/describe.js';
import type { Metric } from '../graph/metric.js';
import type { Dimension } from './dimensions.js';
import { meaningOfMetric, timesOf } from './meaning-words.js';
import type { Measure } from './measures.js';
import { type ModelPlan, sharedEntitiesOf } from './plan-model.js';
import { domainsOf, segmentTitles, titleOf } from './words.js';

/** What `meta` says of a member. Plain data; no key is one that Cube reads as code (`sql`, `public`, `mask` …). */
export type AccordMeta = Readonly<Record<string, unknown>>;

export function metaOfMetric(plan: ModelPlan, measure: Measure, metric: Metric): AccordMeta {
  const { value } = metric.definition;
  const shared = sharedEntitiesOf(measure);
  const times = metric.formula ? timesOf(metric.formula) : [];
  return dropEmpty({
    kind: 'metric',
    type: value.type,
    ...commonMeta(plan, metric),
    unit: metric.unit,
    goal: value.goal,
    meaning: metric.formula && meaningOfMetric(metric.formula),
    time: times,
    // Not every dimension by name: Cube takes a millisecond to read each text of a model.
    split_by: [...shared].sort(),
  });
}

export function metaOfDimension(plan: ModelPlan, dimension: Dimension): AccordMeta {
  switch (dimension.kind) {
    case 'field': {
      const { info, value } = dimension.field;
      return dropEmpty({
        kind: 'field',
        name: info.name,
        entity: dimension.entity,
        unit: value.unit,
        privacy: info.privacy,
        tags: value.tags,
        synonyms: value.synonyms,
        values: value.values,
        meaning: info.expression && describe(info.expression),
      });
    }
    case 'term':
      return dropEmpty({
        kind: 'term',
        entity: dimension.entity,
        ...commonMeta(plan, dimension.term),
        meaning: dimension.term.info && describe(dimension.term.info.condition),
      });
    case 'segmentation': {
      const { segmentation } = dimension;
      return dropEmpty({
        kind: 'segmentation',
        entity: dimension.entity,
        ...commonMeta(plan, segmentation),
        values: segmentTitles(segmentation),
        meaning: segmentation.segments
          .map((segment) => `${titleOf(segment)}: ${segment.condition ? describe(segment.condition) : ''}`)
          .join('; '),
      });
    }
  }
}

interface Owned {
  readonly name: string;
  readonly definition: {
    readonly value: {
      readonly owners?: readonly string[] | undefined;
      readonly status?: string | undefined;
      readonly version?: number | undefined;
      readonly replaced_by?: string | undefined;
      readonly sunset?: string | undefined;
      readonly synonyms?: readonly string[] | undefined;
      readonly tags?: readonly string[] | undefined;
    };
  };
}

export function commonMeta(plan: ModelPlan, { name, definition }: Owned): AccordMeta {
  const { value } = definition;
  return {
    name,
    owners: value.owners,
    domain: domainsOf(plan.graph, value.owners ?? []),
    status: value.status ?? 'approved',
    version: value.version ?? 1,
    replaced_by: value.replaced_by,
    sunset: value.sunset,
    synonyms: value.synonyms,
    tags: value.tags,
  };
}

/** Without keys that say nothing. */
export function dropEmpty(meta: AccordMeta): AccordMeta {
  const says = (value: unknown) =>
    value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => says(value)));
}
