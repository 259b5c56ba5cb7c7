import { type DefinitionKind, refKey } from '../diagnostic/definition-ref.js';
import { suggestNearest } from '../diagnostic/suggest.js';
import type { Graph } from '../graph/graph.js';
import { ownersOf } from '../graph/owners-of.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Meanings } from '../meaning/meaning.js';
import type { Approval, Approvals } from './approval-file.js';
import type { ChangedMeaning } from './changed-meanings.js';
import { approvalState, missingApprovals } from './missing-approvals.js';

/** What was asked for cannot be approved; the message and help are for the person who asked. */
export class ApproveError extends Error {
  override readonly name = 'ApproveError';

  constructor(
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}

/** A definition that a team is about to approve, or has. */
export interface Chosen {
  readonly definition: AnyDefinition;
  /** Fingerprint. */
  readonly meaning: string;
  readonly state: 'never' | 'lapsed' | 'given';
  /** What the team approved before; null when nothing. */
  readonly before: Approval | null;
}

export interface Choice {
  readonly graph: Graph;
  readonly meanings: Meanings;
  readonly approvals: Approvals;
  readonly team: string;
}

/** Throws ApproveError with the nearest name when there is no such team. */
export function expectTeam(graph: Graph, team: string): void {
  if (graph.teams.has(team)) return;
  throw new ApproveError(`there is no team ${team}`, didYouMean(team, [...graph.teams.keys()]));
}

/** All that a team owns and has yet to approve. */
export function chooseAll({ graph, meanings, approvals, team }: Choice): readonly Chosen[] {
  return [...missingApprovals(graph, meanings, approvals)].flatMap(({ definition, meaning, missing }) => {
    const own = missing.find((each) => each.team === team);
    if (!own) return [];
    return [{ definition, meaning, state: own.lapsed ? 'lapsed' : 'never', before: own.lapsed }];
  });
}

/** Of what the team owns and has yet to approve, what it is asked for since a base; older leftovers are left. */
export function chooseChanged(
  choice: Choice,
  changed: ReadonlyMap<string, ChangedMeaning>,
): readonly Chosen[] {
  return chooseAll(choice).filter(({ definition }) =>
    changed.get(refKey(definition))?.owners.includes(choice.team),
  );
}

/**
 * The definitions of these names, of one kind or of every kind that has them and the team owns. Throws ApproveError on
 * a name that nothing has, on what the team does not own, and on what has no meaning that can be told.
 */
export function chooseByName(
  choice: Choice,
  names: readonly string[],
  kind: DefinitionKind | null,
): readonly Chosen[] {
  return [...new Set(names)].flatMap((name) => {
    const named = definitionsNamed(choice.graph, name, kind);
    const owned = named.filter((each) => ownersOf(each).includes(choice.team));
    if (owned.length === 0) throw notOwned(named, choice.team);
    return owned.map((definition) => choose(choice, definition));
  });
}

function choose({ meanings, approvals, team }: Choice, definition: AnyDefinition): Chosen {
  const told = meanings.of(definition);
  if (!told) {
    throw new ApproveError(
      `what the ${definition.kind} ${definition.name} means cannot be told`,
      '`accord check` says why',
    );
  }
  const meaning = meanings.fingerprint(told);
  const found = approvalState(approvals, team, definition, meaning);
  const before = found.state === 'never' ? null : found.approval;
  return { definition, meaning, state: found.state, before };
}

function definitionsNamed(graph: Graph, name: string, kind: DefinitionKind | null): readonly AnyDefinition[] {
  const candidates = graph.definitions.filter((each) => kind === null || each.kind === kind);
  const named = candidates.filter((each) => each.name === name);
  if (named.length === 0) {
    throw new ApproveError(
      `there is no ${kind ?? 'definition'} ${name}`,
      didYouMean(
        name,
        candidates.map((each) => each.name),
      ),
    );
  }
  const approvable = named.filter((each) => each.kind !== 'team');
  if (approvable.length === 0) throw new ApproveError(`${name} is a team, and teams need no approval`);
  const [twice] = approvable.filter((each, index) =>
    approvable.some((other, at) => at < index && other.kind === each.kind),
  );
  if (twice) throw new ApproveError(`there are two definitions of the ${twice.kind} ${name}`, 'keep one');
  return approvable;
}

function notOwned(named: readonly AnyDefinition[], team: string): ApproveError {
  const owners = named.map((each) => {
    const own = ownersOf(each);
    return `the ${each.kind} ${each.name} is owned by ${own.length === 0 ? 'nobody' : own.join(', ')}`;
  });
  return new ApproveError(`${team} is no owner of ${named[0]?.name}`, owners.join('; '));
}

function didYouMean(written: string, candidates: readonly string[]): string | undefined {
  const near = suggestNearest(written, candidates);
  return near === null ? undefined : `did you mean ${near}?`;
}
