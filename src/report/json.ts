import type { Finding, RelatedPlace } from '../diagnostic/finding.js';
import { rangeOf } from '../diagnostic/source.js';
import type { Suppressed } from '../diagnostic/suppressed.js';
import { reviewJson } from './json-review.js';
import { countFindings, type ReportInput } from './report-input.js';
import type { Review } from './review.js';

/** The stable machine-readable form, version 1; see docs/findings.md. `review` where it was compared with a base. */
export function reportJson(input: ReportInput, { review }: { readonly review?: Review } = {}): string {
  const { errors, warnings } = countFindings(input.findings);
  const { suppressed = [] } = input;
  const document = {
    version: 1,
    summary: {
      errors,
      warnings,
      definitions: input.definitions,
      files: input.files,
      ...(suppressed.length > 0 ? { suppressed: suppressed.length } : {}),
    },
    findings: input.findings.map(findingJson),
    ...(suppressed.length > 0 ? { suppressed: suppressed.map(suppressedJson) } : {}),
    ...(review ? reviewJson(review) : {}),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function findingJson(finding: Finding): object {
  const { start, end } = rangeOf(finding.span);
  return {
    rule: finding.rule,
    severity: finding.severity,
    definition: finding.definition,
    message: finding.message,
    file: finding.span.source.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    related: (finding.related ?? []).map(relatedJson),
    relation: finding.relation,
    differs: finding.differs,
    proof: finding.proof,
    assumptions: finding.assumptions,
    witness: finding.witness,
    help: finding.help,
    teams: finding.teams,
    fingerprint: finding.fingerprint,
  };
}

function suppressedJson(suppressed: Suppressed): object {
  const { finding, entry, ...why } = suppressed;
  const { line } = rangeOf(entry).start;
  return { ...findingJson(finding), ...why, entry: { file: entry.source.path, line } };
}

function relatedJson(place: RelatedPlace): object {
  const { start, end } = rangeOf(place.span);
  return {
    definition: place.definition,
    file: place.span.source.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    message: place.message,
    base: place.base,
  };
}
