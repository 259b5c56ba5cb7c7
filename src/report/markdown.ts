import { bytesOf, fitInto } from './fit-into.js';
import { findingInMarkdown, type Places } from './markdown-finding.js';
import { reviewInMarkdown } from './markdown-review.js';
import { countFindings, errorsFirst, type ReportInput } from './report-input.js';
import type { Review } from './review.js';
import { countOf } from './words.js';

/** GitHub's limit for a comment; it counts characters, of which there are never more than bytes. */
export const COMMENT_LIMIT = 65_536;
/** GitHub's limit for what one step writes to its summary. */
export const SUMMARY_LIMIT = 1_048_576;

/** The part of the room that approvals and impact may take before findings are cut. */
const REVIEW_SHARE = 0.5;

export interface MarkdownOptions extends Places {
  /** In bytes; default the limit of a GitHub comment. */
  readonly limit?: number;
  readonly review?: Review;
}

/**
 * A comment for a pull request: what was found with words and records, what the change reaches, who must approve. Its first
 * line is invisible and the same for every report of a project, so that the comment can be found again and replaced.
 */
export function reportMarkdown(input: ReportInput, options: MarkdownOptions): string {
  const { limit = COMMENT_LIMIT, review } = options;
  const head = `${markerOf(options.folder)}\n## Accord: ${verdictOf(input)}\n\n${readOf(input)}`;
  const told = review ? reviewInMarkdown(review, Math.floor((limit - bytesOf(head)) * REVIEW_SHARE)) : [];
  const beforeFindings = [head, ...told].join('\n\n');
  const sorted = errorsFirst(input.findings);
  const text = fitInto(
    {
      head: beforeFindings,
      items: sorted.map((finding) => findingInMarkdown(finding, options)),
      separator: '\n\n',
      more: (left) => {
        const { errors, warnings } = countFindings(left.flatMap((index) => sorted[index] ?? []));
        const rest = [...countedMore(errors, 'error'), ...countedMore(warnings, 'warning')].join(' and ');
        return `And ${rest} for which there is no room here: \`accord check\` tells them all.`;
      },
    },
    limit - 1,
  );
  return `${text}\n`;
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

function readOf({ definitions, files }: ReportInput): string {
  return `${countOf(definitions, 'definition')} in ${countOf(files, 'file')} checked.`;
}

function countedMore(number: number, noun: string): readonly string[] {
  return number === 0 ? [] : [countOf(number, `more ${noun}`)];
}
