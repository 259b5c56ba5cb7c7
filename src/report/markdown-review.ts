import { refKey } from '../diagnostic/definition-ref.js';
import { bytesOf } from './fit-into.js';
import { approvalSection } from './markdown-approvals.js';
import { numberSections } from './markdown-numbers.js';
import {
  refInMarkdown,
  type Section,
  sectionInMarkdown,
  tableRow,
  teamsInMarkdown,
} from './markdown-section.js';
import { codeOf, escapeMarkdown } from './markdown-text.js';
import { meaningInMarkdown } from './markdown-words.js';
import type { Impact, Reached, Review } from './review.js';
import { countKinds, reachedBy, refsOf, stateOf } from './review-words.js';
import { countOf } from './words.js';

/** More rows than these are folded: people look at the first lines of a comment. */
const MOST_ROWS = 10;

/** What changes for whom, what that does to the numbers and who must approve, within `budget` bytes; empty where there is nothing to tell. */
export function reviewInMarkdown(review: Review, budget: number): readonly string[] {
  const sections = [
    ...changeSections(review.impacts),
    ...numberSections(review.numbers),
    ...reachSection(review.impacts),
    ...approvalSection(review),
  ];
  let left = budget;
  return sections.map((section, index) => {
    const told = sectionInMarkdown(section, Math.floor(left / (sections.length - index)) - 2);
    left -= bytesOf(told) + 2;
    return told;
  });
}

/** What is new is told after what changed, and folded: nobody rests on it yet. */
function changeSections(impacts: readonly Impact[]): readonly Section[] {
  const fresh = impacts.filter(({ change }) => change === 'new');
  const changed = impacts.filter(({ change }) => change !== 'new');
  const table = (all: readonly Impact[]): Pick<Section, 'head' | 'items' | 'separator' | 'more'> => ({
    head: '| definition | now | in words | reaches |\n|---|---|---|---|',
    items: all.map(impactRow),
    separator: '\n',
    more: (left) => `And ${countOf(left.length, 'more definition')}.`,
  });
  const title = 'What changes';
  return [
    ...(changed.length === 0 ? [] : [{ title, fold: null, ...table(changed) }]),
    ...(fresh.length === 0
      ? []
      : [
          {
            title: changed.length === 0 ? title : null,
            fold: `${countOf(fresh.length, 'new definition')}`,
            ...table(fresh),
          },
        ]),
  ];
}

function impactRow(impact: Impact): string {
  const { definition, owners, reaches } = impact;
  const cells = [
    `${refInMarkdown(definition)}<br>${teamsInMarkdown(owners)}`,
    escapeMarkdown(stateOf(impact)),
    meaningInMarkdown(impact),
    reaches.length === 0 ? 'nothing' : countKinds(refsOf(reaches)),
  ];
  return tableRow(cells);
}

/** Everybody who has to look: what most people look at first. */
function reachSection(impacts: readonly Impact[]): readonly Section[] {
  const reached = reachedBy(impacts);
  if (reached.length === 0) return [];
  const changes = impacts.filter(({ reaches }) => reaches.length > 0);
  const through = throughBy(changes);
  const teams = new Set(reached.flatMap(({ owners }) => owners.map(({ name }) => name)));
  const row = ({ definition, title, owners }: Reached) => {
    const cells = [
      definition.kind,
      `${escapeMarkdown(title)} ${codeOf(definition.name)}`,
      teamsInMarkdown(owners),
      ...(changes.length === 1 ? [] : [listNames(through.get(refKey(definition)) ?? [])]),
    ];
    return tableRow(cells);
  };
  return [
    {
      title: 'Who is reached',
      fold:
        reached.length > MOST_ROWS
          ? `${countKinds(refsOf(reached))}, of ${countOf(teams.size, 'team')}`
          : null,
      head:
        changes.length === 1
          ? '| | | owners |\n|---|---|---|'
          : '| | | owners | through |\n|---|---|---|---|',
      items: reached.map(row),
      separator: '\n',
      more: (left) => `And ${countOf(left.length, 'more definition')}.`,
    },
  ];
}

const MOST_NAMES = 4;

function listNames(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES).map(codeOf), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** By refKey, the names of the changes that reach a definition. */
function throughBy(impacts: readonly Impact[]): ReadonlyMap<string, readonly string[]> {
  const through = new Map<string, string[]>();
  for (const { definition, reaches } of impacts) {
    for (const { definition: reached } of reaches) {
      const names = through.get(refKey(reached)) ?? [];
      names.push(definition.name);
      through.set(refKey(reached), names);
    }
  }
  return through;
}
