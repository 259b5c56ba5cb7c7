import { titleOf } from '../../compile/words.js';
import type { Graph, Segmentation } from '../../graph/graph.js';
import type { Metric } from '../../graph/metric.js';
import type { BeforeAfter, Shift, ShiftValues } from '../../report/review.js';
import { monthsToTell } from './months.js';
import type { MovingMetric } from './moving-metrics.js';
import type { ShiftQuestion, ValuesByKey } from './shift-question.js';

/** Null on a side where the metric is not there, or cannot be asked in this way. */
export interface Answer {
  readonly question: ShiftQuestion;
  readonly before: ValuesByKey | null;
  readonly after: ValuesByKey | null;
}
export type Answers = readonly Answer[];

/** What is known of the two states. */
interface States {
  readonly before: Side;
  readonly after: Side;
  readonly segmentations: ReadonlyMap<string, Segmentation>;
}

interface Side {
  metric(name: string): Metric | null;
  segmentsOf(segmentation: string): readonly string[] | null;
}

/** The answers put side by side. */
export function shiftOf(metric: MovingMetric, answers: Answers, states: States): Shift {
  const before = metric.before === null ? null : states.before.metric(metric.before);
  const after = metric.after === null ? null : states.after.metric(metric.after);
  const reading: Reading = { isCountBefore: isCount(before), isCountAfter: isCount(after) };
  return {
    ...nameOf(metric, before, after),
    values: {
      kind: 'measured',
      value: {
        total: totalOf(answers, reading),
        months: monthsOf(answers, reading),
        segments: segmentsOf(metric, answers, reading, states),
      },
    },
  };
}

export function unmeasuredShift(
  metric: MovingMetric,
  { base, head }: { readonly base: Graph; readonly head: Graph },
  reason: string,
): Shift {
  const before = base.metrics.get(metric.before ?? '') ?? null;
  const after = head.metrics.get(metric.after ?? '') ?? null;
  return { ...nameOf(metric, before, after), values: { kind: 'unmeasured', reason } };
}

function nameOf({ name }: MovingMetric, before: Metric | null, after: Metric | null) {
  const known = after ?? before;
  return {
    definition: { kind: 'metric', name } as const,
    title: titleOf(known?.definition.value ?? { name }),
    unit: known?.unit ?? null,
    isPercent: known?.definition.value.format === 'percent',
  };
}

/** Of records that are not there a count is 0; of everything else nothing is known. */
interface Reading {
  readonly isCountBefore: boolean;
  readonly isCountAfter: boolean;
}

function isCount(metric: Metric | null): boolean {
  const formula = metric?.formula;
  return formula?.kind === 'aggregate' && /^count/.test(formula.aggregate.aggregation.type);
}

function at(
  { before, after }: Answer,
  key: string | null,
  { isCountBefore, isCountAfter }: Reading,
): BeforeAfter {
  return {
    before: before && (before.get(key) ?? (isCountBefore ? '0' : null)),
    after: after && (after.get(key) ?? (isCountAfter ? '0' : null)),
  };
}

function totalOf(answers: Answers, reading: Reading): BeforeAfter | null {
  const answer = answers.find(({ question }) => question.kind === 'total');
  return answer ? at(answer, '', reading) : null;
}

/** A metric that became a running value, or is none any more, has its months in two answers. */
function monthsOf(answers: Answers, reading: Reading): ShiftValues['months'] {
  const byMonth = answers.filter(({ question }) => question.kind === 'months');
  const [first] = byMonth;
  if (!first) return [];
  const both: Answer = {
    question: first.question,
    before: byMonth.map(({ before }) => before).find((each) => each !== null) ?? null,
    after: byMonth.map(({ after }) => after).find((each) => each !== null) ?? null,
  };
  const months = new Set([...(both.before?.keys() ?? []), ...(both.after?.keys() ?? [])]);
  const withData = [...months].filter(
    (month) => month !== null && hasData(at(both, month, reading), reading),
  );
  return monthsToTell(withData.filter((month) => month !== null)).map((month) => ({
    month,
    ...at(both, month, reading),
  }));
}

function hasData({ before, after }: BeforeAfter, { isCountBefore, isCountAfter }: Reading): boolean {
  const says = (value: string | null, counts: boolean) => value !== null && !(counts && Number(value) === 0);
  return says(before, isCountBefore) || says(after, isCountAfter);
}

/** Today's segments in their order, then those that are gone, then records in none. */
function segmentsOf(
  metric: MovingMetric,
  answers: Answers,
  reading: Reading,
  { before, after, segmentations }: States,
): ShiftValues['segments'] {
  const segmentation = segmentations.get(metric.name);
  const answer = answers.find(({ question }) => question.kind === 'segments');
  if (!segmentation || !answer) return null;
  const { name } = segmentation;
  const [was, is] = [before.segmentsOf(name), after.segmentsOf(name)];
  // On a side that does not have a segment, no value of it is known; not even that there is none.
  const rowOf = (segment: string): BeforeAfter & { readonly segment: string } => {
    const { before: old, after: now } = at(answer, segment, reading);
    return {
      segment,
      before: was?.includes(segment) ? old : null,
      after: is?.includes(segment) ? now : null,
    };
  };
  const outside = at(answer, null, reading);
  const named = [...new Set([...(is ?? []), ...(was ?? [])])];
  return {
    segmentation: name,
    title: titleOf(segmentation.definition.value),
    rows: [...named.map(rowOf), ...(hasData(outside, reading) ? [{ segment: null, ...outside }] : [])],
  };
}
