import { factsOf, refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** A definition cannot need itself. */
export const referenceCycle: DefinitionRule = {
  id: 'reference-cycle',
  severity: 'error',
  *check(graph): Generator<RuleReport> {
    for (const { definition, around, span, others } of factsOf(graph, 'cycle')) {
      const [first = ''] = around;
      const message =
        around.length === 2 ? `The ${first} needs itself.` : `These need each other: ${around.join(' → ')}.`;
      yield {
        definition: refOf(definition),
        message,
        span,
        about: [...new Set(around)].sort().join(' '),
        related: others.map((other) => ({
          definition: refOf(other.definition),
          span: other.span,
          message: 'It goes on here.',
        })),
        help: 'Say one of them without naming the other.',
      };
    }
  },
};
