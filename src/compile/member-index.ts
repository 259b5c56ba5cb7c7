import { suggestNearest } from '../diagnostic/suggest.js';
import type { DataTypeKind } from '../expression/data-type.js';
import type { Metric } from '../graph/metric.js';
import type { Dimension } from './dimensions.js';
import { timesOf } from './meaning-words.js';
import type { Measure } from './measures.js';
import { METRICS_VIEW } from './name-plan.js';
import { type ModelPlan, sharedEntitiesOf } from './plan-model.js';
import { segmentTitles, titleOf } from './words.js';

export interface MetricMember {
  readonly name: string;
  readonly title: string;
  /** As a query names it: `metrics.won_deals`. */
  readonly member: string;
  readonly metric: Metric;
  readonly measure: Measure;
  /** The entities whose dimensions can split it. */
  readonly shared: ReadonlySet<string>;
  /** It can be asked by time. */
  readonly timed: boolean;
  /** A running value: it needs to know the length of the periods. */
  readonly running: boolean;
}

export interface DimensionMember {
  readonly kind: Dimension['kind'];
  /** Under its own name in the definitions. */
  readonly name: string;
  readonly entity: string;
  readonly title: string;
  /** As a query names it: `metrics.account_region`. */
  readonly member: string;
  /** The segment of a term, as a query names it. */
  readonly segment: string | null;
  readonly type: DataTypeKind;
  /** The values it can have, where they are a closed list; with their titles where they have any. */
  readonly values: readonly { readonly name: string; readonly title: string }[] | null;
}

export type DimensionLookup =
  | { readonly kind: 'found'; readonly dimension: DimensionMember }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly DimensionMember[] }
  | { readonly kind: 'unknown'; readonly nearest: string | null };

/** Which members a query can name, and how people name them: for the command line and the catalog. */
export class MemberIndex {
  readonly metrics: ReadonlyMap<string, MetricMember>;
  /** Every dimension by its name in the views. */
  readonly dimensions: ReadonlyMap<string, DimensionMember>;

  constructor(readonly plan: ModelPlan) {
    this.metrics = new Map(
      plan.measures.flatMap((each) => (each.metric ? [[each.name, indexMetric(each, each.metric)]] : [])),
    );
    const all = plan.views.find((view) => view.domain === null)?.dimensions ?? [];
    this.dimensions = new Map(all.map((each) => [each.member, indexDimension(each)]));
  }

  /** A metric by its name, or by a member of any view: `won_deals`, `sales.won_deals`. */
  resolveMetric(written: string): MetricMember | null {
    return this.metrics.get(written.slice(written.indexOf('.') + 1)) ?? null;
  }

  /** `customer_tier`, `account.region`, `account_region`, `metrics.account_region`, or `region` where only one entity has it. */
  resolveDimension(written: string): DimensionLookup {
    const plain = written.startsWith(`${METRICS_VIEW}.`) ? written.slice(METRICS_VIEW.length + 1) : written;
    const all = [...this.dimensions.values()];
    const exact = this.dimensions.get(plain) ?? all.find((each) => `${each.entity}.${each.name}` === plain);
    if (exact) return { kind: 'found', dimension: exact };
    const named = all.filter((each) => each.name === plain);
    const [first, second] = named;
    if (first && !second) return { kind: 'found', dimension: first };
    if (first) return { kind: 'ambiguous', candidates: named };
    const names = all.flatMap((each) => [each.name, `${each.entity}.${each.name}`]);
    return { kind: 'unknown', nearest: suggestNearest(plain, names) };
  }

  /** What all of these metrics can be split by together; names that are no metric are passed over. */
  dimensionsOf(metricNames: Iterable<string>): readonly DimensionMember[] {
    const metrics = [...metricNames].flatMap((name) => this.resolveMetric(name) ?? []);
    return [...this.dimensions.values()].filter(({ entity }) =>
      metrics.every(({ shared }) => shared.has(entity)),
    );
  }
}

function indexMetric(measure: Measure, metric: Metric): MetricMember {
  return {
    name: metric.name,
    title: titleOf(metric.definition.value),
    member: `${METRICS_VIEW}.${metric.name}`,
    metric,
    measure,
    shared: sharedEntitiesOf(measure),
    timed:
      metric.formula !== null &&
      timesOf(metric.formula).length > 0 &&
      measure.branches.every(({ branch }) => branch.time !== null),
    running: measure.branches.some(({ branch }) => branch.request.window),
  };
}

function indexDimension(dimension: Dimension): DimensionMember {
  const common = {
    kind: dimension.kind,
    name: dimension.name,
    entity: dimension.entity,
    member: `${METRICS_VIEW}.${dimension.member}`,
    segment: null,
    values: null,
  };
  switch (dimension.kind) {
    case 'field': {
      const { info, value } = dimension.field;
      const values = value.values?.map((each) => ({ name: String(each), title: String(each) })) ?? null;
      return { ...common, title: titleOf(value), type: info.type.kind, values };
    }
    case 'term': {
      const { value } = dimension.term.definition;
      return {
        ...common,
        title: titleOf(value),
        type: 'boolean',
        segment: `${METRICS_VIEW}.${dimension.segment}`,
      };
    }
    case 'segmentation': {
      const { segmentation } = dimension;
      return {
        ...common,
        title: titleOf(segmentation.definition.value),
        type: 'string',
        values: segmentTitles(segmentation),
      };
    }
  }
}
