import type { MemberIndex } from '../../compile/member-index.js';
import type { Contradiction, Graph, Segmentation } from '../../graph/graph.js';
import type { HiddenFields } from './hidden-fields.js';

/**
 * By what a metric is split to be read: of the segmentations that each of its records belongs to a segment of, the first that a
 * contradiction over this metric compares by; else the nearest (of the records' own entity, then the fewest steps along
 * relationships); of several the one that most contradictions over other metrics compare by, then the approved before the
 * drafts, then as they stand in the files. What is being taken out of use and what reads a secret field is no choice. Null
 * where nothing can be reached.
 */
export function chooseMainSegmentation(
  metric: string,
  graph: Graph,
  members: MemberIndex,
  hidden: HiddenFields,
): Segmentation | null {
  const contradictions = [...graph.contradictions.values()];
  const compared = contradictions.filter((each) => isOver(graph, each, metric)).flatMap(comparedBy);
  const everywhere = contradictions.flatMap(comparedBy);
  const candidates = members
    .dimensionsOf([metric])
    .filter(({ kind }) => kind === 'segmentation')
    .flatMap(({ name }) => graph.segmentations.get(name) ?? [])
    .filter((each) => isOffered(each, hidden));
  const order = [...graph.segmentations.keys()];
  const rankOf = (each: Segmentation): readonly number[] => [
    compared.includes(each.name) ? compared.indexOf(each.name) : compared.length,
    stepsTo(metric, each.entity, members),
    -everywhere.filter((name) => name === each.name).length,
    each.definition.value.status === 'draft' ? 1 : 0,
    order.indexOf(each.name),
  ];
  const ranked = candidates.map((each) => ({ each, rank: rankOf(each) }));
  return ranked.sort((left, right) => compareRanks(left.rank, right.rank))[0]?.each ?? null;
}

function isOffered({ definition, segments }: Segmentation, hidden: HiddenFields): boolean {
  return (
    definition.value.status !== 'deprecated' &&
    segments.every(({ condition }) => condition && hidden.classOf(condition) !== 'secret')
  );
}

function isOver({ references }: Graph, { definition }: Contradiction, metric: string): boolean {
  return references.some(({ from, to }) => from === definition && to.kind === 'metric' && to.name === metric);
}

/** The segmentations that a contradiction compares by, as it names them. */
function comparedBy({ by }: Contradiction): readonly string[] {
  return by.flatMap((each) => (each.kind === 'segmentation' ? [each.name] : []));
}

/** The most steps that any of its records needs. */
function stepsTo(metric: string, entity: string, members: MemberIndex): number {
  const branches = members.resolveMetric(metric)?.measure.branches ?? [];
  return Math.max(0, ...branches.map(({ branch }) => branch.shared.get(entity)?.length ?? 0));
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  return left.map((each, index) => each - (right[index] ?? 0)).find((each) => each !== 0) ?? 0;
}
