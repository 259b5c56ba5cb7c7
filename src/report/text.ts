import pc from 'picocolors';
import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Finding, RelatedPlace, Severity } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
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
  const { findings, owed, severity } = splitOwed(input.findings);
  const blocks = findings.map((finding) => findingText(finding, colors));
  const approvals = owed.length > 0 ? [owedText(owed, severity, options, colors)] : [];
  const told = options.review ? [reviewLines(options.review).join('\n')] : [];
  return `${[...blocks, ...approvals, ...told, summaryLine(input, colors)].join('\n\n')}\n`;
}

interface TextOptions {
  readonly color: boolean;
  readonly review?: Review;
}

type Colors = ReturnType<typeof pc.createColors>;

function findingText(finding: Finding, colors: Colors): string {
  const head = headOf(finding.severity, finding.rule, finding.message, colors);
  const lines = [head, `  ${colors.cyan(placeOf(finding.span))}`, indent(frameOf(finding.span, colors.red))];
  for (const { label, record } of recordsOf(finding)) lines.push(`  ${label}: ${recordInWords(record)}`);
  for (const assumption of finding.assumptions ?? []) lines.push(colors.dim(`  assuming ${assumption}`));
  for (const place of finding.related ?? []) lines.push(relatedText(place, colors));
  if (finding.help) lines.push(`  ${colors.green('help:')} ${finding.help}`);
  return lines.filter((line) => line !== '').join('\n');
}

function headOf(severity: Severity, rule: RuleId, message: string, colors: Colors): string {
  const paint = severity === 'error' ? colors.red : colors.yellow;
  return `${paint(colors.bold(severity))} ${colors.dim(rule)}  ${colors.bold(message)}`;
}

/** Many approvals that are missing, a team at a time, with what it runs; first what changed by its own text. */
function owedText(
  owed: readonly Owed[],
  severity: Severity,
  { review }: TextOptions,
  colors: Colors,
): string {
  const resting = new Set(
    (review?.approvals ?? []).flatMap(({ through, definition }) =>
      through.length > 0 ? [refKey(definition)] : [],
    ),
  );
  const isResting = (each: DefinitionRef) => resting.has(refKey(each));
  const teams = owed.map((each) => {
    const { team, definitions } = each;
    const sorted = [
      ...definitions.filter((one) => !isResting(one)),
      ...definitions.filter((one) => isResting(one)),
    ];
    return `  ${team} has yet to approve ${refsInWords(sorted)}\n    ${colors.green(approveCommand(each, review))}`;
  });
  return [headOf(severity, 'approval-missing', 'Not approved as they are now:', colors), ...teams].join('\n');
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
