import type { Dimension } from './dimensions.js';
import { EVENTS_CUBE, TIME_MEMBER } from './name-plan.js';
import { cubeOf, type ModelPlan, type View } from './plan-model.js';
import type { ViewObject } from './print-model.js';
import { titleOf } from './words.js';

/** A view: metrics under their own names, one time axis, and what their records belong to. */
export function emitView(plan: ModelPlan, view: View): ViewObject {
  const entities = [...new Set(view.dimensions.map(({ entity }) => entity))];
  const title = view.domain === null ? 'Metrics' : titleOf({ name: view.domain });
  return {
    name: view.name,
    title: title,
    description:
      view.domain === null
        ? 'Every metric, on one time axis.'
        : `The metrics that ${title} owns, alone or with others.`,
    meta: { accord: { kind: 'view', ...(view.domain === null ? {} : { domain: view.domain }) } },
    cubes: [
      { join_path: EVENTS_CUBE, includes: [TIME_MEMBER, ...view.measures.map(({ name }) => name)] },
      ...entities.map((entity) => ({
        join_path: `${EVENTS_CUBE}.${cubeOf(plan, entity)}`,
        includes: view.dimensions.filter((each) => each.entity === entity).flatMap(emitIncludes),
      })),
    ],
  };
}

function emitIncludes(dimension: Dimension): readonly object[] {
  const included = include(dimension.cubeMember, dimension.member);
  return dimension.kind === 'term' ? [included, include(dimension.name, dimension.segment)] : [included];
}

function include(name: string, alias: string): object {
  return name === alias ? { name } : { name, alias };
}
