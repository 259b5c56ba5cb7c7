import { suggestNearest } from '../diagnostic/suggest.js';
import type { Graph } from '../graph/graph.js';
import { reachOf } from '../graph/reach.js';
import { keysOf, windowKey } from './branch-registry.js';
import { type CompileOptions, dialectOf } from './compile-model.js';
import { type CubeQuery, type QueryMembers, readQueryMembers } from './cube-query.js';
import { type DimensionMember, MemberIndex, type MetricMember } from './member-index.js';
import { EVENTS_CUBE, TIME_MEMBER } from './name-plan.js';
import { planModel } from './plan-model.js';
import { QueryRefusal } from './query-refusal.js';
import { readWindowGrain } from './running-rules.js';

export interface QueryRules {
  readonly members: MemberIndex;
  /**
   * The query, with a filter that keeps the branches its metrics are taken of: the database then reads no other. A query
   * that names no member of our views comes back as it is. Throws QueryRefusal, a client's error.
   */
  rewriteQuery(query: CubeQuery): CubeQuery;
}

export function createQueryRules(graph: Graph, options: CompileOptions = {}): QueryRules {
  const members = new MemberIndex(planModel(graph, options.dialect ?? dialectOf(graph)));
  return { members, rewriteQuery: (query) => rewriteQuery(members, query) };
}

function rewriteQuery(index: MemberIndex, query: CubeQuery): CubeQuery {
  const members = readQueryMembers(query);
  const named = [
    ...members.measures,
    ...members.dimensions,
    ...members.segments,
    ...members.times.map(({ member }) => member),
    ...members.others,
  ];
  const views = [...new Set(named.map(cubeOf))].filter((name) =>
    index.plan.views.some((view) => view.name === name),
  );
  // A member that is SQL could be anything; without the filter the answer is the same, and slower.
  if (views.length === 0 || members.hasExpressions) return query;
  const [, second] = views;
  if (second !== undefined)
    throw new QueryRefusal(
      `A query is asked of one view; this one names ${views.join(' and ')}. The view metrics holds every metric.`,
    );
  if (query.ungrouped === true)
    throw new QueryRefusal('Metrics are asked grouped; `ungrouped` would list the records behind them.');
  const { metrics, dimensions, usesTime } = sortMembers(index, named);
  requireShared(index, metrics, dimensions);
  const untimed = metrics.find(({ timed }) => !timed);
  if (usesTime && untimed)
    throw new QueryRefusal(
      `${untimed.name} has no time: its records are not dated, so it cannot be asked by ${TIME_MEMBER}.`,
    );
  const values = branchKeys(index, query, members, metrics, dimensions);
  const filter = { member: `${EVENTS_CUBE}.metric_branch`, operator: 'equals', values };
  return { ...query, filters: [...(Array.isArray(query.filters) ? query.filters : []), filter] };
}

interface Sorted {
  readonly metrics: readonly MetricMember[];
  readonly dimensions: readonly DimensionMember[];
  readonly usesTime: boolean;
}

function sortMembers(index: MemberIndex, named: readonly string[]): Sorted {
  const metrics = new Set<MetricMember>();
  const dimensions = new Set<DimensionMember>();
  let usesTime = false;
  const segments = new Map(
    [...index.dimensions.values()].map((each) => [each.segment?.slice(each.segment.indexOf('.') + 1), each]),
  );
  for (const member of named) {
    const name = member.split('.')[1] ?? '';
    const metric = index.metrics.get(name);
    const dimension = index.dimensions.get(name) ?? segments.get(name);
    if (metric) metrics.add(metric);
    else if (dimension) dimensions.add(dimension);
    else if (name === TIME_MEMBER) usesTime = true;
    else throw new QueryRefusal(`${member} is not known${suggestion(index, name)}`);
  }
  return { metrics: [...metrics], dimensions: [...dimensions], usesTime };
}

function suggestion(index: MemberIndex, name: string): string {
  const nearest = suggestNearest(name, [...index.metrics.keys(), ...index.dimensions.keys()]);
  return nearest === null ? '.' : `; did you mean ${nearest}?`;
}

function requireShared(
  index: MemberIndex,
  metrics: readonly MetricMember[],
  dimensions: readonly DimensionMember[],
): void {
  for (const metric of metrics) {
    const other = dimensions.find(({ entity }) => !metric.shared.has(entity));
    if (!other) continue;
    const shared = index
      .dimensionsOf(metrics.map(({ name }) => name))
      .toSorted((left, right) => Number(right.kind === 'segmentation') - Number(left.kind === 'segmentation'))
      .map(({ member }) => nameOf(member));
    const instead =
      shared.length === 0
        ? 'These metrics share nothing but time.'
        : `Shared by all of these metrics: ${listShort(shared)}.`;
    throw new QueryRefusal(
      `${metric.name} cannot be split by ${nameOf(other.member)}: ${explain(index, metric, other.entity)}. ${instead}`,
    );
  }
}

/** Why the records of a metric have no such entity, or not one. */
function explain(index: MemberIndex, metric: MetricMember, wanted: string): string {
  const own = metric.measure.branches.find(({ branch }) => !branch.shared.has(wanted));
  const entity = own?.branch.request.records.entity ?? '';
  if (reachOf(index.plan.graph, entity).has(wanted)) {
    return `a ${words(entity)} leads to ${words(wanted)} in several ways, and none is called ${wanted}`;
  }
  return `a ${words(entity)} has no ${words(wanted)}`;
}

function branchKeys(
  index: MemberIndex,
  query: CubeQuery,
  members: QueryMembers,
  metrics: readonly MetricMember[],
  dimensions: readonly DimensionMember[],
): readonly string[] {
  if (metrics.length === 0) {
    // Only dimensions: their values among the records of every metric that has them.
    const fitting = index.plan.branches.filter(
      ({ branch }) =>
        !branch.request.window &&
        !branch.request.converted &&
        dimensions.every(({ entity }) => branch.shared.has(entity)),
    );
    return fitting.flatMap(keysOf);
  }
  const running = metrics.filter((metric) => metric.running);
  const timezone = index.plan.graph.config.timezone ?? 'UTC';
  const grain = running.length === 0 ? null : readWindowGrain(query, members, running, timezone);
  const branches = new Set(metrics.flatMap(({ measure }) => measure.branches));
  return [...branches].flatMap((named) =>
    grain !== null && named.branch.request.window ? [windowKey(named.name, grain)] : keysOf(named),
  );
}

function cubeOf(member: string): string {
  return member.split('.')[0] ?? '';
}

function nameOf(member: string): string {
  return member.slice(member.indexOf('.') + 1);
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}

const SHOWN = 12;

function listShort(names: readonly string[]): string {
  const rest = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
