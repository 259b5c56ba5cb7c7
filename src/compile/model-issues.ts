import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { EVENTS_CUBE, type ModelPlan, TIME_MEMBER } from './plan-model.js';

/** Something that the language allows and a Cube model cannot hold. */
export interface ModelIssue {
  readonly definition: DefinitionRef;
  readonly message: string;
}

/** PostgreSQL cuts longer names off, and a column that is cut off is lost. Cube calls a column VIEW__MEMBER. */
const LONGEST_COLUMN = 63;
const LONGEST_GRAIN = '_quarter'.length;

/** Names that clash, or are too long, where they are compiled; a check reports them as `name-collision`. */
export function findModelIssues(plan: ModelPlan): readonly ModelIssue[] {
  const cubeNames = new Map<string, DefinitionRef>([[EVENTS_CUBE, { kind: 'entity', name: EVENTS_CUBE }]]);
  const issues: ModelIssue[] = [];
  const entities = [...plan.graph.entities.values()];
  for (const { definition } of entities) {
    if (cubeNames.has(definition.name))
      issues.push({ definition, message: `the name ${definition.name} is taken by the model` });
    cubeNames.set(definition.name, definition);
  }
  for (const view of plan.views) {
    const owner = cubeNames.get(view.name);
    if (owner)
      issues.push({ definition: owner, message: `the view of the domain ${view.name} has the same name` });
    const isSecondAll =
      view.domain !== null && plan.views.some((other) => other.domain === null && other.name === view.name);
    if (isSecondAll) {
      const [first] = view.measures;
      const definition = first?.metric?.definition ?? { kind: 'metric' as const, name: view.name };
      issues.push({
        definition,
        message: `a domain cannot be called ${view.name}: that is the view of all metrics`,
      });
    }
  }
  return [
    ...issues,
    ...findMemberIssues(plan),
    ...entities.flatMap((entity) => findCubeIssues(plan, entity.name)),
  ];
}

function findMemberIssues(plan: ModelPlan): ModelIssue[] {
  const all = plan.views.find((view) => view.domain === null);
  if (!all) return [];
  const longestView = Math.max(...plan.views.map((view) => view.name.length));
  const taken = new Map<string, string>([[TIME_MEMBER, 'the time axis']]);
  const members = [
    ...all.measures.flatMap(({ metric }) =>
      metric ? [{ definition: metric.definition as DefinitionRef, member: metric.name }] : [],
    ),
    ...all.dimensions.flatMap((dimension) => {
      const definition = definitionOf(plan, dimension.entity, dimension.kind, dimension.name);
      const names = dimension.kind === 'term' ? [dimension.member, dimension.segment] : [dimension.member];
      return names.map((member) => ({ definition, member }));
    }),
  ];
  return members.flatMap(({ definition, member }): ModelIssue[] => {
    const other = taken.get(member);
    taken.set(member, `${definition.kind} ${definition.name}`);
    if (other !== undefined)
      return [{ definition, message: `its name in the views, ${member}, is that of ${other} too` }];
    const length = longestView + 2 + member.length + LONGEST_GRAIN;
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
function findCubeIssues(plan: ModelPlan, entity: string): ModelIssue[] {
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
  plan: ModelPlan,
  entity: string,
  kind: 'field' | 'term' | 'segmentation',
  name: string,
): DefinitionRef {
  if (kind === 'field')
    return plan.graph.entities.get(entity)?.definition ?? { kind: 'entity', name: entity };
  return { kind, name };
}
