import pc from 'picocolors';
import type { Finding, RelatedPlace, Witness, WitnessRecord } from '../diagnostic/finding.js';
import { rangeOf, type Span } from '../diagnostic/source.js';
import { frameOf } from './frame.js';
import { countFindings, type ReportInput } from './report-input.js';

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
  for (const line of witnessLines(finding.witness)) lines.push(`  ${line}`);
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

function* witnessLines(witness: Witness | undefined): Generator<string> {
  const words = {
    record: 'for example',
    onlyThis: 'only here',
    onlyOther: 'only there',
    both: 'in both',
    neither: 'in none',
  } as const satisfies Record<keyof Witness, string>;
  for (const [key, label] of Object.entries(words)) {
    // `words` has exactly the keys of a witness.
    const record = witness?.[key as keyof Witness];
    if (record) yield `${label}: ${recordText(record)}`;
  }
}

function recordText(record: WitnessRecord): string {
  return Object.entries(record)
    .map(([field, value]) => `${field} ${value === null ? 'is not known' : `= ${value}`}`)
    .join(', ');
}

function summaryLine(input: ReportInput, colors: Colors): string {
  const { errors, warnings } = countFindings(input.findings);
  const read = `${count(input.definitions, 'definition')} in ${count(input.files, 'file')}`;
  if (errors + warnings === 0) return `${colors.green('✓')} ${read}, no findings`;
  const paint = errors > 0 ? colors.red : colors.yellow;
  return `${paint('✗')} ${count(errors, 'error')}, ${count(warnings, 'warning')} in ${read}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
