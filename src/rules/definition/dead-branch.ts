import { capital } from '../../diagnostic/words.js';
import type { Located } from '../../expression/syntax.js';
import type { Typed } from '../../expression/typed.js';
import type { Graph } from '../../graph/graph.js';
import type { Meanings } from '../../meaning/meaning.js';
import { ask, evidence, isBeyond, isEmpty, type Nothing, prove } from '../condition/ask.js';
import { isKnownClean, keepClean } from '../condition/clean-places.js';
import { conditionsOf, type ExpressionPlace, valuesOf } from '../condition/conditions-of.js';
import { type DeadPart, findDeadParts } from '../condition/dead-parts.js';
import { balanced, quote, withKeyword } from '../condition/excerpt.js';
import { leaveOpen } from '../condition/leave-open.js';
import type { PartRole } from '../condition/removable-parts.js';
import { aboutConditions, aboutValues, answerAll, type QuestionsAbout } from '../condition/same-meaning.js';
import { because } from '../condition/wording.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleContext, RuleReport } from '../rule.js';

/** A part of an expression without which it means the same. */
export const deadBranch: DefinitionRule = {
  id: 'dead-branch',
  severity: 'warning',
  *check(graph: Graph, context): Generator<RuleReport> {
    for (const place of conditionsOf(graph)) {
      // A boolean field is a value: FALSE and NULL are told apart.
      if (place.definition.kind !== 'entity') yield* judge(place, aboutConditions(place), context);
    }
    for (const place of valuesOf(graph)) yield* judge(place, aboutValues(place), context);
  },
};

function* judge(place: ExpressionPlace, about: QuestionsAbout, context: RuleContext): Generator<RuleReport> {
  const { meanings } = context;
  if (isKnownClean(context, 'dead-branch', place) || isBeyondProof(place, meanings)) return;
  const { reports, reason } = examine(place, about, meanings);
  if (reports.length === 0 && reason === undefined) return keepClean(context, 'dead-branch', place);
  const nothing = saysNothing(place, meanings);
  if (nothing !== true) yield* reports;
  if (nothing !== false || reason === undefined) return;
  const question = `whether ${place.subject} needs every part of what it says`;
  leaveOpen(context, place, { rule: 'dead-branch', question, reason });
}

/** What has to be met for the expression to be true, or to be asked for its value. */
function conditionsBefore({ typed, contexts, path }: ExpressionPlace): ExpressionPlace['contexts'] {
  return isCondition({ typed, path }) ? contexts.map((before) => [...before, typed]) : contexts;
}

/** A boolean field is both: a condition elsewhere, and a value of its record. */
function isCondition({ typed, path }: Pick<ExpressionPlace, 'typed' | 'path'>): boolean {
  return typed.type.kind === 'boolean' && path.at(-1) !== 'value';
}

/** Conditions about which nothing can be asked have findings of their own. */
function isBeyondProof(place: ExpressionPlace, meanings: Meanings): boolean {
  return conditionsBefore(place).some((conditions) => isBeyond(meanings, place.entity, conditions));
}

/** Whether it is never or always true, or no record comes to it: others say so. Null where that is not known. */
function saysNothing(place: ExpressionPlace, meanings: Meanings): boolean | null {
  const { entity, typed } = place;
  const exceptions = { entity, inside: [], outside: [[typed]] };
  if (isCondition(place) && ask(meanings, exceptions).answer === 'none') return true;
  const empty = conditionsBefore(place).map((conditions) => isEmpty(meanings, entity, conditions));
  if (empty.includes(true)) return true;
  return empty.includes(null) ? null : false;
}

interface Examined {
  readonly reports: readonly RuleReport[];
  /** Why something could not be decided. */
  readonly reason: string | undefined;
}

function examine(place: ExpressionPlace, about: QuestionsAbout, meanings: Meanings): Examined {
  const { typed, text } = place;
  const whole = impliedBefore(place) ? prove(meanings, about(typed, EVERY_RECORD)) : null;
  if (whole) return { reports: [deadWhole(place, whole)], reason: undefined };
  const reasons: string[] = [];
  const dead = findDeadParts(typed, text.text, (left, right) => {
    const same = answerAll(meanings, about(left, right));
    if (same !== 'yes' && same !== 'no') reasons.push(same.reason);
    return same === 'yes';
  });
  const reports = dead.map((part) => deadPart(place, part, prove(meanings, about(part.before, part.after))));
  return { reports, reason: reasons[0] };
}

const EVERY_RECORD: Typed = {
  kind: 'literal',
  value: { kind: 'boolean', value: true },
  type: { kind: 'boolean' },
  nullable: false,
  start: 0,
  end: 0,
};

/** Whether the expression is a further condition on records that meet others before it. */
function impliedBefore({ path, contexts }: ExpressionPlace): boolean {
  return path.at(-1) === 'where' && contexts.some((before) => before.length > 0);
}

function deadWhole({ definition, subject, span, about }: ExpressionPlace, found: Nothing): RuleReport {
  return {
    definition: refOf(definition),
    message: `The condition of ${subject} changes nothing: every record that is counted meets it anyway${because(found.assumptions)}.`,
    span,
    about: `${about} whole`,
    help: 'Remove it, or say what was meant.',
    ...evidence(found),
  };
}

function deadPart(place: ExpressionPlace, part: DeadPart, found: Nothing | null): RuleReport {
  const { definition, subject, text, about } = place;
  const range = rangeOf(text.text, part);
  const written = quote(text, range);
  return {
    definition: refOf(definition),
    message: `${capital(subject)} means the same without ${written}: ${WHY[part.role]}${because(found?.assumptions ?? [])}.`,
    span: text.span(range.start, range.end),
    about: `${about} ${part.role} ${text.text.slice(part.start, part.end).replace(/\s+/g, ' ')}`,
    help: 'Remove it, or say what was meant: somebody wrote it to make a difference.',
    ...(found ? evidence(found) : { proof: 'proved' as const, assumptions: [] }),
  };
}

const WHY: Readonly<Record<PartRole, string>> = {
  arm: 'whatever it lets in is let in by the rest',
  part: 'whatever meets the rest meets it too',
  value: 'whether it is in the list makes no difference',
  branch: 'no record comes to it, or the branches after it give the same',
  else: 'no record comes to it, or it gives NULL, as no ELSE does',
};

const KEYWORDS: Readonly<Partial<Record<PartRole, string>>> = { branch: 'when', else: 'else' };

function rangeOf(text: string, part: DeadPart): Located {
  const keyword = KEYWORDS[part.role];
  return balanced(text, keyword === undefined ? part : withKeyword(text, keyword, part));
}
