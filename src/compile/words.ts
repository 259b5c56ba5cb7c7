import type { Graph, Segmentation } from '../graph/graph.js';

/** What people read: the title, or the name in words. */
export function titleOf(named: {
  readonly name: string;
  readonly title?: string | null | undefined;
}): string {
  if (named.title) return named.title;
  const words = named.name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The functions whose teams own a definition, sorted, each once. */
export function domainsOf(graph: Graph, owners: readonly string[]): readonly string[] {
  const domains = owners.flatMap((owner) => graph.teams.get(owner)?.value.domain ?? []);
  return [...new Set(domains)].sort();
}

export function segmentTitles(segmentation: Segmentation): readonly { name: string; title: string }[] {
  return segmentation.segments.map((segment) => ({ name: segment.name, title: titleOf(segment) }));
}
