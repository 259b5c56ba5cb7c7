import type { Fitting } from './fit-into.js';
import { refInMarkdown, type Section, tableRow } from './markdown-section.js';
import { codeOf, escapeMarkdown, messageInMarkdown } from './markdown-text.js';
import { changeInWords, type NumberFormat, pairInWords } from './number-words.js';
import type { BeforeAfter, Flow, Numbers, RecordCounts, Shift, ShiftValues } from './review.js';
import { countOf } from './words.js';

/** The records and the metrics before and now, each metric by month and by segment; empty where nobody asked. */
export function numberSections(numbers: Numbers | null): readonly Section[] {
  if (numbers === null) return [];
  const { flows, shifts, leftOut } = numbers;
  const parts: readonly (Pick<Section, 'fold'> & Fitting)[] = [
    {
      fold: null,
      head: '| records | before | now | come in | drop out | for example |\n|---|--:|--:|--:|--:|---|',
      items: flows.map(flowRow),
      separator: '\n',
      more: (left) => `And ${countOf(left.length, 'more row')}.`,
    },
    {
      fold: null,
      head: '| metric, of all time | before | now | change |\n|---|--:|--:|--:|',
      items: shifts.map(shiftRow),
      separator: '\n',
      more: (left) => `And ${countOf(left.length, 'more metric')}.`,
    },
    {
      fold: 'By month and by segment',
      head: '',
      items: shifts.flatMap(tablesOf),
      separator: '\n\n',
      more: (left) => `And ${countOf(left.length, 'more metric')}.`,
    },
    {
      fold: null,
      head: 'Not everything was measured:\n',
      items: leftOut.map((each) => `- left out: ${messageInMarkdown(each)}`),
      separator: '\n',
      more: (left) => `And ${left.length} more.`,
    },
  ];
  return parts
    .filter(({ items }) => items.length > 0)
    .map((part, index) => ({ title: index === 0 ? 'What it does to the numbers' : null, ...part }));
}

function flowRow({ definition, segment, counts }: Flow): string {
  const name = `${refInMarkdown(definition)}${segment === null ? '' : `: ${codeOf(segment)}`}`;
  if (counts.kind === 'unmeasured') {
    return tableRow([name, '', '', '', '', `not counted: ${messageInMarkdown(counts.reason)}`]);
  }
  const { before, after, gained, lost } = counts.value;
  const cells = [before, after, gained, lost].map((count) => count.toLocaleString('en'));
  return tableRow([name, ...cells, sampleOf(counts.value)]);
}

function sampleOf({ gained, lost, sample }: RecordCounts): string {
  if (gained + lost === 0) return '';
  if (sample === null) return 'not shown: personal';
  const told = (label: string, keys: readonly string[]) =>
    keys.length === 0 ? [] : [`${label} ${keys.map(codeOf).join(', ')}`];
  return [...told('in:', sample.gained), ...told('out:', sample.lost)].join('<br>');
}

/** The whole of all time; where a metric has none, its newest month. */
function shiftRow(shift: Shift): string {
  const { definition, title, unit, values } = shift;
  const name = `${escapeMarkdown(title)} ${codeOf(definition.name)}`;
  if (values.kind === 'unmeasured') {
    return tableRow([`${name}<br>not measured: ${messageInMarkdown(values.reason)}`, '', '', '']);
  }
  const { total, months } = values.value;
  const newest = months.at(-1);
  const label = [
    ...(unit === null ? [] : [`in ${escapeMarkdown(unit)}`]),
    ...(total === null && newest ? [`in ${escapeMarkdown(newest.month)}`] : []),
  ];
  return tableRow([[name, ...label].join(', '), ...valuesOf(total ?? newest ?? NOTHING, shift)]);
}

const NOTHING: BeforeAfter = { before: null, after: null };

function valuesOf(values: BeforeAfter, format: NumberFormat): readonly string[] {
  return [...pairInWords(values, format).map(escapeMarkdown), changeInWords(values, format)];
}

/** One metric by month and by segment; nothing where it is the same everywhere. */
function tablesOf(shift: Shift): readonly string[] {
  const { definition, values } = shift;
  if (values.kind === 'unmeasured') return [];
  const { months, segments } = values.value;
  const rows = [...months, ...(segments?.rows ?? [])];
  if (rows.every(({ before, after }) => before === after)) return [];
  const tables = [...monthTable(months, shift), ...segmentTable(segments, shift)];
  return [[`#### ${refInMarkdown(definition)}`, ...tables].join('\n\n')];
}

function monthTable(months: ShiftValues['months'], format: NumberFormat): readonly string[] {
  if (months.length === 0) return [];
  return [
    table(
      'month',
      months.map((each) => tableRow([escapeMarkdown(each.month), ...valuesOf(each, format)])),
    ),
  ];
}

function segmentTable(segments: ShiftValues['segments'], format: NumberFormat): readonly string[] {
  if (!segments || segments.rows.length === 0) return [];
  const rows = segments.rows.map((each) =>
    tableRow([
      each.segment === null ? 'in no segment' : escapeMarkdown(each.segment),
      ...valuesOf(each, format),
    ]),
  );
  return [table(escapeMarkdown(segments.title), rows)];
}

function table(label: string, rows: readonly string[]): string {
  return [`| ${label} | before | now | change |`, '|---|--:|--:|--:|', ...rows].join('\n');
}
