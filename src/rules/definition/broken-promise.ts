import type { Report } from '../../diagnostic/finding.js';
import type { Graph, Term } from '../../graph/graph.js';
import type { Found, Meanings } from '../../meaning/meaning.js';
import { titleOf } from '../concept/words.js';
import { evidence } from '../condition/ask.js';
import { fingerprintsOf } from '../condition/fingerprints.js';
import { pairOf, type TermPair } from '../condition/term-pair.js';
import { aRecord, ownersInWords } from '../condition/wording.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleContext, RuleReport } from '../rule.js';

const PROMISES = ['refines', 'disjoint_with', 'equivalent_to'] as const;
type Promised = (typeof PROMISES)[number];

/** A term's word about another term that does not hold. */
export const brokenPromise: DefinitionRule = {
  id: 'broken-promise',
  severity: 'error',
  *check(graph: Graph, context): Generator<RuleReport> {
    for (const term of graph.every.terms) {
      for (const promised of PROMISES) {
        for (const [index, name] of (term.definition.value[promised] ?? []).entries()) {
          const other = graph.terms.get(name);
          const pair = pairOf(context.meanings, term, other);
          if (!other || !pair) continue;
          const report = judge(graph, { term, other, pair, promised, index }, context);
          if (report) yield report;
        }
      }
    }
  },
};

interface Promise {
  readonly term: Term;
  readonly other: Term;
  readonly pair: TermPair;
  readonly promised: Promised;
  readonly index: number;
}

function judge(graph: Graph, promise: Promise, { meanings, open }: RuleContext): RuleReport | null {
  const { term, other, pair, promised, index } = promise;
  const breaches = breachesOf(meanings, pair, promised);
  if (breaches.every(({ found }) => found.answer === 'none')) return null;
  const place = {
    definition: refOf(term.definition),
    span: term.definition.spanOf([promised, index]),
    about: `${promised} ${other.name}`,
  };
  const [first] = breaches.filter(isBreach);
  if (!first) {
    const unknown = breaches.find(({ found }) => found.answer === 'unknown');
    if (unknown?.found.answer === 'unknown') {
      const { reason } = unknown.found;
      open.push({
        ...place,
        related: [relatedTo(graph, other)],
        about: `broken-promise ${promised}`,
        question: QUESTIONS[promised](term.name, other.name),
        reason,
      });
    }
    return null;
  }
  const witness = Object.fromEntries(breaches.filter(isBreach).map(({ key, found }) => [key, found.record]));
  const breach = aRecord(first.found);
  return {
    ...place,
    about: `${place.about} ${fingerprintsOf(meanings, [pair.left, pair.right])}`,
    message: `${ownersInWords(graph, term.definition)} promised that ${PROMISE_WORDS[promised](term, other)}. ${breach} is ${BREACH_WORDS[first.key](term, other)}.`,
    help: `Agree with ${ownersInWords(graph, other.definition)} on what both mean, or take the promise back.`,
    related: [relatedTo(graph, other)],
    relation: meanings.compare(pair.left, pair.right).relation,
    ...evidence(first.found),
    witness,
  };
}

interface Asked {
  readonly key: 'onlyThis' | 'onlyOther' | 'both';
  readonly found: Found;
}

type Breach = Asked & { readonly found: Extract<Found, { answer: 'record' }> };

function isBreach(asked: Asked): asked is Breach {
  return asked.found.answer === 'record';
}

/** The records that a kept promise does not have. */
function breachesOf(meanings: Meanings, { left, right }: TermPair, promised: Promised): readonly Asked[] {
  const onlyThis = (): Asked => ({
    key: 'onlyThis',
    found: meanings.find({ inside: [left], outside: [right] }),
  });
  const onlyOther = (): Asked => ({
    key: 'onlyOther',
    found: meanings.find({ inside: [right], outside: [left] }),
  });
  switch (promised) {
    case 'refines':
      return [onlyThis()];
    case 'equivalent_to':
      return [onlyThis(), onlyOther()];
    case 'disjoint_with':
      return [{ key: 'both', found: meanings.find({ inside: [left, right], outside: [] }) }];
  }
}

const QUESTIONS: Readonly<Record<Promised, (term: string, other: string) => string>> = {
  refines: (term, other) => `whether every ${term} is a ${other}`,
  disjoint_with: (term, other) => `whether anything is both ${term} and ${other}`,
  equivalent_to: (term, other) => `whether ${term} and ${other} are the same`,
};

type Words = (term: Term, other: Term) => string;

const PROMISE_WORDS: Readonly<Record<Promised, Words>> = {
  refines: (term, other) => `everything in ${quoted(term)} is in ${quoted(other)} too`,
  disjoint_with: (term, other) => `nothing is in both ${quoted(term)} and ${quoted(other)}`,
  equivalent_to: (term, other) => `${quoted(term)} and ${quoted(other)} are the same`,
};

const BREACH_WORDS: Readonly<Record<Asked['key'], Words>> = {
  onlyThis: (term, other) => `in ${quoted(term)} and not in ${quoted(other)}`,
  onlyOther: (term, other) => `in ${quoted(other)} and not in ${quoted(term)}`,
  both: () => 'in both',
};

function quoted({ definition }: Term): string {
  return `"${titleOf(definition)}"`;
}

function relatedTo(graph: Graph, { definition }: Term): NonNullable<Report['related']>[number] {
  return {
    definition: refOf(definition),
    span: definition.spanOf(['where']),
    message: `"${titleOf(definition)}", as ${ownersInWords(graph, definition)} wrote it.`,
  };
}
