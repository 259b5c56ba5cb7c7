import { listShort, type TimeBudget } from './bounds.js';
import { asFailure, type DataFailure } from './data-access.js';
import type { MovingMetric } from './moving-metrics.js';
import type { Answers } from './shift-of.js';
import type { ShiftQuestion } from './shift-question.js';
import { closeSides, openSides, type Sides, type SidesContext } from './shift-sides.js';

export interface RunContext extends SidesContext {
  readonly budget: TimeBudget;
  onProgress(text: string): void;
  onFailure(what: string, failure: DataFailure): void;
}

/** Asks one question after the other, and remembers what was answered, what failed and what there was no time for. */
export class ShiftRun {
  readonly answers = new Map<MovingMetric, Answers>();
  readonly failed = new Map<MovingMetric, DataFailure>();
  /** What there was no time for: the names by what was asked of them. */
  private readonly late = new Map<string, Set<string>>();

  constructor(
    private readonly metrics: readonly MovingMetric[],
    private readonly sides: Sides,
    private readonly context: RunContext,
  ) {}

  /** All metrics together; where that fails, each alone with models of its own, since one must not silence the others. */
  async ask(questions: readonly ShiftQuestion[]): Promise<void> {
    const [failure, rest] = await this.askAll(this.metrics, questions, this.sides);
    if (failure === null) return;
    await closeSides(this.sides);
    if (failure.isGeneral || this.metrics.length === 1) this.fail(this.metrics, failure);
    else for (const metric of this.metrics) await this.askAlone(metric, rest);
  }

  private async askAlone(metric: MovingMetric, questions: readonly ShiftQuestion[]): Promise<void> {
    const alone = openSides([metric], this.context);
    if (!('before' in alone)) return this.fail([metric], alone);
    try {
      const [failure] = await this.askAll([metric], questions, alone);
      if (failure !== null) this.fail([metric], failure);
    } finally {
      await closeSides(alone);
    }
  }

  /** The failure that ended it, and the questions from that one on. */
  private async askAll(
    metrics: readonly MovingMetric[],
    questions: readonly ShiftQuestion[],
    sides: Sides,
  ): Promise<readonly [DataFailure | null, readonly ShiftQuestion[]]> {
    for (const [index, question] of questions.entries()) {
      const asked = metrics.filter((each) => this.isAbout(each, question));
      if (asked.length === 0 || this.isTooLate(asked, question)) continue;
      this.context.onProgress(`asking ${listShort(namesOf(asked))}${wordsOf(question)}`);
      const failure = await this.askTogether(asked, question, sides);
      if (failure !== null) return [failure, questions.slice(index)];
    }
    return [null, []];
  }

  private fail(metrics: readonly MovingMetric[], failure: DataFailure): void {
    for (const metric of metrics) {
      this.context.onFailure(`metric ${metric.name} was not asked`, failure);
      this.failed.set(metric, failure);
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

  /** A sentence for each question that came too late. */
  get leftOut(): readonly string[] {
    const { reason } = this.context.budget;
    return [...this.late].map(
      ([words, names]) => `There was no time to ask ${listShort([...names])}${words}: ${reason}.`,
    );
  }

  private isTooLate(metrics: readonly MovingMetric[], question: ShiftQuestion): boolean {
    if (!this.context.budget.isOver) return false;
    const words = wordsOf(question);
    this.late.set(words, new Set([...(this.late.get(words) ?? []), ...namesOf(metrics)]));
    return true;
  }

  private async askTogether(
    metrics: readonly MovingMetric[],
    question: ShiftQuestion,
    sides: Sides,
  ): Promise<DataFailure | null> {
    const onBefore = metrics.filter((each) => this.fitsBefore(each, question));
    const onAfter = metrics.filter((each) => this.fitsAfter(each, question));
    const answered = await Promise.allSettled([
      sides.before.ask(
        onBefore.flatMap(({ before }) => before ?? []),
        question,
      ),
      sides.after.ask(
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

export function namesOf(metrics: readonly MovingMetric[]): readonly string[] {
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
