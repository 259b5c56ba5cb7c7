import pc from 'picocolors';
import type { Finding, RelatedPlace } from '../diagnostic/finding.js';
import { rangeOf, type Span } from '../diagnostic/source.js';
import { frameOf } from './frame.js';
import { countFindings, type ReportInput } from './report-input.js';
import { recordInWords, recordsOf, summaryOf } from './words.js';

/** What people read in a terminal: each finding with the text it is about, then one line of summary. */
export function reportText(input: ReportInput, options: { readonly color: boolean }): string {
  const colors = pc.createColors(options.color);
  const blocks = input.findings.map((finding) => findingText(finding, colors));
  return `${[...blocks, summaryLine(input, colors)].join('\n\n')}\n`;
}

type Colors = ReturnType<typeof pc.createColors>;

function findingText(finding: Finding, colors: Colors): string {
  const paint = finding.severity === 'error' ? colors.red : colors.yellow;
  const head = `${paint(colors.bold(finding.severity))} ${colors.dim(finding.rule)}  ${colors.bold(finding.message)}`;
  const lines = [head, `  ${colors.cyan(placeOf(finding.span))}`, indent(frameOf(finding.span, colors.red))];
  for (const { label, record } of recordsOf(finding.witness))
    lines.push(`  ${label}: ${recordInWords(record)}`);
  for (const assumption of finding.assumptions ?? []) lines.push(colors.dim(`  assuming ${assumption}`));
  for (const place of finding.related ?? []) lines.push(relatedText(place, colors));
  if (finding.help) lines.push(`  ${colors.green('help:')} ${finding.help}`);
  return lines.filter((line) => line !== '').join('\n');
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
  const summary = summaryOf(input);
  if (errors + warnings === 0) return `${colors.green('✓')} ${summary}`;
  const paint = errors > 0 ? colors.red : colors.yellow;
  return `${paint('✗')} ${summary}`;
}
