import { relative } from 'node:path';
import type { BaseTexts } from '../src/diff/diff-sources.js';
import { loadBase } from '../src/load-base.js';
import { ConfigError, loadProject } from '../src/load-project.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';

/** What the definitions are compared with, as people name it: a git ref, or a folder. */
export interface Against {
  readonly against?: string;
  readonly againstDir?: string;
}

export interface AgainstProject extends BaseTexts {
  /** As people wrote it. */
  readonly name: string;
  /** The full id of the commit; null for a folder. */
  readonly commit: string | null;
}

/**
 * Reads what a project is compared with; null when nothing is named. Throws WorkspaceError with a way to repair it where
 * it cannot be read: without it nobody could tell what changed.
 */
export async function loadAgainst(
  directory: string,
  { against, againstDir }: Against,
): Promise<AgainstProject | null> {
  if (against !== undefined && againstDir !== undefined) {
    throw new WorkspaceError('--against and --against-dir were both given', 'compare with one of them');
  }
  if (againstDir !== undefined) return loadFolder(againstDir);
  if (against === undefined) return null;
  const base = await loadBase(directory, against);
  const { ref, commit, config, configSource, configProblems, lastWhole, sources, waivers, baseline } = base;
  const [problem] = configProblems;
  if (problem) {
    throw new WorkspaceError(
      `the accord.yml of \`${ref}\` cannot be understood: ${problem.message}`,
      lastWhole === null
        ? 'compare with a commit whose accord.yml is whole'
        : `compare with the last commit whose accord.yml is whole: \`--against ${lastWhole.slice(0, 12)}\``,
    );
  }
  return { name: ref, commit, config, configSource, sources, waivers, baseline };
}

function loadFolder(folder: string): AgainstProject {
  try {
    const { config, configSource, sources, waivers, baseline } = loadProject(folder);
    return { name: folder, commit: null, config, configSource, sources, waivers, baseline };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [problem] = error.problems;
    const path = relative('.', folder) || '.';
    throw new WorkspaceError(`the accord.yml in ${path} cannot be understood: ${problem?.message ?? ''}`);
  }
}
