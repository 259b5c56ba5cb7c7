import { join } from 'node:path';
import { watch } from 'chokidar';
import { ConfigError, type Project } from '../src/load-project.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import { type CheckedProject, errorsText, requireChecked, UncheckedError } from './checked-project.js';
import { say } from './console.js';

/** Editors write a file in several steps; what follows within this time is one edit. */
const QUIET_MS = 150;

/**
 * Calls `apply` with the checked project after each edit that leaves it without errors; `apply` answers what stood in
 * the way, empty when nothing did. A broken edit is told, and nothing happens until the next one.
 */
export function watchDefinitions(
  project: Project,
  apply: (next: CheckedProject) => Promise<readonly string[]>,
): () => Promise<void> {
  const watcher = watch([join(project.root, project.definitionsFolder), join(project.root, 'accord.yml')], {
    ignoreInitial: true,
    ignored: (path, stats) =>
      /[\\/](node_modules|\.[^\\/]+)$/.test(path) || (stats?.isFile() === true && !/\.ya?ml$/.test(path)),
  });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(() => reload(project.root, apply));
    }, QUIET_MS);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
}

async function reload(
  root: string,
  apply: (next: CheckedProject) => Promise<readonly string[]>,
): Promise<void> {
  try {
    const problems = await apply(requireChecked(root));
    if (problems.length === 0) say('✓ definitions changed, now served');
    else say(`✗ Cube refuses the changed model; still serving the last good one\n  ${problems.join('\n  ')}`);
  } catch (error) {
    say(`${reasonOf(error)}\n✗ the change is not served; still serving the last good definitions`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof UncheckedError) return errorsText(error.result).trimEnd();
  if (error instanceof ConfigError)
    return error.problems.map((problem) => `accord.yml: ${problem.message}`).join('\n');
  if (error instanceof WorkspaceError) return error.message;
  return error instanceof Error ? error.message : String(error);
}
