import { type Fitting, fitInto } from './fit-into.js';
import { codeOf, escapeMarkdown } from './markdown-text.js';
import type { Approval, Impact, Review } from './review.js';
import { countOf, RELATION_WORDS } from './words.js';

const STATES = {
  missing: '⏳ has to approve',
  outdated: '⏳ approved an earlier meaning',
  asked: '👀 should agree',
  approved: '✅ approved',
} as const satisfies Record<Approval['state'], string>;

/** Who must approve and what changes for whom, within `budget` bytes; empty where there is nothing to tell. */
export function reviewInMarkdown(review: Review, budget: number): readonly string[] {
  const sections = [...approvalSection(review.approvals), ...impactSections(review.impacts)];
  return sections.map((section) => fitInto(section, Math.floor(budget / sections.length)));
}

function approvalSection(approvals: readonly Approval[]): readonly Fitting[] {
  if (approvals.length === 0) return [];
  const order = Object.keys(STATES);
  const sorted = [...approvals].sort((left, right) => order.indexOf(left.state) - order.indexOf(right.state));
  return [
    {
      head: '### Who must approve\n\n| team | definition | |\n|---|---|---|',
      items: sorted.map(
        ({ team, definition, state }) =>
          `| ${escapeMarkdown(team)} | ${definition.kind} ${codeOf(definition.name)} | ${STATES[state]} |`,
      ),
      separator: '\n',
      more: (left) => `And ${countOf(left.length, 'more approval')}.`,
    },
  ];
}

function impactSections(impacts: readonly Impact[]): readonly Fitting[] {
  if (impacts.length === 0) return [];
  const more = (left: readonly number[]) => `And ${countOf(left.length, 'more changed definition')}.`;
  return [
    {
      head: '### What changes\n\n| definition | now | reaches |\n|---|---|---|',
      items: impacts.map(impactRow),
      separator: '\n',
      more,
    },
    { head: '#### In words', items: impacts.map(wordsOf), separator: '\n\n', more },
  ];
}

function impactRow(impact: Impact): string {
  const { definition, reaches } = impact;
  const cells = [
    `${definition.kind} ${codeOf(definition.name)}`,
    stateOf(impact),
    reaches.length === 0 ? 'nothing' : reaches.map(({ title }) => escapeMarkdown(title)).join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function stateOf({ relation, before, after }: Impact): string {
  if (before === null) return 'new';
  if (after === null) return 'removed';
  return relation === null ? 'changed' : RELATION_WORDS[relation];
}

function wordsOf({ definition, before, after }: Impact): string {
  const told = (words: string | null) => (words === null ? 'not defined' : escapeMarkdown(words));
  return `* ${definition.kind} ${codeOf(definition.name)}\n  * before: ${told(before)}\n  * now: ${told(after)}`;
}
