import { gitEnvironment } from './git-environment.js';
import { GitError } from './git-error.js';
import { runGit } from './run-git.js';

/** What git calls whoever works in a folder: `user.name`, else `user.email`; null where it knows neither. */
export async function gitUserName(folder: string): Promise<string | null> {
  const place = { directory: folder, environment: gitEnvironment() };
  for (const key of ['user.name', 'user.email']) {
    try {
      const { code, stdout } = await runGit(place, ['config', '--get', key]);
      const value = stdout.trim();
      if (code === 0 && value !== '') return value;
    } catch (error) {
      if (error instanceof GitError) return null;
      throw error;
    }
  }
  return null;
}
