import type { Severity } from '../diagnostic/finding.js';
import type { Graph } from '../graph/graph.js';
import type { Judged } from './judge.js';
import type { DefinitionRule, RuleContext } from './rule.js';

/**
 * Asks every rule. A rule that throws is itself a blocking finding: a gate that cannot look does not let through.
 */
export function runRules(
  rules: readonly DefinitionRule[],
  graph: Graph,
  given: Omit<RuleContext, 'open'>,
  onRule?: (id: DefinitionRule['id']) => void,
): readonly Judged[] {
  const context: RuleContext = { ...given, open: [] };
  const judged: Judged[] = [];
  for (const rule of rules) {
    if (graph.config.rules?.[rule.id] === 'off') continue;
    onRule?.(rule.id);
    try {
      for (const { severity, ...report } of rule.check(graph, context)) {
        judged.push({ rule: rule.id, severity: severityInForce(graph, rule, severity), report });
      }
    } catch (error) {
      judged.push({ rule: rule.id, severity: 'error', report: brokenRule(graph, rule, error) });
    }
  }
  return judged;
}

function severityInForce(graph: Graph, rule: DefinitionRule, own: Severity | undefined): Severity {
  const set = graph.config.rules?.[rule.id];
  return set === undefined || set === 'off' ? (own ?? rule.severity) : set;
}

function brokenRule(graph: Graph, rule: DefinitionRule, error: unknown): Judged['report'] {
  const source = graph.definitions[0]?.source ?? { path: 'accord.yml', text: '' };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    definition: null,
    message: `rule ${rule.id} could not be checked: ${reason}`,
    span: { source, start: 0, end: 0 },
    help: 'this is a fault of Accord, please report it; until then set the rule to `off` in accord.yml',
  };
}
