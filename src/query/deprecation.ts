import type { Graph } from '../graph/graph.js';

/** Something that was asked for, and will be gone one day. */
export interface Deprecation {
  readonly name: string;
  readonly replacedBy: string | null;
  /** `YYYY-MM-DD`, the last day. */
  readonly sunset: string | null;
}

/** The metrics, terms and segmentations of these names that are deprecated, each once. */
export function deprecationsOf(graph: Graph, names: readonly string[]): readonly Deprecation[] {
  return [...new Set(names)].flatMap((name) => {
    const found = [graph.metrics, graph.terms, graph.segmentations].flatMap((each) => each.get(name) ?? []);
    const value = found
      .map(({ definition }) => definition.value)
      .find((each) => each.status === 'deprecated');
    return value ? [{ name, replacedBy: value.replaced_by ?? null, sunset: value.sunset ?? null }] : [];
  });
}

/** One sentence; what to ask instead comes first, for a line may be cut. */
export function deprecationInWords({ name, replacedBy, sunset }: Deprecation): string {
  const hints = [
    ...(replacedBy === null ? [] : [`use ${replacedBy}`]),
    ...(sunset === null ? [] : [`kept until ${sunset}`]),
  ];
  return `${name} is deprecated${hints.length === 0 ? '' : `: ${hints.join('; ')}`}.`;
}
