import { approvalKey } from '../approvals/approval-file.js';
import type { Finding } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import type { Source } from '../diagnostic/source.js';
import type { Suppressed } from '../diagnostic/suppressed.js';
import type { Graph } from '../graph/graph.js';
import type { ConfigValue } from '../language/config.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Meanings } from '../meaning/meaning.js';
import { type Judged, mergeFindings, toFindings } from '../rules/judge.js';
import { judgeReports } from '../rules/judge-reports.js';
import { applyBaseline, staleEntryReport } from './apply-baseline.js';
import { applyWaivers } from './apply-waivers.js';
import { type BaselineEntry, recordKey, recordOf } from './baseline-file.js';
import { type KnownInBase, newEntryReports } from './new-entries.js';
import { readBaseline } from './read-baseline.js';
import { readWaivers } from './read-waivers.js';
import { isSuppressible } from './suppressible.js';

/** The findings, sorted out: what counts, what is known, and what a baseline written now would hold. */
export interface SortedOut {
  /** What counts, with what is wrong among the entries; in the order of reading. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly baseline: BaselineState;
}

export interface BaselineState {
  /** Whether all of the file could be understood. */
  readonly isReadable: boolean;
  readonly entries: readonly BaselineEntry[];
  /** What is recorded and gone. */
  readonly stale: readonly BaselineEntry[];
  /** What is recorded and not found, while it cannot be told whether it is gone. */
  readonly outOfSight: readonly BaselineEntry[];
  /** What is recorded and found, and what could be recorded. */
  readonly recordable: readonly Finding[];
  /** What counts and cannot be recorded. */
  readonly unrecordable: readonly Finding[];
}

export interface Known {
  readonly graph: Graph;
  readonly meanings: Meanings;
  /** `waivers.yml` and `accord-baseline.json`; null where there is none. */
  readonly waivers: Source | null;
  readonly baseline: Source | null;
  /** The same files of the base, and the settings that judge what is new in them; null where nothing is compared. */
  readonly base: (KnownInBase & { readonly judging: ConfigValue }) | null;
  readonly today: string;
  /** Rules about what changed since the base. */
  readonly changeRules: ReadonlySet<RuleId>;
  /** Whether every definition file could be read. */
  readonly isWhole: boolean;
}

/** Takes what is waived or recorded out of the findings. An entry that is wrong, expired or stands for nothing is a finding. */
export function takeOutKnown(judged: readonly Judged[], known: Known): SortedOut {
  const { graph, today, changeRules } = known;
  const all = toFindings(judged);
  const isWhole = known.isWhole && !all.some(({ isFault }) => isFault);
  const isChangeRule = (rule: RuleId) => changeRules.has(rule);
  const canSee = sightOf(known, isWhole);
  const read = readWaivers(known.waivers, { graph, isChangeRule, isWhole });
  const recorded = readBaseline(known.baseline, isChangeRule);
  const waived = applyWaivers(all, read.waivers, {
    today,
    // What changed is asked of one pull request: elsewhere nothing is found of it.
    canTell: (rule, definitions) => !isChangeRule(rule) && canSee(definitions),
  });
  const applied = applyBaseline(waived.others, recorded.entries);
  const stale = applied.unmatched.filter(({ definitions }) => canSee(definitions));
  const outOfSight = applied.unmatched.filter(({ definitions }) => !canSee(definitions));
  const named = new Set(
    [...waived.suppressed.map(({ finding }) => finding), ...waived.again].map(keyOfFinding),
  );
  const isWaived = (entry: BaselineEntry) => named.has(recordKey(entry));
  const own = toFindings([
    ...judgeReports(graph.config, 'syntax', [...read.problems, ...recorded.problems]),
    ...(known.base
      ? judgeReports(
          known.base.judging,
          'settings-changed',
          newEntryReports(
            read.waivers.filter(({ expires }) => today <= expires),
            recorded.entries,
            known.base,
          ),
        )
      : []),
    ...judgeReports(graph.config, 'waiver-expired', waived.expired),
    ...judgeReports(graph.config, 'waiver-stale', waived.stale),
    ...judgeReports(
      graph.config,
      'baseline-stale',
      stale.map((entry) => staleEntryReport(entry, isWaived(entry))),
    ),
  ]);
  const canRecord = (finding: Finding) => isSuppressible(finding) && !isChangeRule(finding.rule);
  const recordedFindings = applied.suppressed.map(({ finding }) => finding);
  return {
    findings: mergeFindings(applied.others, waived.again, own),
    suppressed: [...waived.suppressed, ...applied.suppressed],
    baseline: {
      isReadable: recorded.problems.length === 0,
      entries: recorded.entries,
      stale,
      outOfSight,
      recordable: mergeFindings(recordedFindings, applied.others.filter(canRecord)),
      unrecordable: [...applied.others.filter((finding) => !canRecord(finding)), ...waived.again],
    },
  };
}

function keyOfFinding(finding: Finding): string {
  return recordKey(recordOf(finding));
}

/** Whether it can be told that nothing is found of these definitions: each is gone, or as it is has a meaning. */
function sightOf({ graph, meanings }: Known, isWhole: boolean): (definitions: readonly string[]) => boolean {
  let byKey: ReadonlyMap<string, readonly AnyDefinition[]> | null = null;
  return (definitions) => {
    if (!isWhole) return false;
    byKey ??= byApprovalKey(graph.definitions);
    const named = definitions.flatMap((key) => byKey?.get(key) ?? []);
    return named.every((each) => meanings.of(each) !== null);
  };
}

function byApprovalKey(definitions: readonly AnyDefinition[]): ReadonlyMap<string, readonly AnyDefinition[]> {
  const byKey = new Map<string, AnyDefinition[]>();
  for (const definition of definitions) {
    const key = approvalKey(definition);
    const others = byKey.get(key);
    if (others) others.push(definition);
    else byKey.set(key, [definition]);
  }
  return byKey;
}
