import { appendFileSync, existsSync, statSync } from 'node:fs';
import { SUMMARY_LIMIT } from '../src/report/markdown.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import { say } from './console.js';

/** Less room than this is not worth a report. */
const LEAST_ROOM = 4_096;

/**
 * Adds a report to the summary of this step of GitHub Actions, whose file GITHUB_STEP_SUMMARY names; nothing elsewhere.
 * GitHub drops a summary that is too long as a whole, so the report is asked for in the room that is left.
 */
export function appendStepSummary(reportWithin: (limit: number) => string): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  const room = SUMMARY_LIMIT - (existsSync(file) ? statSync(file).size : 0);
  if (room < LEAST_ROOM) {
    say('the summary of this step is full: the findings are not in it');
    return;
  }
  try {
    appendFileSync(file, reportWithin(room));
  } catch (error) {
    throw new WorkspaceError(
      `cannot write the step summary: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
