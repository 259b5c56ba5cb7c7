import { refKey } from '../diagnostic/definition-ref.js';
import type { Finding, Severity } from '../diagnostic/finding.js';
import { bytesOf, countFitting } from './fit-into.js';
import { owedSection } from './markdown-approvals.js';
import { findingInMarkdown, type Places } from './markdown-finding.js';
import { reviewInMarkdown } from './markdown-review.js';
import { sectionInMarkdown } from './markdown-section.js';
import { codeOf } from './markdown-text.js';
import { splitOwed } from './owed-approvals.js';
import { countFindings, errorsFirst, type ReportInput } from './report-input.js';
import type { Review } from './review.js';
import { baseOf, impactInOneLine } from './review-words.js';
import { suppressedInWords } from './suppressed-words.js';
import { countOf } from './words.js';

/** GitHub's limit for a comment; it counts characters, of which there are never more than bytes. */
export const COMMENT_LIMIT = 65_536;
/** GitHub's limit for what one step writes to its summary. */
export const SUMMARY_LIMIT = 1_048_576;

/** The part of the room that the review may take before findings are cut. */
const REVIEW_SHARE = 0.5;
/** The same of approvals that no review tells of. */
const OWED_SHARE = 0.2;

export interface MarkdownOptions extends Places {
  /** In bytes; default the limit of a GitHub comment. */
  readonly limit?: number;
  readonly review?: Review;
}

/**
 * A comment for a pull request: what was found with words and records, errors first; then what the change reaches, what it
 * does to the numbers and who must approve; then the warnings. Its first line is invisible and the same for every report of
 * a project, so that the comment can be found again and replaced.
 */
export function reportMarkdown(input: ReportInput, options: MarkdownOptions): string {
  const { limit = COMMENT_LIMIT, review } = options;
  const head = `${markerOf(options.folder)}\n## Accord: ${verdictOf(input)}\n\n${openingOf(input, review)}`;
  const room = limit - 1 - bytesOf(head);
  const { findings: alone, owed } = splitOwed(untoldBy(review, input.findings));
  const told = [
    ...(review ? reviewInMarkdown(review, Math.floor(room * REVIEW_SHARE)) : []),
    ...owedSection(owed).map((section) => sectionInMarkdown(section, Math.floor(room * OWED_SHARE))),
  ];
  const findings = errorsFirst(alone).map((finding) => ({
    finding,
    block: findingInMarkdown(finding, options),
  }));
  const { taken, more } = fitFindings(findings, room - bytesOf(told.join('\n\n')) - RESERVED);
  const blocks = (severity: Severity) =>
    taken.flatMap(({ finding, block }) => (finding.severity === severity ? [block] : []));
  const warnings = blocks('warning');
  const heading = told.length > 0 && warnings.length > 0 ? ['### Warnings'] : [];
  return `${[head, ...blocks('error'), ...told, ...heading, ...warnings, ...more].join('\n\n')}\n`;
}

/** For the heading of the warnings and what joins the parts. */
const RESERVED = 64;

interface Block {
  readonly finding: Finding;
  readonly block: string;
}

/** The findings without the missing approvals that the review tells of, each of a team. */
function untoldBy(review: Review | undefined, findings: readonly Finding[]): readonly Finding[] {
  const told = new Set(
    (review?.approvals ?? []).flatMap(({ state, team, definition }) =>
      state === 'missing' || state === 'outdated' ? [`${team.name} ${refKey(definition)}`] : [],
    ),
  );
  return findings.filter(
    ({ rule, definition, teams = [] }) =>
      rule !== 'approval-missing' ||
      definition === null ||
      teams.length === 0 ||
      !teams.every((team) => told.has(`${team} ${refKey(definition)}`)),
  );
}

function fitFindings(
  all: readonly Block[],
  budget: number,
): { readonly taken: readonly Block[]; readonly more: readonly string[] } {
  const texts = all.map(({ block }) => block);
  if (countFitting(texts, '\n\n', budget) === all.length) return { taken: all, more: [] };
  const longest = bytesOf(moreOf(all)) + 2;
  const count = countFitting(texts, '\n\n', budget - longest);
  return { taken: all.slice(0, count), more: [moreOf(all.slice(count))] };
}

function moreOf(left: readonly Block[]): string {
  const { errors, warnings } = countFindings(left.map(({ finding }) => finding));
  const rest = [...countedMore(errors, 'error'), ...countedMore(warnings, 'warning')].join(' and ');
  return `And ${rest} for which there is no room here: \`accord check\` tells them all.`;
}

/** What the comment is found by. One repository may hold several projects. */
export function markerOf(folder: string): string {
  return `<!-- accord-report ${encodeURIComponent(folder).replaceAll('-', '%2D')} -->`;
}

function verdictOf({ findings }: ReportInput): string {
  const { errors, warnings } = countFindings(findings);
  if (errors + warnings === 0) return 'no findings';
  return [countOf(errors, 'error'), countOf(warnings, 'warning')].join(', ');
}

function openingOf(input: ReportInput, review: Review | undefined): string {
  const { definitions, files } = input;
  const counts = `${countOf(definitions, 'definition')} in ${countOf(files, 'file')} checked.`;
  const read = [counts, suppressedInWords(input)].filter((sentence) => sentence !== '').join(' ');
  return review ? `Since ${codeOf(baseOf(review))}: ${impactInOneLine(review)}. ${read}` : read;
}

function countedMore(number: number, noun: string): readonly string[] {
  return number === 0 ? [] : [countOf(number, `more ${noun}`)];
}
