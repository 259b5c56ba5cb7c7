import { changeInWords, pairInWords } from './number-words.js';
import { clip, onOneLine } from './plain-text.js';
import type { Approval, Flow, Impact, Numbers, Review, Shift } from './review.js';
import { baseOf, countKinds, impactInOneLine, inList, reachedBy, refsOf, stateOf } from './review-words.js';

/** The review in a few lines: what changed its meaning and whom that reaches, the numbers, who has to agree. */
export function reviewLines(review: Review): readonly string[] {
  const head = `Since ${baseOf(review)}: ${impactInOneLine(review)}`;
  const changed = review.impacts.filter(({ change }) => change !== 'new');
  return [
    head,
    ...changed.flatMap((impact) => impactLines(impact, changed.length === 1)),
    ...numberLines(review.numbers),
    ...askedLines(review.approvals),
  ].map(onOneLineEach);
}

/** Indented as it is. */
function onOneLineEach(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return `${indent}${onOneLine(line)}`;
}

const LINE = 118;

/** How many it reaches the head says already, where it is alone. */
function impactLines(impact: Impact, isAlone: boolean): readonly string[] {
  const { definition, kept } = impact;
  const reached = reachedBy([impact]);
  const titles = reached.map(({ title }) => title).join(', ');
  const teams = [...new Set(reached.flatMap(({ owners }) => owners.map(({ title }) => title)))].join(', ');
  return [
    `  ${definition.kind} ${definition.name}: ${stateOf(impact)}`,
    ...(kept ? [`    what it meant stays as ${kept.name} until ${kept.sunset}`] : []),
    ...(reached.length === 0
      ? []
      : [
          clip(`    reaches ${isAlone ? '' : `${countKinds(refsOf(reached))}: `}${titles}`, LINE),
          ...(teams === '' ? [] : [clip(`    of ${teams}`, LINE)]),
        ]),
  ];
}

function numberLines(numbers: Numbers | null): readonly string[] {
  if (numbers === null) return [];
  return [
    ...numbers.flows.map(flowLine),
    ...numbers.shifts.map(shiftLine),
    ...numbers.leftOut.map((each) => `  left out: ${each}`),
  ];
}

function flowLine({ definition, segment, counts }: Flow): string {
  const name = `  records of ${definition.kind} ${definition.name}${segment === null ? '' : ` (${segment})`}`;
  if (counts.kind === 'unmeasured') return `${name}: not counted, ${counts.reason}`;
  const { before, after, gained, lost } = counts.value;
  const [was, is, come, drop] = [before, after, gained, lost].map((count) => count.toLocaleString('en'));
  return `${name}: ${was} → ${is}; ${come} come in, ${drop} drop out`;
}

function shiftLine(shift: Shift): string {
  const { definition, unit, values } = shift;
  const name = `  metric ${definition.name}`;
  if (values.kind === 'unmeasured') return `${name}: not measured, ${values.reason}`;
  const newest = values.value.months.at(-1);
  const shown = values.value.total ?? newest;
  if (!shown) return `${name}: no value`;
  const [was, is] = pairInWords(shown, shift);
  const when = values.value.total === null && newest ? ` in ${newest.month}` : '';
  const change = changeInWords(shown, shift);
  return `${name}${when}: ${was} → ${is}${unit === null ? '' : ` ${unit}`}${change === '' ? '' : `, ${change}`}`;
}

/** As many as people read. */
const MOST = 5;

/** Approvals that are missing are findings; where none are asked for, the owners should agree all the same. */
function askedLines(approvals: readonly Approval[]): readonly string[] {
  const asked = approvals.filter(({ state }) => state === 'asked');
  const teams = new Map(asked.map(({ team }) => [team.name, team]));
  return [...teams.values()].map(({ name, title }) => {
    const names = asked
      .filter(({ team }) => team.name === name)
      .map(({ definition }) => `${definition.kind} ${definition.name}`);
    const more = names.length - MOST;
    return `  ${title} should agree to ${inList([...names.slice(0, MOST), ...(more > 0 ? [`${more} more`] : [])])}`;
  });
}
