import pc from 'picocolors';
import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Finding, RelatedPlace } from '../diagnostic/finding.js';
import { rangeOf, type Span } from '../diagnostic/source.js';
import { frameOf } from './frame.js';
import { approveCommand, type Owed, splitOwed } from './owed-approvals.js';
import { countFindings, type ReportInput } from './report-input.js';
import type { Review } from './review.js';
import { suppressedInWords } from './suppressed-words.js';
import { reviewLines } from './text-review.js';
import { countOf, recordInWords, recordsOf, summaryOf } from './words.js';

/**
 * What people read in a terminal: each finding with the text it is about, what a comparison says besides, then one line of
 * summary.
 */
export function reportText(input: ReportInput, options: TextOptions): string {
  const colors = pc.createColors(options.color);
  const { findings, owed } = splitOwed(input.findings);
  const blocks = findings.map((finding) => findingText(finding, colors));
  const approvals = owed.length > 0 ? [owedText(owed, options, colors)] : [];
  const told = options.review ? [reviewLines(options.review).join('\n')] : [];
  return `${[...blocks, ...approvals, ...told, summaryLine(input, colors)].join('\n\n')}\n`;
}

interface TextOptions {
  readonly color: boolean;
  readonly review?: Review;
}

type Colors = ReturnType<typeof pc.createColors>;

function findingText(finding: Finding, colors: Colors): string {
  const paint = finding.severity === 'error' ? colors.red : colors.yellow;
  const head = `${paint(colors.bold(finding.severity))} ${colors.dim(finding.rule)}  ${colors.bold(finding.message)}`;
  const lines = [head, `  ${colors.cyan(placeOf(finding.span))}`, indent(frameOf(finding.span, colors.red))];
  for (const { label, record } of recordsOf(finding)) lines.push(`  ${label}: ${recordInWords(record)}`);
  for (const assumption of finding.assumptions ?? []) lines.push(colors.dim(`  assuming ${assumption}`));
  for (const place of finding.related ?? []) lines.push(relatedText(place, colors));
  if (finding.help) lines.push(`  ${colors.green('help:')} ${finding.help}`);
  return lines.filter((line) => line !== '').join('\n');
}

/** Many approvals that are missing, a team at a time, with what it runs. */
function owedText(owed: readonly Owed[], { review }: TextOptions, colors: Colors): string {
  const head = `${colors.red(colors.bold('error'))} ${colors.dim('approval-missing')}  ${colors.bold('Not approved as they are now:')}`;
  const teams = owed.map(
    (each) =>
      `  ${each.team} has yet to approve ${refsInWords(each.definitions)}\n    ${colors.green(approveCommand(each, review))}`,
  );
  return [head, ...teams].join('\n');
}

const MOST_NAMES = 8;

function refsInWords(definitions: readonly DefinitionRef[]): string {
  const shown = definitions.slice(0, MOST_NAMES).map(({ kind, name }) => `${kind} ${name}`);
  const more = definitions.length - shown.length;
  return `${countOf(definitions.length, 'definition')}: ${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

function relatedText(place: RelatedPlace, colors: Colors): string {
  const base = place.base ? ' (before)' : '';
  const head = `  ${colors.dim('see')} ${colors.cyan(placeOf(place.span))}${base}: ${place.message}`;
  return [head, indent(frameOf(place.span, colors.dim))].filter((line) => line !== '').join('\n');
}

function placeOf(span: Span): string {
  const { line, column } = rangeOf(span).start;
  return `${span.source.path}:${line}:${column}`;
}

function indent(block: string): string {
  return block
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}

function summaryLine(input: ReportInput, colors: Colors): string {
  const { errors, warnings } = countFindings(input.findings);
  const known = suppressedInWords(input);
  const summary = `${summaryOf(input)}${known === '' ? '' : `\n  ${colors.dim(known)}`}`;
  if (errors + warnings === 0) return `${colors.green('✓')} ${summary}`;
  const paint = errors > 0 ? colors.red : colors.yellow;
  return `${paint('✗')} ${summary}`;
}
