import type { Approvals } from './approvals/approval-file.js';
import { readApprovals } from './approvals/read-approvals.js';
import type { Recollection } from './cache/memory.js';
import type { Finding } from './diagnostic/finding.js';
import type { Source } from './diagnostic/source.js';
import type { Suppressed } from './diagnostic/suppressed.js';
import { diffSettings } from './diff/diff-settings.js';
import { type BaseTexts, type Difference, diffSources } from './diff/diff-sources.js';
import { buildGraph } from './graph/build-graph.js';
import type { Graph } from './graph/graph.js';
import type { ConfigValue } from './language/config.js';
import { readDefinitions } from './language/read-definitions.js';
import { createMeanings } from './meaning/create-meanings.js';
import type { Meanings } from './meaning/meaning.js';
import { rememberedOf } from './meaning/remembered.js';
import { settingsChanged } from './rules/change/settings-changed.js';
import { heldByBase } from './rules/held-by-base.js';
import { CHANGE_RULES, DEFINITION_RULES } from './rules/index.js';
import { judgeReports } from './rules/judge-reports.js';
import type { OpenQuestion } from './rules/rule.js';
import { runChangeRules, runRules } from './rules/run-rules.js';
import { usualLevel } from './rules/usual-level.js';
import { type BaselineState, takeOutKnown } from './waivers/take-out-known.js';

export interface CheckResult {
  readonly graph: Graph;
  readonly meanings: Meanings;
  readonly approvals: Approvals;
  /** What changed since the base; null where there is none. */
  readonly difference: Difference | null;
  /** What counts. */
  readonly findings: readonly Finding[];
  /** What is waived or in the baseline. */
  readonly suppressed: readonly Suppressed[];
  readonly baseline: BaselineState;
  readonly files: number;
  readonly definitions: number;
}

interface CheckInput {
  readonly config: ConfigValue;
  /** The text of `accord.yml`; null where there is none. */
  readonly configSource?: Source | null | undefined;
  readonly sources: readonly Source[];
  /** What the definitions are compared with: the change rules are asked, too. */
  readonly base?: BaseTexts | undefined;
  /** The files of the approvals folder. */
  readonly approvals?: readonly Source[] | undefined;
  /** `waivers.yml`, and the findings that were recorded with `accord check --baseline`. */
  readonly waivers?: Source | null | undefined;
  readonly baseline?: Source | null | undefined;
  readonly today: string;
  /** What earlier checks found out. The findings are the same with and without it. */
  readonly memory?: Recollection | undefined;
  /** Called before each step with what comes next: `checking dead-branch`. */
  readonly onStep?: ((step: string) => void) | undefined;
}

/** Every rule over the definitions: texts in, sorted findings out. `today` is `YYYY-MM-DD`. */
export function checkDefinitions(input: CheckInput): CheckResult {
  const { memory, ...rest } = input;
  const result = checkOnce(input);
  return memory?.isDistrusted ? checkOnce(rest) : result;
}

function checkOnce(input: CheckInput): CheckResult {
  const { config, configSource = null, sources, base, approvals = [], today, memory, onStep } = input;
  const { waivers = null, baseline = null } = input;
  onStep?.(`reading ${sources.length} files`);
  const read = readDefinitions(sources, memory);
  const approved = readApprovals(approvals);
  onStep?.(`resolving ${read.definitions.length} definitions`);
  const graph = buildGraph({ config, definitions: read.definitions, broken: read.broken });
  const remembered = memory && rememberedOf(graph, memory);
  if (base) onStep?.('comparing with the base');
  const diff = base && diffSources(base, { graph, read, remembered });
  const settings = base ? diffSettings(base, { config, configSource, sources }, usualLevel) : [];
  const meanings = diff?.head.meanings ?? createMeanings(graph, remembered);
  const open: OpenQuestion[] = [];
  const context = { today, meanings, remembered, approvals: approved.approvals, difference: diff, open };
  const judged = [
    ...judgeReports(config, 'syntax', [...read.problems, ...approved.problems]),
    ...runChangeRules(CHANGE_RULES, graph, [...(diff?.changes ?? []), ...settings], {
      ...context,
      sources: configSource ? [...sources, configSource] : sources,
      baseConfig: base?.config,
    }),
    ...runRules(DEFINITION_RULES, graph, context, (id) => onStep?.(`checking ${id}`)),
  ];
  const sorted = takeOutKnown(judged, {
    graph,
    meanings,
    waivers,
    baseline,
    base: base && base.sources.length > 0 ? knownInBase(base, config) : null,
    today,
    changeRules: new Set(CHANGE_RULES.map(({ id }) => id)),
    isWhole: read.problems.length === 0,
  });
  return {
    graph,
    meanings,
    approvals: approved.approvals,
    difference: diff ?? null,
    ...sorted,
    files: sources.length,
    definitions: read.definitions.length + read.broken.length,
  };
}

function knownInBase({ waivers = null, baseline = null, config: before }: BaseTexts, config: ConfigValue) {
  return { waivers, baseline, judging: heldByBase(settingsChanged, config, before) };
}
