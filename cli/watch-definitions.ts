import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { watch } from 'chokidar';
import { ConfigError, loadProject, type Project } from '../src/load-project.js';
import { BASELINE_FILE } from '../src/waivers/baseline-file.js';
import { WAIVERS_FILE } from '../src/waivers/waiver-file.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import {
  type CheckedProject,
  configErrorText,
  errorsText,
  requireChecked,
  UncheckedError,
} from './checked-project.js';
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
  // What is known decides what stands in the way, too.
  const files = ['accord.yml', WAIVERS_FILE, BASELINE_FILE];
  const watched = [project.definitionsFolder, ...files].map((path) => join(project.root, path));
  const watcher = watch(watched, {
    ignoreInitial: true,
    ignored: (path, stats) =>
      /[\\/](node_modules|\.[^\\/]+)$/.test(path) ||
      (stats?.isFile() === true && !/\.ya?ml$/.test(path) && basename(path) !== BASELINE_FILE),
  });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(() => reload(project, apply));
    }, QUIET_MS);
  };
  watcher.on('all', schedule);
  // Compiling took its time, and nobody watched meanwhile.
  watcher.on('ready', () => {
    if (hasChanged(project)) schedule();
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
}

function hasChanged(project: Project): boolean {
  try {
    const read = ({ config, sources, waivers, baseline }: Project) => [config, sources, waivers, baseline];
    return !isDeepStrictEqual(read(loadProject(project.root)), read(project));
  } catch {
    // It cannot be read any more, which the reload says.
    return true;
  }
}

async function reload(
  project: Project,
  apply: (next: CheckedProject) => Promise<readonly string[]>,
): Promise<void> {
  try {
    const next = requireChecked(project.root);
    const problems = await apply(next);
    if (problems.length === 0) say(`✓ definitions changed, now served${needsRestart(project, next.project)}`);
    else say(`✗ Cube refuses the changed model; still serving the last good one\n  ${problems.join('\n  ')}`);
  } catch (error) {
    say(`${reasonOf(error)}\n✗ the change is not served; still serving the last good definitions`);
  }
}

/** The connection and the zone are those the server was started with. */
function needsRestart({ config }: Project, next: Project): string {
  const changed = (['source', 'timezone'] as const).filter(
    (key) => !isDeepStrictEqual(config[key], next.config[key]),
  );
  return changed.length === 0
    ? ''
    : `\n  ${changed.join(' and ')} of accord.yml changed too: start again to use ${changed.length === 1 ? 'it' : 'them'}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof UncheckedError) return errorsText(error.result).trimEnd();
  if (error instanceof ConfigError) return configErrorText(error);
  if (error instanceof WorkspaceError) return error.message;
  return error instanceof Error ? error.message : String(error);
}
