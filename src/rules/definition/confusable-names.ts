import { DEFINITION_KINDS } from '../../diagnostic/definition-ref.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import { recallAlikeNames } from '../concept/alike-remembered.js';
import { isConcept, sharedWord } from '../concept/claims.js';
import { Declared } from '../concept/declared.js';
import { isAnyNever } from '../concept/never.js';
import type { Pair } from '../concept/pair.js';
import {
  bothMeanings,
  type Compared,
  comparePair,
  differenceOf,
  openPair,
  reportOfDifference,
} from '../concept/pair-report.js';
import { nameWithOwners } from '../concept/words.js';
import type { DefinitionRule, RuleContext, RuleReport } from '../rule.js';

/** Names that people will take for each other, of things that are not the same. */
export const confusableNames: DefinitionRule = {
  id: 'confusable-names',
  severity: 'warning',
  *check(graph, context): Generator<RuleReport> {
    const declared = new Declared(graph);
    for (const pair of alikePairs(graph, context)) {
      // Two that claim one concept are judged by what they mean.
      if (sharedWord(pair.later, pair.earlier)) continue;
      if (declared.isOfOneFamily(pair) || declared.isDistinct(pair) || declared.isReplaced(pair)) continue;
      const compared = comparePair(context, pair);
      if (!compared || compared.comparison.same === true) continue;
      if (isAnyNever(context.meanings, [pair.later, pair.earlier])) continue;
      if (compared.comparison.same === null) context.open.push(openPair(graph, compared, this.id));
      else yield confusable(graph, compared, bothMeanings(context, compared));
    }
  },
};

function* alikePairs(graph: Graph, { remembered }: RuleContext): Generator<Pair> {
  for (const kind of DEFINITION_KINDS) {
    const names = new Map<string, AnyDefinition>();
    for (const definition of graph.definitions) {
      if (definition.kind !== kind || !isConcept(definition) || names.has(definition.name)) continue;
      names.set(definition.name, definition);
    }
    yield* recallAlikeNames([...names.values()], graph.config, remembered?.memory);
  }
}

function confusable(graph: Graph, compared: Compared, about: string): RuleReport {
  const { later, earlier } = compared.pair;
  return {
    ...reportOfDifference(graph, compared),
    message: `${nameWithOwners(graph, later)} and ${nameWithOwners(graph, earlier)} are easily taken for each other, and mean different things. ${differenceOf(graph, compared)}`,
    span: later.spanOf(['name']),
    about,
    help: `Rename one; or say in one of them \`distinct_from: [${earlier.name}]\` (another concept) or \`variant_of\` with \`because\` (another meaning of the same one).`,
  };
}
