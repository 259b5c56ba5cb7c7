import type { Difference } from '../../diff/diff-sources.js';
import type { Shift } from '../../report/review.js';
import { type Bounds, listShort } from './bounds.js';
import type { DataFailure } from './data-access.js';
import { metricObstacle } from './metric-obstacle.js';
import { monthWindow } from './months.js';
import { findMovingMetrics, type MovingMetric } from './moving-metrics.js';
import { shiftOf, unmeasuredShift } from './shift-of.js';
import type { ShiftQuestion } from './shift-question.js';
import { namesOf, type RunContext, ShiftRun } from './shift-run.js';
import { openSides, type Sides } from './shift-sides.js';

interface ShiftContext extends RunContext {
  /** That of both graphs; see Pinning. */
  readonly moment: Date;
  readonly bounds: Bounds;
}

interface Measured {
  readonly shifts: readonly Shift[];
  readonly leftOut: readonly string[];
}

/** What the semantic layer says of each metric before and after, asked in as few questions as there can be. */
export async function measureShifts(difference: Difference, context: ShiftContext): Promise<Measured> {
  const { bounds } = context;
  const moving = findMovingMetrics(difference);
  const [within, beyond] = [moving.slice(0, bounds.metrics), moving.slice(bounds.metrics)];
  const obstacles = new Map(
    within.map((each) => [each, metricObstacle(each, context, context.hidden)] as const),
  );
  const asked = await askMetrics(
    within.filter((each) => obstacles.get(each) === null),
    context,
  );
  const shifts = within.flatMap((each): readonly Shift[] => {
    const reason = obstacles.get(each) ?? asked.failed.get(each)?.reason ?? null;
    if (reason !== null) return [unmeasuredShift(each, context, reason)];
    const shift = asked.shifts.get(each);
    return shift ? [shift] : [];
  });
  const most = `at most ${bounds.metrics} metrics are`;
  return {
    shifts,
    leftOut: [
      ...(beyond.length === 0 ? [] : [`Not asked: ${listShort(namesOf(beyond))}, since ${most}.`]),
      ...asked.late,
    ],
  };
}

interface Asked {
  readonly shifts: ReadonlyMap<MovingMetric, Shift>;
  readonly failed: ReadonlyMap<MovingMetric, DataFailure>;
  readonly late: readonly string[];
}

async function askMetrics(metrics: readonly MovingMetric[], context: ShiftContext): Promise<Asked> {
  const failed = new Map<MovingMetric, DataFailure>();
  const shifts = new Map<MovingMetric, Shift>();
  if (metrics.length === 0) return { shifts, failed, late: [] };
  const sides = openSides(metrics, context);
  if (!('before' in sides)) {
    context.onFailure('no metric was asked', sides);
    return { shifts, failed: new Map(metrics.map((each) => [each, sides])), late: [] };
  }
  const run = new ShiftRun(metrics, sides, context);
  await run.ask(questionsOf(sides, context));
  for (const [metric, answers] of run.answers) {
    if (!run.failed.has(metric)) shifts.set(metric, shiftOf(metric, answers, sides));
  }
  return { shifts, failed: run.failed, late: run.leftOut };
}

function questionsOf({ segmentations }: Sides, { head, moment }: ShiftContext): readonly ShiftQuestion[] {
  const window = monthWindow(head.config.timezone ?? 'UTC', moment);
  const names = new Set([...segmentations.values()].map(({ name }) => name));
  return [
    { kind: 'total' },
    // From the first month there is: where the data ends early, its last months are told.
    { kind: 'months', running: false, from: '1000-01-01', to: window.lastDay },
    { kind: 'months', running: true, from: window.firstDay, to: window.lastDay },
    ...[...names].map((segmentation): ShiftQuestion => ({ kind: 'segments', segmentation })),
  ];
}
