import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { grainLengthOf, LONGEST_COLUMN } from './dimensions.js';
import { EVENTS_CUBE, METRICS_VIEW, type NamePlan, TIME_MEMBER } from './name-plan.js';

/** Something that the language allows and a Cube model cannot hold. */
export interface ModelIssue {
  readonly definition: DefinitionRef;
  readonly message: string;
}

/** Names that clash, or are too long, where they are compiled; a check reports them as `name-collision`. */
export function findModelIssues(plan: NamePlan): readonly ModelIssue[] {
  const entities = [...plan.graph.entities.values()];
  const second = plan.views.find(({ domain, name }) => domain !== null && name === METRICS_VIEW);
  const definition = second?.measures[0]?.metric?.definition;
  const message = `a domain cannot be called ${METRICS_VIEW}: that is the view of all metrics`;
  return [
    ...(definition ? [{ definition, message }] : []),
    ...findMemberIssues(plan),
    ...entities.flatMap((entity) => findCubeIssues(plan, entity.name)),
  ];
}

function findMemberIssues(plan: NamePlan): ModelIssue[] {
  const all = plan.views.find((view) => view.domain === null);
  if (!all) return [];
  const longestView = Math.max(...plan.views.map((view) => view.name.length));
  const taken = new Map<string, string>([
    [TIME_MEMBER, 'the time axis'],
    ...[EVENTS_CUBE, 'metric_branch', 'row_key'].map((name) => [name, 'a part of the model'] as const),
  ]);
  const members = [
    ...all.measures.flatMap(({ metric }) =>
      metric ? [{ definition: metric.definition as DefinitionRef, member: metric.name, suffix: 0 }] : [],
    ),
    ...all.dimensions.flatMap((dimension) => {
      const definition = definitionOf(plan, dimension.entity, dimension.kind, dimension.name);
      const suffix = grainLengthOf(dimension);
      const own = { definition, member: dimension.member, suffix };
      // A segment is a condition, no column: its name may have any length.
      return dimension.kind === 'term'
        ? [own, { definition, member: dimension.segment, suffix: Number.NEGATIVE_INFINITY }]
        : [own];
    }),
  ];
  return members.flatMap(({ definition, member, suffix }): ModelIssue[] => {
    const other = taken.get(member);
    taken.set(member, `${definition.kind} ${definition.name}`);
    if (other !== undefined)
      return [{ definition, message: `its name in the views, ${member}, is that of ${other} too` }];
    const length = longestView + 2 + member.length + suffix;
    if (length <= LONGEST_COLUMN) return [];
    return [
      {
        definition,
        message: `its name in the views, ${member}, is ${length - LONGEST_COLUMN} characters too long for a column`,
      },
    ];
  });
}

/** Fields, terms and segmentations of one entity share the names of one cube. */
function findCubeIssues(plan: NamePlan, entity: string): ModelIssue[] {
  const taken = new Map<string, string>();
  return (plan.dimensions.get(entity) ?? []).flatMap((dimension): ModelIssue[] => {
    const names = dimension.kind === 'term' ? [dimension.cubeMember, dimension.name] : [dimension.cubeMember];
    return names.flatMap((name) => {
      const other = taken.get(name);
      taken.set(name, `${dimension.kind} ${dimension.name}`);
      const definition = definitionOf(plan, entity, dimension.kind, dimension.name);
      return other === undefined
        ? []
        : [{ definition, message: `its name in the cube ${entity}, ${name}, is that of ${other} too` }];
    });
  });
}

function definitionOf(
  plan: NamePlan,
  entity: string,
  kind: 'field' | 'term' | 'segmentation',
  name: string,
): DefinitionRef {
  if (kind === 'field')
    return plan.graph.entities.get(entity)?.definition ?? { kind: 'entity', name: entity };
  return { kind, name };
}
