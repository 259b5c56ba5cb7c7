import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { bytesOf, type Fitting, fitInto } from './fit-into.js';
import { codeOf, escapeMarkdown } from './markdown-text.js';
import type { Team } from './review.js';

/** One part of a report. Neither `title` nor `fold` may hold text of people. */
export interface Section extends Fitting {
  readonly title: string | null;
  /** What is seen of it before it is opened; null where all of it is seen. */
  readonly fold: string | null;
}

/** A section within `budget` bytes. */
export function sectionInMarkdown({ title, fold, ...fitting }: Section, budget: number): string {
  const before = [
    ...(title === null ? [] : [`### ${title}\n\n`]),
    ...(fold === null ? [] : [`<details><summary>${fold}</summary>\n\n`]),
  ].join('');
  const after = fold === null ? '' : '\n\n</details>';
  return `${before}${fitInto(fitting, budget - bytesOf(before + after))}${after}`;
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function refInMarkdown({ kind, name }: DefinitionRef): string {
  return `${kind} ${codeOf(name)}`;
}

export function teamsInMarkdown(teams: readonly Team[]): string {
  return teams.length === 0 ? 'nobody' : teams.map(({ title }) => escapeMarkdown(title)).join(', ');
}
