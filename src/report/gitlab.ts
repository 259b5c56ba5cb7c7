import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../diagnostic/finding.js';
import { rangeOf } from '../diagnostic/source.js';
import { clip, onOneLine } from './plain-text.js';
import { errorsFirst, type ReportInput } from './report-input.js';
import { placeOf, repositoryPath } from './repository-path.js';
import { beforeWords, linesOf } from './words.js';

/** As the Code Quality widget sorts them; `critical` and `blocker` are left to those who configure other tools. */
const SEVERITIES = { error: 'major', warning: 'minor' } as const satisfies Record<Severity, string>;
const MOST_CHARACTERS = 4_000;

/** A GitLab Code Quality report: an array of issues. `folder` is the project's in its repository. */
export function reportGitlab(input: ReportInput, options: { readonly folder: string }): string {
  const issues = errorsFirst(input.findings).map((finding) => issueOf(finding, options.folder));
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function issueOf(finding: Finding, folder: string): object {
  const { start, end } = rangeOf(finding.span);
  const lines = linesOf(
    finding,
    (place) => `${placeOf(place.span, folder)}${beforeWords(place)}: ${place.message}`,
  );
  return {
    description: clip(lines.map(onOneLine).join(' · '), MOST_CHARACTERS),
    check_name: `accord/${finding.rule}`,
    fingerprint: fingerprintOf(finding, folder),
    severity: SEVERITIES[finding.severity],
    location: {
      path: repositoryPath(finding.span.source.path, folder),
      lines: { begin: start.line, end: end.line },
    },
  };
}

/** GitLab drops all but the first issue of a fingerprint, and a repository may hold several projects. */
function fingerprintOf(finding: Finding, folder: string): string {
  if (folder === '') return finding.fingerprint;
  return createHash('sha256').update(`${folder}\0${finding.fingerprint}`).digest('hex').slice(0, 32);
}
