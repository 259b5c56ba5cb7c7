import { expressionReports } from '../fact-reports.js';
import type { DefinitionRule } from '../rule.js';

/** A literal compared with a closed list must be on it. */
export const unknownValue: DefinitionRule = {
  id: 'unknown-value',
  severity: 'error',
  check: (graph) => expressionReports(graph, 'unknown-value'),
};
