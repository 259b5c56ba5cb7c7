import { capital } from '../../diagnostic/words.js';
import type { Graph } from '../../graph/graph.js';
import type { Meanings } from '../../meaning/meaning.js';
import { type Asked, ask, evidence, isBeyond, prove } from '../condition/ask.js';
import { isKnownClean, keepClean } from '../condition/clean-places.js';
import { conditionsOf, type ExpressionPlace } from '../condition/conditions-of.js';
import { leaveOpen } from '../condition/leave-open.js';
import { replaceTerms } from '../condition/rebuild.js';
import { because, conditionInWords } from '../condition/wording.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** A condition that every record meets. */
export const alwaysTrue: DefinitionRule = {
  id: 'always-true',
  severity: 'warning',
  *check(graph: Graph, context): Generator<RuleReport> {
    const { meanings } = context;
    for (const place of conditionsOf(graph)) {
      if (isKnownClean(context, 'always-true', place)) continue;
      if (isBeyond(meanings, place.entity, [place.typed])) continue;
      const question = exceptionsTo(place);
      const found = ask(meanings, question);
      if (found.answer === 'record') keepClean(context, 'always-true', place);
      if (found.answer === 'unknown') {
        leaveOpen(context, place, {
          rule: 'always-true',
          question: `whether every record meets the condition of ${place.subject}`,
          reason: found.reason,
        });
      }
      if (found.answer !== 'none' || !isCause(place, meanings)) continue;
      const proof = prove(meanings, [question]) ?? found;
      yield {
        definition: refOf(place.definition),
        message: `${capital(conditionInWords(place))} is always true: every record meets it${because(proof.assumptions)}.`,
        span: place.span,
        about: place.about,
        help: 'Say what sets its records apart, or use the entity itself.',
        ...evidence(proof),
      };
    }
  },
};

/** Asks for a record that does not meet the condition. */
function exceptionsTo({ entity, typed }: Pick<ExpressionPlace, 'entity' | 'typed'>): Asked {
  return { entity, inside: [], outside: [[typed]] };
}

/** False when it is so only because a term it names is always true, which has a finding of its own. */
function isCause({ entity, typed }: ExpressionPlace, meanings: Meanings): boolean {
  const freed = replaceTerms(typed, ({ path, term, type, start, end }) => {
    if (path.length > 0) return null;
    const own = ask(meanings, exceptionsTo({ entity: term.entity, typed: term.condition }));
    if (own.answer !== 'none') return null;
    return { kind: 'literal', value: { kind: 'boolean', value: false }, type, nullable: false, start, end };
  });
  return freed === typed || ask(meanings, exceptionsTo({ entity, typed: freed })).answer === 'none';
}
