import type { RuleId } from '../diagnostic/rule-id.js';
import type { Span } from '../diagnostic/source.js';
import type { Change } from '../diff/change.js';
import type { SettingChange } from '../diff/setting-change.js';
import type { Graph } from '../graph/graph.js';
import { isOffEverywhere, levelAt } from '../language/rule-levels.js';
import { heldByBase } from './held-by-base.js';
import type { Judged } from './judge.js';
import { JUDGED_BY } from './judged-by.js';
import type { ChangeContext, ChangeRule, DefinitionRule, RuleContext, RuleReport } from './rule.js';
import { withoutEchoes } from './without-echoes.js';

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
    if (isOffEverywhere(graph.config, rule.id)) return [];
    onRule?.(rule.id);
    return withoutEchoes(
      graph,
      ask(graph, rule, context, () => rule.check(graph, context)),
    );
  });
}

/** Asks the rules about changes, each about the kinds of changes it judges. What they leave open is in `context.open`. */
export function runChangeRules(
  rules: readonly ChangeRule[],
  graph: Graph,
  changes: readonly (Change | SettingChange)[],
  context: ChangeContext,
): readonly Judged[] {
  return rules.flatMap((rule) => {
    const { definitions } = graph;
    const config = rule.isHeldByBase ? heldByBase(rule, graph.config, context.baseConfig) : graph.config;
    if (isOffEverywhere(config, rule.id)) return [];
    const judged = changes.filter(
      ({ kind }) => JUDGED_BY[kind] !== 'safe' && JUDGED_BY[kind].includes(rule.id),
    );
    return ask({ config, definitions }, rule, context, function* () {
      for (const change of judged) yield* rule.check(change, context);
    });
  });
}

function ask(
  { config, definitions }: Pick<Graph, 'config' | 'definitions'>,
  rule: Asked,
  { open }: Pick<RuleContext, 'open'>,
  check: () => Iterable<RuleReport>,
): readonly Judged[] {
  const judged: Judged[] = [];
  const before = open.length;
  const levelOf = ({ source }: Span) => levelAt(config, rule.id, source.path);
  try {
    for (const { severity: own, ...report } of check()) {
      const level = levelOf(report.span);
      if (level === 'off') continue;
      judged.push({ rule: rule.id, severity: level ?? own ?? rule.severity, report });
    }
  } catch (error) {
    judged.push({ rule: rule.id, severity: 'error', report: brokenRule(definitions, rule, error) });
  }
  // What a rule could not answer where it is off, nobody asked.
  for (const question of open.splice(before)) if (levelOf(question.span) !== 'off') open.push(question);
  return judged;
}

type Asked = Pick<DefinitionRule, 'id' | 'severity'>;

function brokenRule(definitions: Graph['definitions'], rule: Asked, error: unknown): Judged['report'] {
  const source = definitions[0]?.source ?? { path: 'accord.yml', text: '' };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    definition: null,
    message: `rule ${rule.id} could not be checked: ${reason}`,
    span: { source, start: 0, end: 0 },
    isFault: true,
    help: 'this is a fault of Accord, please report it; until then set the rule to `off` in accord.yml',
  };
}
