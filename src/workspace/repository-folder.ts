import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Where a folder is in the repository that holds it, `/` separated; empty at its root and where there is no repository.
 * Forges know files by their paths from there. `.git` is a file in a worktree and in a submodule.
 */
export function folderInRepository(folder: string): string {
  const start = realpathSync(folder);
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return relative(at, start).split(sep).join('/');
    if (at === dirname(at)) return '';
  }
}
