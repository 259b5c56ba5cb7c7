import { measureImpact } from '../src/impact/data/measure-impact.js';
import type { Numbers } from '../src/report/review.js';
import type { CheckedProject } from './checked-project.js';
import { say, startProgress } from './console.js';
import { dataSourceOf } from './data-source.js';
import { openData } from './open-data.js';

export interface DataOptions {
  readonly source?: string;
  /** Seconds that one question may take. */
  readonly dataTimeout: number;
}

/**
 * What a change does to the data of a source, with progress on a terminal. What could not be asked is part of the answer and
 * told on the error stream, with what the database said; it is no error of the check. Throws WorkspaceError where no source is named.
 */
export async function measureNumbers(
  { project, difference }: CheckedProject,
  options: DataOptions,
): Promise<Numbers> {
  // Said before anything is asked: without a source the command was not meant like this.
  const source = dataSourceOf(project, options.source);
  if (!difference) throw new Error('numbers are measured of a change');
  const data = openData(source, options.dataTimeout * 1000);
  const progress = startProgress();
  // The same failure may keep several things from being told.
  const said = new Map<string, string>();
  try {
    return await measureImpact(difference, {
      access: data,
      onProgress: (text) => progress.update(`${text} …`),
      onFailure: (what, { message }) => {
        if (!said.has(message)) said.set(message, what);
      },
    });
  } catch (error) {
    // A mistake of ours must not take the findings away.
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    said.set(told, 'nothing was measured, by a mistake in Accord');
    return { flows: [], shifts: [], leftOut: ['Nothing was measured, by a mistake in Accord.'] };
  } finally {
    await data.close();
    progress.stop();
    for (const [message, what] of said) say(`accord: ${what}: ${message}`);
  }
}
