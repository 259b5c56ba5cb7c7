import type { Finding, RelatedPlace } from '../diagnostic/finding.js';
import { rangeOf } from '../diagnostic/source.js';
import { countFindings, type ReportInput } from './report-input.js';

/** The stable machine-readable form, version 1; see docs/findings.md. */
export function reportJson(input: ReportInput): string {
  const { errors, warnings } = countFindings(input.findings);
  const document = {
    version: 1,
    summary: { errors, warnings, definitions: input.definitions, files: input.files },
    findings: input.findings.map(findingJson),
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
