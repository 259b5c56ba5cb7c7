import type { Approvals } from '../approvals/approval-file.js';
import type { Report, Severity } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import type { Source } from '../diagnostic/source.js';
import type { Change } from '../diff/change.js';
import type { Difference } from '../diff/diff-sources.js';
import type { SettingChange } from '../diff/setting-change.js';
import type { Graph } from '../graph/graph.js';
import type { ConfigValue } from '../language/config.js';
import type { Meanings } from '../meaning/meaning.js';
import type { Remembered } from '../meaning/remembered.js';

/** A question that a rule asked and the engine could not answer; the rule `undecided` says so, once. */
export interface OpenQuestion extends Pick<Report, 'definition' | 'span' | 'related' | 'about'> {
  /** As a clause: `whether every qualified_lead is a known_lead`. */
  readonly question: string;
  readonly reason: string;
}

export interface RuleContext {
  /** The day the check is made on, `YYYY-MM-DD`: deprecations are dated. */
  readonly today: string;
  /** What the definitions mean: compiled when first asked, shared by all rules. */
  readonly meanings: Meanings;
  /** What earlier checks found out, where there is a store of it. */
  readonly remembered?: Remembered | undefined;
  /** What teams have approved; nothing where there is no file of it. */
  readonly approvals?: Approvals | undefined;
  /** What changed since the base, where there is one: why something is asked for. */
  readonly difference?: Difference | undefined;
  /** Rules add what they had to leave open; `undecided` is asked last. */
  readonly open: OpenQuestion[];
}

/** A report may be graver or milder than its rule: a reference after the sunset, say. */
export type RuleReport = Report & { readonly severity?: Severity };

/** A rule is plain data and one function. It says what it sees; severity in force and fingerprint are added later. */
export interface DefinitionRule {
  readonly id: RuleId;
  /** The severity where `accord.yml` says nothing. */
  readonly severity: Severity;
  /** That of its gravest reports, where some are graver. */
  readonly gravest?: Severity;
  check(graph: Graph, context: RuleContext): Iterable<RuleReport>;
}

export interface ChangeContext extends RuleContext {
  /** Today's files: what is gone is told of where it stood. */
  readonly sources: readonly Source[];
  /** The settings of the base. */
  readonly baseConfig?: ConfigValue | undefined;
}

/** A rule about what changed since the base, asked of each change of the kinds it judges (see judged-by.ts). */
export interface ChangeRule {
  readonly id: RuleId;
  /** The severity where `accord.yml` says nothing. */
  readonly severity: Severity;
  /** Its level is that of the base where that is graver: a change does not switch off the rule that tells of it. */
  readonly isHeldByBase?: true;
  check(change: Change | SettingChange, context: ChangeContext): Iterable<RuleReport>;
}
