import type { Finding, Severity, WitnessRecord } from '../diagnostic/finding.js';
import { rangeOf, type Span } from '../diagnostic/source.js';
import { codeOf, escapeMarkdown, messageInMarkdown } from './markdown-text.js';
import { encodePath, placeOf, repositoryPath } from './repository-path.js';
import { comparisonInWords, recordsOf } from './words.js';

export interface Places {
  /** The project's folder in its repository. */
  readonly folder: string;
  /** The address of the repository's files at the commit that was checked, without a `/` at its end. */
  readonly filesUrl?: string | undefined;
}

const MARKS = { error: '❌', warning: '⚠️' } as const satisfies Record<Severity, string>;

/**
 * One finding as blocks of Markdown. No line begins with text of people: at the beginning of a line forges look for headings,
 * lists and, worse, commands (`/approve`).
 */
export function findingInMarkdown(finding: Finding, places: Places): string {
  const { definition, rule, severity } = finding;
  const about = definition ? `: ${definition.kind} ${codeOf(definition.name)}` : '';
  const comparison = comparisonInWords(finding);
  const blocks = [
    `#### ${rule}${about}`,
    `${MARKS[severity]} ${messageInMarkdown(finding.message)}`,
    [`at ${linkTo(finding.span, places)}`, ...(comparison ? [`**${comparison}**`] : [])].join(' · '),
    recordTable(finding),
    notesOf(finding, places),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function recordTable(finding: Finding): string {
  const shown = recordsOf(finding);
  if (shown.length === 0) return '';
  const rows = shown.map(({ label, record }) => `| ${label} | ${recordOf(record)} |`);
  return ['| | record |', '|---|---|', ...rows].join('\n');
}

function recordOf(record: WitnessRecord): string {
  return Object.entries(record)
    .map(([field, value]) =>
      value === null ? `${codeOf(field)} is not known` : `${codeOf(field)} = ${codeOf(String(value))}`,
    )
    .join(', ');
}

function notesOf(finding: Finding, places: Places): string {
  const related = (finding.related ?? []).map((place) => {
    const where = place.base
      ? `${codeOf(placeOf(place.span, places.folder))} (before)`
      : linkTo(place.span, places);
    return `- see ${where}: ${messageInMarkdown(place.message)}`;
  });
  const assumptions = (finding.assumptions ?? []).map((each) => `- assuming ${escapeMarkdown(each)}`);
  const help = finding.help ? [`- help: ${messageInMarkdown(finding.help)}`] : [];
  return [...related, ...assumptions, ...help].join('\n');
}

function linkTo(span: Span, { folder, filesUrl }: Places): string {
  const place = placeOf(span, folder);
  if (filesUrl === undefined) return codeOf(place);
  const path = encodePath(repositoryPath(span.source.path, folder));
  return `[${codeOf(place)}](${filesUrl}/${path}#L${rangeOf(span).start.line})`;
}
