import { capital } from '../../diagnostic/words.js';
import type { Graph } from '../../graph/graph.js';
import { aggregatesOf } from '../../graph/metric.js';
import type { AnyDefinition } from '../../language/definition.js';
import { withArticle } from '../../meaning/article.js';
import type { Comparison, RecordsMeaning } from '../../meaning/meaning.js';
import { type GovernedTerm, GovernedTerms, termsNamedIn } from '../concept/governed-terms.js';
import { isAlways, isNever } from '../concept/never.js';
import { evidenceOf } from '../concept/pair-report.js';
import { placeInWords, relatedWords } from '../concept/pair-words.js';
import { nameWithOwners } from '../concept/words.js';
import { CleanAmongTerms } from '../condition/clean-among-terms.js';
import { conditionsOf, type ExpressionPlace } from '../condition/conditions-of.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleContext, RuleReport } from '../rule.js';

/** What a governed term says is not written out once more. */
export const shadowedTerm: DefinitionRule = {
  id: 'shadowed-term',
  severity: 'warning',
  *check(graph, context): Generator<RuleReport> {
    const terms = new GovernedTerms(graph, context.meanings);
    const clean = new CleanAmongTerms(graph, context.remembered, this.id);
    for (const place of conditionsOf(graph)) {
      if (!isInline(place)) continue;
      const named = [...termsNamedIn(place.typed), ...termsCounted(graph, place)];
      if (clean.isKnown(place, named)) continue;
      const { meanings } = context;
      const own = meanings.records(place.entity, [place.typed]);
      if (isNever(meanings, own) || isAlways(meanings, own)) continue;
      const opened = context.open.length;
      const reports = [
        ...judge(graph, context, { place, own, fingerprint: meanings.fingerprint(own), terms }),
      ];
      const isClean = reports.length === 0 && context.open.length === opened;
      if (isClean && own.condition.undecided === null) clean.keep(place, named);
      yield* reports;
    }
  },
};

/** A condition that is not itself what a term means; what used to be meant is kept as it was. */
function isInline({ definition, path }: ExpressionPlace): boolean {
  const { kind, previousOf } = definition;
  if (previousOf !== null) return false;
  return kind === 'metric' || kind === 'segmentation' || (kind === 'dashboard' && path.at(-1) === 'where');
}

interface Inline {
  readonly place: ExpressionPlace;
  readonly own: RecordsMeaning;
  readonly fingerprint: string;
  readonly terms: GovernedTerms;
}

function* judge(graph: Graph, context: RuleContext, inline: Inline): Generator<RuleReport> {
  const { place, own, terms } = inline;
  const { meanings } = context;
  const named = termsNamedIn(place.typed);
  const equal = terms.equalTo(own, named);
  if (equal) {
    yield restated(graph, inline, equal, meanings.compare(own, equal.meaning));
    return;
  }
  const whole = wholeOf(context, place);
  const equalToWhole =
    whole && !isNever(meanings, whole) && terms.equalTo(whole, [...named, ...termsCounted(graph, place)]);
  if (equalToWhole) {
    yield restated(graph, inline, equalToWhole, meanings.compare(whole, equalToWhole.meaning));
    return;
  }
  // A condition that is built on a term says what it adds to it.
  if (named.length > 0) return;
  for (const term of terms.readingTheSame(own, termsCounted(graph, place))) {
    const comparison = meanings.compare(own, term.meaning);
    const { relation } = comparison;
    if (comparison.same === true) yield restated(graph, inline, term, comparison);
    else if (relation === 'unknown') context.open.push(openQuestion(graph, inline, term, comparison));
    else if (relation === 'narrower' || relation === 'wider') {
      yield nearlyRestated(graph, inline, term, comparison);
    }
  }
}

/** All a record must meet to be counted by a metric on a term; null for what has no such term. */
function wholeOf(
  { meanings }: RuleContext,
  { contexts, typed, entity }: ExpressionPlace,
): RecordsMeaning | null {
  const [before, other] = contexts;
  return before && before.length > 0 && !other ? meanings.records(entity, [...before, typed]) : null;
}

/** The terms that a metric counts, or that the metric of a claim does: a condition beside them narrows them, or is judged by claim-drift. */
function termsCounted(graph: Graph, { definition, path, contexts }: ExpressionPlace): readonly string[] {
  if (definition.kind !== 'dashboard') return contexts.flat().flatMap(termsNamedIn);
  const [, index] = path;
  const claim = typeof index === 'number' ? definition.value.claims?.[index] : undefined;
  return claim ? termsOfMetric(graph, claim.metric) : [];
}

function termsOfMetric(graph: Graph, name: string): readonly string[] {
  const formula = graph.metrics.get(name)?.formula;
  return formula ? aggregatesOf(formula).flatMap(({ term }) => term?.name ?? []) : [];
}

function restated(graph: Graph, inline: Inline, term: GovernedTerm, comparison: Comparison): RuleReport {
  const { place } = inline;
  const { name } = term.definition;
  return {
    ...placeOf(graph, inline, term),
    message: `${capital(place.subject)} writes out what the term ${nameWithOwners(graph, term.definition)} means: when the term changes, it will not.`,
    help: `Name \`${name}\` instead.`,
    ...evidenceOf(comparison),
  };
}

function nearlyRestated(
  graph: Graph,
  inline: Inline,
  term: GovernedTerm,
  comparison: Comparison,
): RuleReport {
  const { place } = inline;
  const { definition } = term;
  return {
    ...placeOf(graph, inline, term),
    message: `${capital(place.subject)} nearly writes out what the term ${nameWithOwners(graph, definition)} means. ${nearlyInWords(definition, comparison)}`,
    help: `Name \`${definition.name}\` if that is what is meant; otherwise define a term for what this is.`,
    ...evidenceOf(comparison),
  };
}

/** Of two that are nearly the same one lies in the other, so there is one record to show. */
function nearlyInWords(definition: AnyDefinition, { relation, words }: Comparison): string {
  const term = `\`${definition.name}\` (${placeInWords(definition.spanOf(['where']))})`;
  if (relation === 'wider') {
    const shown =
      words.onlyThis && `: ${withArticle(words.onlyThis)} meets it and does not belong to ${term}`;
    return `It takes more${shown ?? ''}.`;
  }
  const shown =
    words.onlyOther && `: ${withArticle(words.onlyOther)} belongs to ${term} and does not meet it`;
  return `It takes less${shown ?? ''}.`;
}

function openQuestion(graph: Graph, inline: Inline, term: GovernedTerm, comparison: Comparison) {
  return {
    ...placeOf(graph, inline, term),
    question: `how ${inline.place.subject} stands to the term ${term.definition.name}`,
    reason: comparison.reason ?? 'the engine gave no answer',
  };
}

function placeOf(
  graph: Graph,
  { place, fingerprint }: Inline,
  { definition, fingerprint: meant }: GovernedTerm,
) {
  return {
    definition: refOf(place.definition),
    span: place.span,
    about: `${place.about} ${fingerprint} ${meant}`,
    related: [
      {
        definition: refOf(definition),
        span: definition.spanOf(['where']),
        message: relatedWords(graph, definition),
      },
    ],
  };
}
