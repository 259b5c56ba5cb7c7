import { readKey } from '../approvals/read-approvals.js';
import type { Finding, Report } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import type { Suppressed } from '../diagnostic/suppressed.js';
import { definitionsOf, keyOf } from './finding-key.js';
import { isSuppressible } from './suppressible.js';
import type { Waiver } from './waiver-file.js';

export interface WaiversApplied {
  readonly suppressed: readonly Suppressed[];
  /** Named by no waiver. */
  readonly others: readonly Finding[];
  /** Named by a waiver whose day is over: they count again, whatever the baseline says. */
  readonly again: readonly Finding[];
  readonly expired: readonly Report[];
  readonly stale: readonly Report[];
}

interface Context {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether it can be told that a rule has nothing to say about these definitions. */
  readonly canTell: (rule: RuleId, definitions: readonly string[]) => boolean;
}

/** Takes out the findings that a waiver names, as long as it holds. */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  { today, canTell }: Context,
): WaiversApplied {
  const byKey = new Map(waivers.map((waiver) => [keyOf(waiver.rule, waiver.definitions), waiver]));
  const isOver = ({ expires }: Waiver) => today > expires;
  const used = new Set<Waiver>();
  const suppressed: Suppressed[] = [];
  const others: Finding[] = [];
  const again: Finding[] = [];
  for (const finding of findings) {
    const waiver = isSuppressible(finding)
      ? byKey.get(keyOf(finding.rule, definitionsOf(finding)))
      : undefined;
    if (!waiver) {
      others.push(finding);
      continue;
    }
    used.add(waiver);
    if (isOver(waiver)) again.push(finding);
    else {
      const { reason, owner, expires, span } = waiver;
      suppressed.push({ finding, entry: span, by: 'waiver', reason, owner, expires });
    }
  }
  const expired = waivers.filter(isOver);
  const stale = waivers.filter(
    (waiver) => !isOver(waiver) && !used.has(waiver) && canTell(waiver.rule, waiver.definitions),
  );
  return {
    suppressed,
    others,
    again,
    expired: expired.map((waiver) => expiredReport(waiver, used.has(waiver))),
    stale: stale.map(staleReport),
  };
}

function expiredReport(waiver: Waiver, isUsed: boolean): Report {
  const { expires, expiresSpan, owner } = waiver;
  return {
    definition: firstOf(waiver),
    message: `The waiver of ${inWords(waiver)} expired on ${expires}: ${isUsed ? 'the finding counts again' : 'nothing is waived by it'}.`,
    span: expiresSpan,
    about: aboutOf(waiver),
    help: isUsed
      ? `Repair what was waived, or let ${owner} say until when it may stay.`
      : 'Take the entry out.',
  };
}

function staleReport(waiver: Waiver): Report {
  return {
    definition: firstOf(waiver),
    message: `There is no finding any more of ${inWords(waiver)}.`,
    span: waiver.span,
    about: aboutOf(waiver),
    help: 'Take the entry out.',
  };
}

function inWords({ rule, definitions }: Waiver): string {
  return `${rule} about ${definitions.join(' and ')}`;
}

function firstOf({ definitions: [first = ''] }: Waiver) {
  return readKey(first);
}

function aboutOf({ rule, definitions }: Waiver): string {
  return keyOf(rule, definitions);
}
