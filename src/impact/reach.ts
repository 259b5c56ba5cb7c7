import { DEFINITION_KINDS, type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Change } from '../diff/change.js';
import { subjectOf } from '../diff/diff-graphs.js';
import type { Difference } from '../diff/diff-sources.js';
import { EntityUsers } from '../diff/entity-users.js';
import { Needs } from '../diff/needs.js';
import type { TextDifference } from '../diff/text-differences.js';
import { teamNamed, titleOf } from '../explain/titles.js';
import type { Graph } from '../graph/graph.js';
import { ownersOf } from '../graph/owners-of.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Reached } from '../report/review.js';
import { Downstream } from './downstream.js';

/** Whom a change reaches, in the two states of a project. */
export class Reach {
  private readonly downstream: { readonly base: Downstream; readonly head: Downstream };
  private readonly entityUsers: { readonly base: EntityUsers; readonly head: EntityUsers };
  /** By refKey: today's definitions, and those of the base that are gone. */
  private readonly known = new Map<string, { readonly graph: Graph; readonly definition: AnyDefinition }>();
  private readonly newNames: ReadonlyMap<string, DefinitionRef>;

  constructor(difference: Difference) {
    const base = difference.worlds.base;
    const head = difference.head.graph;
    this.downstream = { base: new Downstream(base), head: new Downstream(head) };
    this.entityUsers = {
      base: new EntityUsers(base, new Needs([base])),
      head: new EntityUsers(head, new Needs([head])),
    };
    for (const graph of [head, base]) {
      for (const definition of graph.definitions) {
        const key = refKey(definition);
        if (!this.known.has(key)) this.known.set(key, { graph, definition });
      }
    }
    this.newNames = new Map(
      difference.changes.flatMap((each) =>
        each.kind === 'renamed' ? [[refKey(each.before), each.definition] as const] : [],
      ),
    );
  }

  /** By kind, then by name. */
  from(change: Change): readonly Reached[] {
    const self = refKey(subjectOf(change));
    const found = new Map<string, DefinitionRef>();
    for (const side of ['base', 'head'] as const) {
      for (const user of this.usersOn(side, change)) {
        const now = this.newNames.get(refKey(user)) ?? user;
        if (refKey(now) !== self) found.set(refKey(now), now);
      }
    }
    return [...found.values()].sort(byKindAndName).map((ref) => this.told(ref));
  }

  /** With its title and owners of today; those it had where it is gone. */
  told({ kind, name }: DefinitionRef): Reached {
    const { graph, definition } = this.known.get(refKey({ kind, name })) ?? {};
    if (!graph || !definition) throw new Error(`no ${kind} ${name} on either side`);
    return {
      definition: { kind, name },
      title: titleOf(definition),
      owners: ownersOf(definition).map((team) => {
        const { name: known, title } = teamNamed(graph, team);
        return { name: known, title };
      }),
    };
  }

  private usersOn(side: 'base' | 'head', change: Change): readonly DefinitionRef[] {
    const definition = definitionOn(side, change);
    if (!definition) return [];
    const differences = differencesOf(change);
    if (definition.kind !== 'entity' || differences === null) return this.downstream[side].of(definition);
    return this.entityUsers[side].of(definition, differences);
  }
}

function definitionOn(side: 'base' | 'head', change: Change): AnyDefinition | null {
  if (side === 'base') return 'before' in change ? change.before : null;
  return 'definition' in change ? change.definition : null;
}

/** What is written otherwise of a definition that is on both sides; null where all of it counts. */
function differencesOf(change: Change): readonly TextDifference[] | null {
  return change.kind === 'meaning-changed' || change.kind === 'meaning-undecided' ? change.differences : null;
}

function byKindAndName(left: DefinitionRef, right: DefinitionRef): number {
  const kinds = DEFINITION_KINDS.indexOf(left.kind) - DEFINITION_KINDS.indexOf(right.kind);
  return kinds || (left.name < right.name ? -1 : 1);
}
