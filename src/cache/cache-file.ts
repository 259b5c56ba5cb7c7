import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where what is found out about a project is kept, outside of what git sees: in its `node_modules`, else where the
 * operating system has caches. Null when `ACCORD_CACHE` turns it off.
 */
export function cacheFileOf(root: string, environment: Environment = process.env): string | null {
  if (['off', 'false', 'no', '0'].includes(environment.ACCORD_CACHE?.toLowerCase() ?? '')) return null;
  const name = createHash('sha256').update(resolve(root)).digest('hex').slice(0, 16);
  return join(cacheFolderOf(root, environment), `check-${name}`);
}

function cacheFolderOf(root: string, environment: Environment): string {
  const modules = join(root, 'node_modules');
  if (existsSync(modules)) return join(modules, '.cache', 'accord');
  if (environment.XDG_CACHE_HOME) return join(environment.XDG_CACHE_HOME, 'accord');
  if (process.platform === 'win32' && environment.LOCALAPPDATA) {
    return join(environment.LOCALAPPDATA, 'accord', 'cache');
  }
  const caches = process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
  return join(homedir(), ...caches, 'accord');
}
