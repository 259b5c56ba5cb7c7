import type { Difference } from '../src/diff/diff-sources.js';
import { DEFAULT_BOUNDS } from '../src/impact/data/bounds.js';
import { measureImpact } from '../src/impact/data/measure-impact.js';
import type { Numbers } from '../src/report/review.js';
import type { DataSource } from '../src/warehouse/data-source.js';
import { say, startProgress } from './console.js';
import { openData } from './open-data.js';

/** Seconds. */
export interface DataLimits {
  /** One question. */
  readonly question: number;
  /** After this nothing new is asked. */
  readonly total: number;
}

export const DEFAULT_LIMITS: DataLimits = { question: 30, total: DEFAULT_BOUNDS.totalMs / 1000 };

/**
 * What a change does to the data of a source, with progress on a terminal. What could not be asked is part of the answer and
 * told on the error stream, with what the database said; it is no error of the check.
 */
export async function measureNumbers(
  difference: Difference,
  source: DataSource,
  limits: DataLimits,
): Promise<Numbers> {
  const data = openData(source, limits.question * 1000);
  const progress = startProgress();
  // The same failure may keep several things from being told.
  const said = new Map<string, string>();
  try {
    return await measureImpact(difference, {
      access: data,
      bounds: { totalMs: limits.total * 1000 },
      onProgress: (text) => progress.update(`${text} …`),
      onFailure: (what, { message }) => {
        if (!said.has(message)) said.set(message, what);
      },
    });
  } finally {
    await data.close();
    progress.stop();
    for (const [message, what] of said) say(`accord: ${what}: ${message}`);
  }
}
