import type { Difference } from '../../diff/diff-sources.js';
import type { Graph, Segmentation } from '../../graph/graph.js';
import type { Shift } from '../../report/review.js';
import { type Bounds, listShort, type TimeBudget } from './bounds.js';
import { asFailure, type DataAccess, type DataFailure } from './data-access.js';
import type { HiddenFields } from './hidden-fields.js';
import { chooseMainSegmentation } from './main-segmentation.js';
import { metricObstacle } from './metric-obstacle.js';
import { monthWindow } from './months.js';
import { findMovingMetrics, type MovingMetric } from './moving-metrics.js';
import { type ServedSide, serveSide } from './served-side.js';
import { type Answers, shiftOf, unmeasuredShift } from './shift-of.js';
import type { ShiftQuestion } from './shift-question.js';

export interface ShiftContext {
  /** Both at one moment; see Pinning. */
  readonly base: Graph;
  readonly head: Graph;
  readonly moment: Date;
  readonly hidden: HiddenFields;
  readonly access: DataAccess;
  readonly bounds: Bounds;
  readonly budget: TimeBudget;
  onProgress(text: string): void;
  onFailure(what: string, failure: DataFailure): void;
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
  const run = new Run(metrics, sides, context);
  for (const question of questionsOf(sides, context)) await run.ask(question);
  for (const [metric, answers] of run.answers) {
    if (!run.failed.has(metric)) shifts.set(metric, shiftOf(metric, answers, sides));
  }
  return { shifts, failed: run.failed, late: run.late };
}

export interface Sides {
  readonly before: ServedSide;
  readonly after: ServedSide;
  /** By which each metric is split; by its name. */
  readonly segmentations: ReadonlyMap<string, Segmentation>;
}

/** Plans both models with what the questions need, or tells why one cannot be. */
function openSides(metrics: readonly MovingMetric[], context: ShiftContext): Sides | DataFailure {
  const { base, head, access, hidden } = context;
  const before = metrics.flatMap((each) => each.before ?? []);
  const after = metrics.flatMap((each) => each.after ?? []);
  try {
    // With every segmentation, to choose from.
    const [wideBefore, wideAfter] = [
      serveSide(base, { metrics: before, segmentations: [...base.segmentations.keys()] }, access),
      serveSide(head, { metrics: after, segmentations: [...head.segmentations.keys()] }, access),
    ];
    const segmentations = new Map(
      metrics.flatMap((each) => {
        const chosen =
          each.after === null
            ? chooseMainSegmentation(each.before ?? '', base, wideBefore.members, hidden)
            : chooseMainSegmentation(each.after, head, wideAfter.members, hidden);
        return chosen ? [[each.name, chosen] as const] : [];
      }),
    );
    const chosen = [...new Set([...segmentations.values()].map(({ name }) => name))];
    return {
      before: serveSide(base, { metrics: before, segmentations: chosen }, access),
      after: serveSide(head, { metrics: after, segmentations: chosen }, access),
      segmentations,
    };
  } catch (error) {
    return asFailure(error);
  }
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

/** Asks one question after the other, and remembers what was answered, what failed and what there was no time for. */
class Run {
  readonly answers = new Map<MovingMetric, Answers>();
  readonly failed = new Map<MovingMetric, DataFailure>();
  readonly late: string[] = [];

  constructor(
    private readonly metrics: readonly MovingMetric[],
    private readonly sides: Sides,
    private readonly context: ShiftContext,
  ) {}

  async ask(question: ShiftQuestion): Promise<void> {
    const metrics = this.metrics.filter((each) => !this.failed.has(each) && this.isAbout(each, question));
    if (metrics.length === 0 || this.isTooLate(metrics, question)) return;
    this.context.onProgress(`asking ${listShort(namesOf(metrics))}${wordsOf(question)}`);
    const failure = await this.askTogether(metrics, question);
    if (failure === null) return;
    // One that fails must not silence the others.
    for (const metric of metrics) {
      if (metrics.length > 1 && this.isTooLate([metric], question)) continue;
      const own = metrics.length > 1 ? await this.askTogether([metric], question) : failure;
      if (own === null) continue;
      this.context.onFailure(`metric ${metric.name} was not asked`, own);
      this.failed.set(metric, own);
    }
  }

  private isAbout(metric: MovingMetric, question: ShiftQuestion): boolean {
    if (question.kind === 'segments') {
      if (this.sides.segmentations.get(metric.name)?.name !== question.segmentation) return false;
    }
    return this.fitsBefore(metric, question) || this.fitsAfter(metric, question);
  }

  private fitsBefore({ before }: MovingMetric, question: ShiftQuestion): boolean {
    return before !== null && this.sides.before.fits(before, question);
  }

  private fitsAfter({ after }: MovingMetric, question: ShiftQuestion): boolean {
    return after !== null && this.sides.after.fits(after, question);
  }

  private isTooLate(metrics: readonly MovingMetric[], question: ShiftQuestion): boolean {
    const { budget } = this.context;
    if (!budget.isOver) return false;
    this.late.push(
      `There was no time to ask ${listShort(namesOf(metrics))}${wordsOf(question)}: ${budget.reason}.`,
    );
    return true;
  }

  private async askTogether(
    metrics: readonly MovingMetric[],
    question: ShiftQuestion,
  ): Promise<DataFailure | null> {
    const onBefore = metrics.filter((each) => this.fitsBefore(each, question));
    const onAfter = metrics.filter((each) => this.fitsAfter(each, question));
    const answered = await Promise.allSettled([
      this.sides.before.ask(
        onBefore.flatMap(({ before }) => before ?? []),
        question,
      ),
      this.sides.after.ask(
        onAfter.flatMap(({ after }) => after ?? []),
        question,
      ),
    ]);
    const refused = answered.find((each) => each.status === 'rejected');
    if (refused) return asFailure(refused.reason);
    const [before, after] = answered.map((each) => (each.status === 'fulfilled' ? each.value : null));
    for (const metric of metrics) {
      const known = this.answers.get(metric) ?? [];
      const values = {
        before: before?.get(metric.before ?? '') ?? null,
        after: after?.get(metric.after ?? '') ?? null,
      };
      this.answers.set(metric, [...known, { question, ...values }]);
    }
    return null;
  }
}

function namesOf(metrics: readonly MovingMetric[]): readonly string[] {
  return metrics.map(({ name }) => name);
}

function wordsOf(question: ShiftQuestion): string {
  switch (question.kind) {
    case 'total':
      return '';
    case 'months':
      return ' by month';
    case 'segments':
      return ` by ${question.segmentation}`;
  }
}
