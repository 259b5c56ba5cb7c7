import type { Finding, Severity } from '../diagnostic/finding.js';
import { rangeOf } from '../diagnostic/source.js';
import { clip, onOneLine } from './plain-text.js';
import { errorsFirst, type ReportInput } from './report-input.js';
import { placeOf, repositoryPath } from './repository-path.js';
import type { Review } from './review.js';
import { baseOf, impactInOneLine } from './review-words.js';
import { suppressedInWords } from './suppressed-words.js';
import { beforeWords, linesOf, summaryOf } from './words.js';

/** GitHub shows no more annotations of a kind for one step; what comes later is dropped without a word. */
const ANNOTATIONS_PER_STEP = 10;
/** GitHub refuses an annotation of more than 64 KB. */
const MOST_CHARACTERS = 8_000;

/**
 * Workflow commands that GitHub Actions turns into annotations on the lines; errors first, then the findings beyond the
 * ten it takes of each severity as a folded group of the log, then the summary. What a comparison says besides is one line of the
 * log: annotations are for places. `folder` is the project's in its repository.
 */
export function reportGithub(
  input: ReportInput,
  { folder, review }: { readonly folder: string; readonly review?: Review },
): string {
  const used: Record<Severity, number> = { error: 0, warning: 0 };
  const annotations: string[] = [];
  const rest: string[] = [];
  for (const finding of errorsFirst(input.findings)) {
    if (++used[finding.severity] <= ANNOTATIONS_PER_STEP) annotations.push(annotationOf(finding, folder));
    else rest.push(logLine(finding, folder));
  }
  const group = rest.length > 0 ? [`::group::and ${rest.length} more`, ...rest, '::endgroup::'] : [];
  const mark = input.findings.length === 0 ? '✓' : '✗';
  const told = review ? [`since ${inLog(baseOf(review))}: ${impactInOneLine(review)}`] : [];
  const known = suppressedInWords(input);
  const summary = [`${mark} ${summaryOf(input)}`, ...(known === '' ? [] : [known])];
  return `${[...annotations, ...group, ...told, ...summary].join('\n')}\n`;
}

function annotationOf(finding: Finding, folder: string): string {
  const { start, end } = rangeOf(finding.span);
  const file = repositoryPath(finding.span.source.path, folder);
  const properties: Record<string, string | number> = { file, line: start.line, endLine: end.line };
  // GitHub drops an annotation's columns, and complains, when it spans lines.
  if (start.line === end.line) Object.assign(properties, { col: start.column, endColumn: end.column });
  properties.title = `accord ${finding.rule}`;
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${finding.severity} ${written.join(',')}::${escapeData(messageOf(finding, folder))}`;
}

function messageOf(finding: Finding, folder: string): string {
  const lines = linesOf(finding, (place) => {
    return `${placeOf(place.span, folder)}${beforeWords(place)}: ${place.message}`;
  });
  return clip(lines.map(onOneLine).join('\n'), MOST_CHARACTERS);
}

/** A line of the log. It begins with a word of ours and holds no `##[`, which the runner would take for a command. */
function logLine(finding: Finding, folder: string): string {
  return inLog(`${finding.severity} ${finding.rule} ${placeOf(finding.span, folder)} ${finding.message}`);
}

function inLog(text: string): string {
  return clip(onOneLine(text).replaceAll('##[', '## ['), MOST_CHARACTERS);
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
