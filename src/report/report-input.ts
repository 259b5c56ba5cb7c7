import type { Finding } from '../diagnostic/finding.js';
import type { Suppressed } from '../diagnostic/suppressed.js';

/** What every format is printed from. */
export interface ReportInput {
  /** What counts. */
  readonly findings: readonly Finding[];
  /** What is waived or in the baseline, and does not. */
  readonly suppressed?: readonly Suppressed[] | undefined;
  readonly definitions: number;
  readonly files: number;
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

export function countFindings(findings: readonly Finding[]): Counts {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

/**
 * Errors before warnings, and of each those last that follow from others: an approval falls where a meaning changed.
 * Otherwise in the order they came: what is cut off at the end matters least.
 */
export function errorsFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity, rule }: Finding) =>
    (severity === 'error' ? 0 : 2) + (rule === 'approval-missing' ? 1 : 0);
  return [...findings].sort((left, right) => rank(left) - rank(right));
}
