import { expressionReports, factsOf, nearestHelp, refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** Every name must exist. */
export const unknownReference: DefinitionRule = {
  id: 'unknown-reference',
  severity: 'error',
  *check(graph): Generator<RuleReport> {
    for (const fact of factsOf(graph, 'unknown-name')) {
      const note = fact.note ? `; ${fact.note}` : '';
      yield {
        definition: refOf(fact.definition),
        message: `No ${fact.wanted} is called \`${fact.written}\`${note}.`,
        span: fact.span,
        about: `${fact.wanted} ${fact.written}`,
        ...nearestHelp(fact.written, fact.candidates),
      };
    }
    yield* expressionReports(graph, 'unknown-reference');
  },
};
