import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import { isConcept, pairsOfOneName } from '../concept/claims.js';
import { Declared } from '../concept/declared.js';
import { isAnyNever } from '../concept/never.js';
import { groupsOfOneMeaning } from '../concept/one-meaning.js';
import { isKeptTwice, type Pair } from '../concept/pair.js';
import { comparePair, evidenceOf } from '../concept/pair-report.js';
import { relatedWords } from '../concept/pair-words.js';
import { nameWithOwners } from '../concept/words.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleContext, RuleReport } from '../rule.js';

/** One meaning has one definition. */
export const duplicateDefinition: DefinitionRule = {
  id: 'duplicate-definition',
  severity: 'warning',
  gravest: 'error',
  *check(graph, context): Generator<RuleReport> {
    const declared = new Declared(graph);
    for (const pair of pairsOfOneName(graph.definitions)) {
      const isLeftOut =
        declared.isVariant(pair) ||
        isKeptTwice(pair) ||
        isAnyNever(context.meanings, [pair.later, pair.earlier]);
      const report = isLeftOut ? null : duplicate(graph, context, pair);
      if (report) yield { ...report, severity: 'error' };
    }
    for (const pair of groupsOfOneMeaning(graph, context.meanings)) {
      const isMeant = declared.isEquivalent(pair) || declared.isVariant(pair) || declared.isDeprecated(pair);
      const report = isMeant ? null : duplicate(graph, context, pair);
      if (report) yield report;
    }
  },
};

function duplicate(graph: Graph, context: RuleContext, pair: Pair): RuleReport | null {
  const compared = comparePair(context, pair);
  if (compared?.comparison.same !== true) return null;
  const { later, earlier } = pair;
  return {
    definition: refOf(later),
    message: messageOf(graph, pair),
    span: placeOf(pair, later),
    about: context.meanings.fingerprint(compared.later.meaning),
    related: [
      { definition: refOf(earlier), span: placeOf(pair, earlier), message: relatedWords(graph, earlier) },
    ],
    help: helpWith(pair),
    ...evidenceOf(compared.comparison),
  };
}

function messageOf(graph: Graph, { later, earlier }: Pair): string {
  if (later.name === earlier.name) {
    return `The ${later.kind} \`${later.name}\` is defined twice, with the same meaning.`;
  }
  return `${nameWithOwners(graph, later)} and ${nameWithOwners(graph, earlier)} are two names for one ${later.kind}: they mean the same.`;
}

/** The condition that both share; the name where that is what is given twice, or where there is no one condition. */
function placeOf({ later, earlier }: Pair, definition: AnyDefinition) {
  const isOneName = later.name === earlier.name;
  return definition.spanOf([!isOneName && definition.kind === 'term' ? 'where' : 'name']);
}

function helpWith({ later, earlier }: Pair): string {
  if (later.name === earlier.name) return 'Keep one of them, with the owners of both.';
  const keep = `Keep one, and give it the other name as a synonym`;
  return later.kind === 'term' && isConcept(later)
    ? `${keep}; or say \`equivalent_to: [${earlier.name}]\` where both names are needed.`
    : `${keep}.`;
}
