import type { Severity } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import type { Change } from '../diff/change.js';
import type { Graph } from '../graph/graph.js';
import type { Judged } from './judge.js';
import { JUDGED_BY } from './judged-by.js';
import type { ChangeContext, ChangeRule, DefinitionRule, RuleContext, RuleReport } from './rule.js';

type Given = Omit<RuleContext, 'open'> & { readonly open?: RuleContext['open'] };

/**
 * Asks every rule. A rule that throws is itself a blocking finding: a gate that cannot look does not let through.
 */
export function runRules(
  rules: readonly DefinitionRule[],
  graph: Graph,
  given: Given,
  onRule?: (id: RuleId) => void,
): readonly Judged[] {
  const context: RuleContext = { ...given, open: given.open ?? [] };
  return rules.flatMap((rule) => {
    if (graph.config.rules?.[rule.id] === 'off') return [];
    onRule?.(rule.id);
    return ask(graph, rule, () => rule.check(graph, context));
  });
}

/** Asks the rules about changes, each about the kinds of changes it judges. What they leave open is in `context.open`. */
export function runChangeRules(
  rules: readonly ChangeRule[],
  graph: Graph,
  changes: readonly Change[],
  context: ChangeContext,
): readonly Judged[] {
  return rules.flatMap((rule) => {
    if (graph.config.rules?.[rule.id] === 'off') return [];
    const judged = changes.filter(
      ({ kind }) => JUDGED_BY[kind] !== 'safe' && JUDGED_BY[kind].includes(rule.id),
    );
    return ask(graph, rule, function* () {
      for (const change of judged) yield* rule.check(change, context);
    });
  });
}

function ask(graph: Graph, rule: Asked, check: () => Iterable<RuleReport>): readonly Judged[] {
  const judged: Judged[] = [];
  try {
    for (const { severity, ...report } of check()) {
      judged.push({ rule: rule.id, severity: severityInForce(graph, rule, severity), report });
    }
  } catch (error) {
    judged.push({ rule: rule.id, severity: 'error', report: brokenRule(graph, rule, error) });
  }
  return judged;
}

type Asked = Pick<DefinitionRule, 'id' | 'severity'>;

function severityInForce(graph: Graph, rule: Asked, own: Severity | undefined): Severity {
  const set = graph.config.rules?.[rule.id];
  return set === undefined || set === 'off' ? (own ?? rule.severity) : set;
}

function brokenRule(graph: Graph, rule: Asked, error: unknown): Judged['report'] {
  const source = graph.definitions[0]?.source ?? { path: 'accord.yml', text: '' };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    definition: null,
    message: `rule ${rule.id} could not be checked: ${reason}`,
    span: { source, start: 0, end: 0 },
    help: 'this is a fault of Accord, please report it; until then set the rule to `off` in accord.yml',
  };
}
