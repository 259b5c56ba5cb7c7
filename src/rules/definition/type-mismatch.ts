import { expressionReports, misfitReports } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** Values are compared with values of their own type, conditions are conditions, times are times. */
export const typeMismatch: DefinitionRule = {
  id: 'type-mismatch',
  severity: 'error',
  *check(graph): Generator<RuleReport> {
    yield* expressionReports(graph, 'type-mismatch');
    yield* misfitReports(graph, 'type-mismatch');
  },
};
