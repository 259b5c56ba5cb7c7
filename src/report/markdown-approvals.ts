import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { refInMarkdown, type Section, tableRow } from './markdown-section.js';
import { codeOf, escapeMarkdown } from './markdown-text.js';
import { approveCommand, type Owed } from './owed-approvals.js';
import type { Approval, Review, Team } from './review.js';
import { countKinds, refsOf } from './review-words.js';
import { countOf } from './words.js';

/** A row for each team that has something to say; those that have said it in one line. */
export function approvalSection(review: Review): readonly Section[] {
  const { approvals } = review;
  if (approvals.length === 0) return [];
  const open = groupByTeam(approvals.filter(({ state }) => state !== 'approved'));
  const done = groupByTeam(approvals.filter(({ state }) => state === 'approved'));
  const isAsked = approvals.some(({ state }) => state === 'asked');
  const approved = done.map(
    ({ team, theirs }) => `${escapeMarkdown(team.title)} (${countOf(theirs.length, 'definition')})`,
  );
  return [
    {
      title: isAsked ? 'Who should agree' : 'Who must approve',
      fold: null,
      head: [
        ...(open.length === 0 ? ['✅ Everybody has approved.'] : []),
        ...(open.length > 0 && approved.length > 0 ? [`✅ Approved by ${approved.join(', ')}.`] : []),
        ...(open.length > 0
          ? [isAsked ? '| team | of |\n|---|---|' : '| team | has to approve | with |\n|---|---|---|']
          : []),
      ].join('\n\n'),
      items: open.map((each) => teamRow(each, review)),
      separator: '\n',
      more: (left) => `And ${countOf(left.length, 'more team')}.`,
    },
  ];
}

function teamRow({ team, theirs }: Theirs, review: Review): string {
  const isAsked = theirs.some(({ state }) => state === 'asked');
  const cells = [
    `${isAsked ? '👀' : '⏳'} ${escapeMarkdown(team.title)}`,
    definitionsOf(theirs),
    ...(isAsked
      ? []
      : [
          codeOf(
            approveCommand(
              { team: team.name, definitions: theirs.map(({ definition }) => definition) },
              review,
            ),
          ),
        ]),
  ];
  return tableRow(cells);
}

/** Many approvals that are missing and that no review tells of: nothing was compared, or they were missing before. */
export function owedSection(owed: readonly Owed[]): readonly Section[] {
  if (owed.length === 0) return [];
  return [
    {
      title: 'Not approved as they are',
      fold: null,
      head: '| team | has to approve | with |\n|---|---|---|',
      items: owed.map((each) =>
        tableRow([
          `⏳ ${codeOf(each.team)}`,
          listed(each.definitions),
          codeOf(approveCommand(each, undefined)),
        ]),
      ),
      separator: '\n',
      more: (left) => `And ${countOf(left.length, 'more team')}.`,
    },
  ];
}

/** As many as people read. */
const MOST = 12;

function listed(definitions: readonly DefinitionRef[]): string {
  const told = definitions.slice(0, MOST).map(refInMarkdown);
  const more = definitions.length - told.length;
  return [...told, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** First what its own text changed, then what only rests on that: of many their kinds, as they are among those reached. */
function definitionsOf(theirs: readonly Approval[]): string {
  const own = refsOf(theirs.filter(({ through }) => through.length === 0));
  const below = refsOf(theirs.filter(({ through }) => through.length > 0));
  return [
    ...(own.length > 0 ? [listed(own)] : []),
    ...(below.length > 0
      ? [`resting on what changed: ${below.length > MOST_BELOW ? countKinds(below) : listed(below)}`]
      : []),
  ].join('<br>');
}

const MOST_BELOW = 4;

interface Theirs {
  readonly team: Team;
  readonly theirs: readonly Approval[];
}

function groupByTeam(approvals: readonly Approval[]): readonly Theirs[] {
  const groups = new Map<string, { readonly team: Team; readonly theirs: Approval[] }>();
  for (const approval of approvals) {
    const { team } = approval;
    const group = groups.get(team.name) ?? { team, theirs: [] };
    group.theirs.push(approval);
    groups.set(team.name, group);
  }
  return [...groups.values()];
}
