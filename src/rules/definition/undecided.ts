import { type DefinitionRef, refKey } from '../../diagnostic/definition-ref.js';
import type { Graph } from '../../graph/graph.js';
import type { Meanings } from '../../meaning/meaning.js';
import { isKnownClean } from '../condition/clean-places.js';
import { conditionsOf, type ExpressionPlace } from '../condition/conditions-of.js';
import { fingerprintsOf } from '../condition/fingerprints.js';
import { replaceTerms } from '../condition/rebuild.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, OpenQuestion, RuleReport } from '../rule.js';

/** What the engine was asked and could not answer. It is asked last, when every rule has asked. */
export const undecided: DefinitionRule = {
  id: 'undecided',
  severity: 'warning',
  *check(graph: Graph, context): Generator<RuleReport> {
    const { meanings, open } = context;
    /** The reasons given once, by definition: no question about it is told of for the same reason. */
    const given = new Map<string, Set<string>>();
    const meant = meaningsIn(graph, meanings);
    for (const place of conditionsOf(graph)) {
      // That always-true could look is kept; it asks about the same condition.
      if (isKnownClean(context, 'always-true', place)) continue;
      const { undecided: reason } = meanings.records(place.entity, [place.typed]).condition;
      if (reason === null) continue;
      const key = refKey(place.definition);
      given.set(key, (given.get(key) ?? new Set()).add(reason));
      if (!isBecauseOfTerm(place, meanings)) yield beyondProof(place, reason, meant);
    }
    const told = new Set<string>();
    for (const asked of open) {
      const { definition, span, question, reason } = asked;
      const key = JSON.stringify([definition, span.source.path, span.start, question]);
      if (told.has(key) || concerned(asked).some((each) => given.get(refKey(each))?.has(reason))) continue;
      told.add(key);
      yield leftOpen(asked, meant);
    }
  },
};

/** Whether the condition is beyond the engine only through a term it names, which says so itself. */
function isBecauseOfTerm({ entity, typed }: ExpressionPlace, meanings: Meanings): boolean {
  const freed = replaceTerms(typed, ({ term, type, start, end }) => {
    if (meanings.records(term.entity, [term.condition]).condition.undecided === null) return null;
    return { kind: 'literal', value: { kind: 'boolean', value: true }, type, nullable: false, start, end };
  });
  return freed !== typed && meanings.records(entity, [freed]).condition.undecided === null;
}

function concerned({ definition, related }: OpenQuestion): readonly DefinitionRef[] {
  return [definition, ...(related ?? []).map((place) => place.definition)].filter((each) => each !== null);
}

/** The fingerprints of what was asked about: who has looked by eye has looked at these meanings. */
type Meant = (definitions: readonly DefinitionRef[]) => string;

function meaningsIn(graph: Graph, meanings: Meanings): Meant {
  const byKey = new Map(graph.definitions.map((each) => [refKey(each), each]));
  return (definitions) => {
    const named = definitions.flatMap((each) => byKey.get(refKey(each)) ?? []);
    const known = named.flatMap((each) => meanings.of(each) ?? []);
    return fingerprintsOf(meanings, known).split(' ').sort().join(' ');
  };
}

/** A condition about which nothing can be asked is told of once, not with every question about it. */
function beyondProof(
  { definition, span, about, subject }: ExpressionPlace,
  reason: string,
  meant: Meant,
): RuleReport {
  return {
    definition: refOf(definition),
    message: `Nothing can be proven about ${subject}: ${reason}.`,
    span,
    about: `condition ${about} ${meant([definition])}`,
    help: HELP,
    proof: 'unknown',
  };
}

function leftOpen(asked: OpenQuestion, meant: Meant): RuleReport {
  const { definition, span, related, about, question, reason } = asked;
  return {
    definition,
    message: `It could not be decided ${question}: ${reason}.`,
    span,
    help: HELP,
    relation: 'unknown',
    proof: 'unknown',
    about: [about ?? '', meant(concerned(asked))].join(' ').trim(),
    ...(related === undefined ? {} : { related }),
  };
}

const HELP = 'Write it more simply, or compute a part of it in a field of its own.';
