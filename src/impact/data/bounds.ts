/** How much may be asked. */
export interface Bounds {
  /** Definitions (of a segmentation, segments) whose records are counted. */
  readonly flows: number;
  readonly metrics: number;
  /** Keys shown of the records that come, and of those that leave. */
  readonly keys: number;
  /** After this nothing new is asked. */
  readonly totalMs: number;
}

export const DEFAULT_BOUNDS: Bounds = { flows: 20, metrics: 20, keys: 5, totalMs: 120_000 };

/** How many of them a sentence names. */
const NAMED = 5;

/** `a, b and 3 more`. */
export function listShort(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  const rest = names.length - NAMED;
  if (rest > 1) return `${names.slice(0, NAMED).join(', ')} and ${rest} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The time that is left for questions. */
export class TimeBudget {
  private readonly end: number;

  constructor(
    private readonly totalMs: number,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.end = clock() + totalMs;
  }

  get isOver(): boolean {
    return this.clock() >= this.end;
  }

  /** Why something was not asked. */
  get reason(): string {
    return `the ${this.totalMs / 1000} seconds for questions to the data were over`;
  }
}
