import { capital, listInWords } from '../../diagnostic/words.js';
import type { Typed } from '../../expression/typed.js';
import type { Graph } from '../../graph/graph.js';
import type { Meanings } from '../../meaning/meaning.js';
import { ask, evidence, isBeyond, isEmpty, prove } from '../condition/ask.js';
import { isKnownClean, keepClean } from '../condition/clean-places.js';
import { conditionsOf, type ExpressionPlace } from '../condition/conditions-of.js';
import { quote } from '../condition/excerpt.js';
import { leaveOpen } from '../condition/leave-open.js';
import { replaceTerms } from '../condition/rebuild.js';
import { because, conditionInWords } from '../condition/wording.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleContext, RuleReport } from '../rule.js';

/** A condition that no record can meet, told of the definition that makes it so. */
export const neverTrue: DefinitionRule = {
  id: 'never-true',
  severity: 'error',
  *check(graph: Graph, context): Generator<RuleReport> {
    for (const place of conditionsOf(graph)) {
      const report = judge(place, context);
      if (report) yield report;
    }
  },
};

function judge(place: ExpressionPlace, context: RuleContext): RuleReport | null {
  const { meanings } = context;
  if (isKnownClean(context, 'never-true', place)) return null;
  let isClean = true;
  for (const before of place.contexts) {
    const { entity, typed } = place;
    const whole = [...before, typed];
    const question = { entity, inside: [whole], outside: [] };
    const found = isBeyond(meanings, entity, whole) ? null : ask(meanings, question);
    isClean &&= found?.answer === 'record';
    if (!found) continue;
    if (found.answer === 'unknown' && isEmpty(meanings, entity, before) !== null) {
      leaveOpen(context, place, {
        rule: 'never-true',
        question: `whether any record meets the condition of ${place.subject}`,
        reason: found.reason,
      });
    }
    if (found.answer !== 'none' || !isCause(place, before, meanings)) continue;
    const proof = prove(meanings, [question]) ?? found;
    const reason = `${whyNever(place, before, meanings)}${because(proof.assumptions)}`;
    return {
      definition: refOf(place.definition),
      message: `${capital(conditionInWords(place))} can never be true: ${reason}.`,
      span: place.span,
      about: place.about,
      help: 'Change or remove one of the parts that exclude each other, or remove the definition.',
      ...evidence(proof),
    };
  }
  if (isClean) keepClean(context, 'never-true', place);
  return null;
}

/** False when the records before it are none already, or a term it names has none: those have findings of their own. */
function isCause({ entity, typed }: ExpressionPlace, before: readonly Typed[], meanings: Meanings): boolean {
  if (before.length > 0 && isEmpty(meanings, entity, before) === true) return false;
  const freed = replaceTerms(typed, ({ term, type, start, end }) => {
    if (isEmpty(meanings, term.entity, [term.condition]) !== true) return null;
    return { kind: 'literal', value: { kind: 'boolean', value: true }, type, nullable: false, start, end };
  });
  return freed === typed || isEmpty(meanings, entity, [...before, freed]) === true;
}

/** The fewest parts that exclude each other: each is dropped as long as no record meets the rest. */
function whyNever(
  { entity, typed, text }: ExpressionPlace,
  before: readonly Typed[],
  meanings: Meanings,
): string {
  let parts = [...before, ...(typed.kind === 'and' ? typed.operands : [typed])];
  for (const part of [...parts].reverse()) {
    const rest = parts.filter((each) => each !== part);
    if (rest.length > 0 && isEmpty(meanings, entity, rest) === true) parts = rest;
  }
  const quoted = parts.map((part) => (before.includes(part) ? nameOf(part) : quote(text, part)));
  const [only, second, third] = quoted;
  if (second === undefined) return `no record meets ${only}`;
  return third === undefined
    ? `${only} and ${second} exclude each other`
    : `${listInWords(quoted)} exclude each other`;
}

/** A condition from outside the expression: the term that is counted, or what another metric says of its records. */
function nameOf(part: Typed): string {
  return part.kind === 'term' ? `\`${part.term.name}\`` : 'what the metric it is made of counts';
}
