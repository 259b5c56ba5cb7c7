import type { Finding, Witness } from '../../../src/diagnostic/finding.js';
import type { Span } from '../../../src/diagnostic/source.js';
import type { Typed } from '../../../src/expression/typed.js';
import type { Graph } from '../../../src/graph/graph.js';
import { aggregatesOf, type Metric } from '../../../src/graph/metric.js';

/** All of these are TRUE, or they are not all TRUE. */
export type Conditions = readonly Typed[];

export interface Sides {
  readonly entity: string;
  readonly inside: readonly Conditions[];
  readonly outside: readonly Conditions[];
}

interface Records {
  readonly name: string;
  readonly entity: string;
  readonly conditions: Conditions;
}

/** What a record of a finding has to be in, and what it has to be out of, by the definitions as they are written. */
export function sidesOf(graph: Graph, finding: Finding, key: keyof Witness): Sides {
  if (key === 'neither') {
    const segmentation = segmentationAt(graph, finding.span);
    const outside = segmentation.segments.map(({ condition }) => present(condition));
    return { entity: segmentation.entity, inside: [], outside };
  }
  if (key === 'record') throw new Error('No example has a finding about a record alone.');
  const [here, there] =
    finding.definition?.kind === 'handoff' ? handedOver(graph, finding) : compared(graph, finding);
  if (here.entity !== there.entity) throw new Error('Records of one entity are compared.');
  const { entity } = here;
  if (key === 'both') return { entity, inside: [here.conditions, there.conditions], outside: [] };
  const [inside, outside] = key === 'onlyThis' ? [here, there] : [there, here];
  return { entity, inside: [inside.conditions], outside: [outside.conditions] };
}

function compared(graph: Graph, { span, related }: Finding): readonly [Records, Records] {
  const [place] = related ?? [];
  if (!place) throw new Error('A finding about two definitions names the other.');
  const here = recordsAt(graph, span);
  const there = recordsAt(graph, place.span);
  // Of two metrics made of several, the part that they do not share is told of.
  const part = here.findIndex((records, index) => records.name !== there[index]?.name);
  const [left, right] = [here, there].map((all) => all[Math.max(part, 0)]);
  if (!left || !right) throw new Error('A record belongs to something.');
  return [left, right];
}

/** What the sender releases, and what the receiver accepts. */
function handedOver(graph: Graph, { definition }: Finding): readonly [Records, Records] {
  const handoff = graph.handoffs.get(definition?.name ?? '');
  if (!handoff) throw new Error('There is no such handoff.');
  const recordsOf = (name: string): Records => ({
    name,
    entity: handoff.entity,
    conditions: present(graph.terms.get(name)?.info?.condition),
  });
  return [recordsOf(handoff.releases), recordsOf(handoff.accepts)];
}

function segmentationAt(graph: Graph, span: Span) {
  const found = graph.every.segmentations.find(({ definition }) => contains(definition.span, span));
  if (!found) throw new Error('No segmentation stands here.');
  return found;
}

/** The records that the text at a place speaks of, part by part. */
function recordsAt(graph: Graph, span: Span): readonly Records[] {
  const { terms, metrics, segmentations, dashboards } = graph.every;
  for (const { definition, name, entity, info } of terms) {
    if (contains(definition.span, span)) return [{ name, entity, conditions: present(info?.condition) }];
  }
  for (const metric of metrics) if (contains(metric.definition.span, span)) return recordsOfMetric(metric);
  for (const { definition, entity, segments } of segmentations) {
    const index = segments.findIndex((_, at) => contains(definition.spanOf(['segments', at]), span));
    const segment = segments[index];
    if (segment) return [{ name: segment.name, entity, conditions: present(segment.condition) }];
  }
  for (const { definition, name, claims } of dashboards) {
    const index = claims.findIndex((_, at) => contains(definition.spanOf(['claims', at]), span));
    const claim = claims[index];
    const [records] = recordsOfMetric(graph.metrics.get(claim?.metric ?? ''));
    if (claim && records) return [{ name, entity: records.entity, conditions: present(claim.where) }];
  }
  throw new Error('No condition stands here.');
}

function recordsOfMetric(metric: Metric | undefined): readonly Records[] {
  const aggregates = metric?.formula ? aggregatesOf(metric.formula) : [];
  return aggregates.map(({ entity, term, conditions }) => ({
    name: term?.name ?? entity,
    entity,
    conditions: [...(term ? [term.condition] : []), ...conditions],
  }));
}

function present(condition: Typed | null | undefined): Conditions {
  if (!condition) throw new Error('The condition has problems of its own.');
  return [condition];
}

function contains(outer: Span, inner: Span): boolean {
  return outer.source.path === inner.source.path && outer.start <= inner.start && inner.end <= outer.end;
}
