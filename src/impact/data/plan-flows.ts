import { type DefinitionRef, refKey } from '../../diagnostic/definition-ref.js';
import type { Change, ChangeOf } from '../../diff/change.js';
import type { Difference } from '../../diff/diff-sources.js';
import { Needs } from '../../diff/needs.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import type { FlowPart, FlowPlan } from './flow-plan.js';
import { asksTheSame } from './flow-sql.js';
import type { HiddenFields } from './hidden-fields.js';
import { type Picked, pickedBy } from './picked-records.js';

interface Context {
  /** The old words over the tables of today; see oldWordsOver. */
  readonly old: Graph;
  readonly head: Graph;
  readonly hidden: HiddenFields;
}

/** A definition that may pick other records than it did. */
interface Subject {
  readonly before: AnyDefinition | null;
  readonly definition: AnyDefinition | null;
  /** Why the old words say nothing about the records of today. */
  readonly lost: string | null;
  /** Its own text is the same: a field that it reads is computed otherwise, or may be. */
  readonly isBeside?: boolean;
}

/**
 * Whose records to count: each changed term, each segment of a changed segmentation, and metrics whose own text changed their
 * condition. What only inherits a change is left out, since it would say the same again. An entity picks no records: where its
 * computed fields changed, the definitions next to it stand for it.
 */
export function planFlows(difference: Difference, context: Context): readonly FlowPlan[] {
  const subjects = new Map<string, Subject>();
  for (const subject of difference.changes.flatMap((change) => subjectsOf(change, difference))) {
    const key = refKey(subject.definition ?? subject.before ?? { kind: 'term', name: '' });
    if (!subjects.has(key)) subjects.set(key, subject);
  }
  return [...subjects.values()].flatMap((subject) => planFlow(subject, context) ?? []);
}

function subjectsOf(change: Change, difference: Difference): readonly Subject[] {
  switch (change.kind) {
    case 'added':
      return isWord(change.definition) ? [{ before: null, definition: change.definition, lost: null }] : [];
    case 'removed':
      return isWord(change.before)
        ? [{ before: change.before, definition: null, lost: 'what it was made of is gone' }]
        : [];
    case 'meaning-changed':
      return change.definition.kind === 'entity'
        ? besideEntity(change, difference)
        : pickingSubject(change, change.comparison.reason);
    case 'meaning-undecided':
      return change.definition.kind === 'entity' ? [] : pickingSubject(change, null);
    default:
      return [];
  }
}

/** A metric is new or gone as a number, not as a word for records. */
function isWord({ kind }: AnyDefinition): boolean {
  return kind === 'term' || kind === 'segmentation';
}

function pickingSubject(
  change: ChangeOf<'meaning-changed'> | ChangeOf<'meaning-undecided'>,
  lost: string | null,
): readonly Subject[] {
  const { before, definition } = change;
  const differs = change.kind === 'meaning-changed' ? change.comparison.differs : null;
  const isAboutRecords =
    definition.kind !== 'metric' || !differs || differs.includes('condition') || differs.includes('entity');
  return isAboutRecords ? [{ before, definition, lost }] : [];
}

/** The definitions that read the changed fields themselves; those that use one of these say the same again. */
function besideEntity(
  { affected }: ChangeOf<'meaning-changed'>,
  { head, worlds }: Difference,
): readonly Subject[] {
  const needs = new Needs([head.graph]);
  const keys = new Set(affected.map(refKey));
  const isNext = (ref: DefinitionRef) => [...needs.of(ref).keys()].every((key) => !keys.has(key));
  return affected.filter(isNext).flatMap((ref) => {
    const [before, definition] = [worlds.base, head.graph].map(
      ({ definitions }) => definitions.find((each) => refKey(each) === refKey(ref)) ?? null,
    );
    return before && definition ? [{ before, definition, lost: null, isBeside: true }] : [];
  });
}

function planFlow({ before, definition, lost, isBeside }: Subject, context: Context): FlowPlan | null {
  const subject = definition ?? before;
  if (!subject) return null;
  const ref: DefinitionRef = { kind: subject.kind, name: subject.name };
  const now = definition && pickedBy(context.head, definition);
  const old = before && pickedBy(context.old, before);
  const known = now ?? old;
  // Neither side picks records of its own (a ratio), or today's condition cannot be read: findings tell that.
  if (definition && !now) return null;
  const entity = known?.entity ?? entityWritten(subject);
  if (entity === null) return null;
  const obstacle = obstacleOf({ now, old, isOldLost: before !== null && old === null, lost }, context);
  const plan = { definition: ref, entity, parts: obstacle === null ? partsOf(now, old) : [], obstacle };
  return isBeside && obstacle === null && asksTheSame(context.head, plan) ? null : plan;
}

interface Sides {
  readonly now: Picked | null;
  readonly old: Picked | null;
  readonly isOldLost: boolean;
  readonly lost: string | null;
}

function obstacleOf({ now, old, isOldLost, lost }: Sides, { hidden }: Context): string | null {
  if (isOldLost) return lost ?? 'what it used to say cannot be asked of the tables of today';
  if (now && old && now.entity !== old.entity) return `it used to pick records of ${old.entity}`;
  const conditions = [now, old].flatMap((each) => [...(each?.conditions.values() ?? [])]);
  const isSecret = conditions.some((each) => hidden.classOf(each) === 'secret');
  return isSecret ? 'it reads a secret field' : null;
}

/** Segments in today's order, then those that are gone. */
function partsOf(now: Picked | null, old: Picked | null): readonly FlowPart[] {
  const segments = new Set([...(now?.conditions.keys() ?? []), ...(old?.conditions.keys() ?? [])]);
  return [...segments].map((segment) => ({
    segment,
    before: old?.conditions.get(segment) ?? null,
    after: now?.conditions.get(segment) ?? null,
  }));
}

function entityWritten({ value }: AnyDefinition): string | null {
  return 'entity' in value && typeof value.entity === 'string' ? value.entity : null;
}
