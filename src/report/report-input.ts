import type { Finding } from '../diagnostic/finding.js';

/** What every format is printed from. */
export interface ReportInput {
  readonly findings: readonly Finding[];
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

/** Errors before warnings, otherwise in the order they came: what is cut off at the end matters least. */
export function errorsFirst(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter((finding) => finding.severity === 'error'),
    ...findings.filter((finding) => finding.severity !== 'error'),
  ];
}
