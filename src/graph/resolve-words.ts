import type { AnyDefinition, Definition, Path } from '../language/definition.js';
import type { GraphContext } from './context.js';
import { entityScope, type ScopeSource } from './entity-scope.js';
import type { Handoff, Segmentation, Term } from './graph.js';
import { followTime } from './resolve-time.js';
import type { LazyScopeSource } from './scope-source.js';

/** Names that every kind may have: owners, a replacement, a base, what it is distinct from. */
export function followCommonNames(context: GraphContext, definition: AnyDefinition): void {
  const { value } = definition;
  value.owners?.forEach((owner, index) => {
    context.followTeam(definition, owner, ['owners', index]);
  });
  const mention = (name: string, path: Path) => {
    context.follow(definition, [definition.kind], name, path, 'mentions');
  };
  if (value.replaced_by !== undefined) mention(value.replaced_by, ['replaced_by']);
  if (value.variant_of !== undefined) mention(value.variant_of, ['variant_of']);
  value.distinct_from?.forEach((name, index) => {
    mention(name, ['distinct_from', index]);
  });
}

export function resolveTerm(
  context: GraphContext,
  source: LazyScopeSource,
  definition: Definition<'term'>,
): Term {
  const { value, name } = definition;
  context.follow(definition, ['entity'], value.entity, ['entity'], 'needs');
  for (const promise of ['refines', 'disjoint_with', 'equivalent_to'] as const) {
    value[promise]?.forEach((other, index) => {
      followTermOn(context, definition, value.entity, other, [promise, index], 'mentions');
    });
  }
  return { definition, name, entity: value.entity, info: source.termOf(definition) };
}

function followTermOn(
  context: GraphContext,
  definition: AnyDefinition,
  entity: string,
  name: string,
  path: Path,
  role: 'needs' | 'mentions',
): void {
  const term = context.follow(definition, ['term'], name, path, role);
  if (!term || term.value.entity === entity) return;
  const message = `${name} is a term of ${term.value.entity}, not of ${entity}.`;
  context.misfit(definition, 'type-mismatch', path, message, 'Two terms can be compared only on one entity.');
}

export function resolveSegmentation(
  context: GraphContext,
  source: ScopeSource,
  definition: Definition<'segmentation'>,
): Segmentation {
  const { value, name } = definition;
  const entity = context.follow(definition, ['entity'], value.entity, ['entity'], 'needs');
  const segments = value.segments.map((segment, index) => ({
    name: segment.name,
    title: segment.title ?? null,
    description: segment.description ?? null,
    condition: entity
      ? context.check(definition, ['segments', index, 'where'], entityScope(source, entity.name), 'condition')
      : null,
  }));
  return { definition, name, entity: value.entity, segments };
}

export function resolveHandoff(
  context: GraphContext,
  source: ScopeSource,
  definition: Definition<'handoff'>,
): Handoff {
  const { value, name } = definition;
  const entity = context.follow(definition, ['entity'], value.entity, ['entity'], 'needs');
  context.followTeam(definition, value.from, ['from']);
  context.followTeam(definition, value.to, ['to']);
  followTermOn(context, definition, value.entity, value.releases, ['releases'], 'needs');
  followTermOn(context, definition, value.entity, value.accepts, ['accepts'], 'needs');
  for (const key of ['released_at', 'accepted_at'] as const) {
    const written = value[key];
    if (written === undefined || !entity) continue;
    const scope = entityScope(source, entity.name);
    followTime(context, definition, { entity, scope, written, path: [key] });
  }
  const { entity: entityName, releases, accepts } = value;
  return { definition, name, entity: entityName, releases, accepts };
}
