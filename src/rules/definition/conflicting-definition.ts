import type { Graph } from '../../graph/graph.js';
import { pairsOfOneConcept, sharedWord } from '../concept/claims.js';
import { Declared } from '../concept/declared.js';
import { isAnyNever } from '../concept/never.js';
import { isKeptTwice, type Pair } from '../concept/pair.js';
import {
  bothMeanings,
  type Compared,
  comparePair,
  differenceOf,
  openPair,
  reportOfDifference,
} from '../concept/pair-report.js';
import { areOwnedApart, speaker } from '../concept/pair-words.js';
import { nameWithOwners } from '../concept/words.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** Two definitions that claim one concept mean the same, or say why not. */
export const conflictingDefinition: DefinitionRule = {
  id: 'conflicting-definition',
  severity: 'error',
  *check(graph, context): Generator<RuleReport> {
    const declared = new Declared(graph);
    for (const pair of pairsOfOneConcept(graph.definitions)) {
      if (isMeant(declared, pair) || isKeptTwice(pair)) continue;
      const compared = comparePair(context, pair);
      if (!compared || compared.comparison.same === true) continue;
      if (isAnyNever(context.meanings, [pair.later, pair.earlier])) continue;
      if (compared.comparison.same === null) context.open.push(openPair(graph, compared, this.id));
      else yield conflict(graph, compared, bothMeanings(context, compared));
    }
  },
};

/** A variant is judged by false-variant. Of two definitions of one name no name written elsewhere tells which is meant. */
function isMeant(declared: Declared, pair: Pair): boolean {
  if (declared.isVariant(pair)) return true;
  return (
    pair.later.name !== pair.earlier.name && (declared.isDistinct(pair) || declared.isReplacedByOther(pair))
  );
}

function conflict(graph: Graph, compared: Compared, about: string): RuleReport {
  const { pair } = compared;
  return {
    ...reportOfDifference(graph, compared),
    message: `${claimInWords(graph, pair)}. ${differenceOf(graph, compared)}`,
    help: helpWith(pair),
    about,
  };
}

function claimInWords(graph: Graph, pair: Pair): string {
  const { later, earlier } = pair;
  if (later.name === earlier.name) {
    const noun = `the ${later.kind} \`${later.name}\``;
    return areOwnedApart(pair)
      ? `${speaker(graph, earlier)} and ${speaker(graph, later)} both define ${noun}, and mean different things`
      : `T${noun.slice(1)} is defined twice, with different meanings`;
  }
  const word = (sharedWord(later, earlier)?.text ?? later.name).replaceAll('_', ' ');
  const [one, other] = [nameWithOwners(graph, later), nameWithOwners(graph, earlier)];
  return `${one} and ${other} both claim "${word}", and mean different things`;
}

function helpWith({ later, earlier }: Pair): string {
  const base = earlier.name;
  if (later.name === base) {
    return `Agree on one meaning and keep one of them; or rename one, and say \`variant_of: ${base}\` and \`because\` if it must differ.`;
  }
  return `Agree on one meaning and keep one of them; or give the word to one, and let the other say \`variant_of\` with \`because\` (another meaning of the same) or \`distinct_from: [${base}]\` (something else).`;
}
