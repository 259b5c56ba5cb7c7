import { expectSuccess, type Repository } from './repository.js';
import { runGit } from './run-git.js';

/** The paths of all files of a commit, relative to the top, `/` separated. Throws GitError. */
export async function listPaths(repository: Repository, commit: string): Promise<readonly string[]> {
  const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', commit];
  const listed = expectSuccess(await runGit(repository, args), repository);
  return listed.split('\0').filter((path) => path !== '');
}
