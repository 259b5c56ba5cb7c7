import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Finding, Severity } from '../diagnostic/finding.js';
import type { Review } from './review.js';

/** What one team has yet to approve. */
export interface Owed {
  /** As definitions name it. */
  readonly team: string;
  readonly definitions: readonly DefinitionRef[];
}

/** One change falls on everything built on it: more findings than these are told together, a team at a time. */
const MOST_ALONE = 5;

/**
 * The findings to be told one by one, and the approvals that are missing by team, teams and definitions in the order they
 * are found. Few of them stay findings.
 */
export function splitOwed(findings: readonly Finding[]): {
  readonly findings: readonly Finding[];
  readonly owed: readonly Owed[];
  /** The gravest of those that are told together. */
  readonly severity: Severity;
} {
  const isApproval = ({ rule, teams = [] }: Finding) => rule === 'approval-missing' && teams.length > 0;
  const asked = findings.filter(isApproval);
  if (asked.length <= MOST_ALONE) return { findings, owed: [], severity: 'warning' };
  const byTeam = new Map<string, DefinitionRef[]>();
  for (const { definition, teams = [] } of asked) {
    if (!definition) continue;
    for (const team of teams) byTeam.set(team, [...(byTeam.get(team) ?? []), definition]);
  }
  return {
    findings: findings.filter((each) => !isApproval(each)),
    owed: [...byTeam].map(([team, definitions]) => ({ team, definitions })),
    severity: asked.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
  };
}

/** What a team runs: only what changed since the base where there is one and that is all it owes. */
export function approveCommand({ team, definitions }: Owed, review: Asked | undefined): string {
  const asked = new Set(
    (review?.approvals ?? [])
      .filter((each) => each.team.name === team)
      .map(({ definition }) => refKey(definition)),
  );
  if (!review || !definitions.every((each) => asked.has(refKey(each))))
    return `accord approve --all --as ${team}`;
  const { name, commit } = review.against;
  return `accord approve --against${commit === null ? '-dir' : ''} ${inShell(name)} --as ${team}`;
}

type Asked = Pick<Review, 'against' | 'approvals'>;

function inShell(word: string): string {
  return /^[\w./@:^~+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
