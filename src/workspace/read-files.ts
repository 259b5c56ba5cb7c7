import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Source } from '../diagnostic/source.js';
import { WorkspaceError } from './workspace-error.js';

/** One file as text, under its path relative to `root`; bytes that are not UTF-8 become U+FFFD, a BOM is dropped. */
export function readSource(root: string, path: string): Source {
  try {
    return { path, text: new TextDecoder('utf-8').decode(readFileSync(resolve(root, path))) };
  } catch (error) {
    throw new WorkspaceError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

export function fileExists(root: string, path: string): boolean {
  return existsSync(resolve(root, path));
}

/** The existing folder that `path` names. */
export function expectFolder(path: string): string {
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new WorkspaceError(`there is no folder ${path}`);
  if (!statSync(absolute).isDirectory()) throw new WorkspaceError(`${path} is not a folder`);
  return absolute;
}

/**
 * Every YAML file below `folder` (relative to `root`), sorted, with paths relative to `root`. Hidden folders,
 * `node_modules` and what `except` names (relative to `root`) are left out.
 */
export function readYamlFiles(
  root: string,
  folder: string,
  except: readonly string[] = [],
): readonly Source[] {
  const paths = globSync(['**/*.yml', '**/*.yaml'], {
    cwd: resolve(root, folder),
    ignore: ['**/node_modules/**'],
    onlyFiles: true,
    expandDirectories: false,
  });
  const prefix = folder === '.' ? '' : `${folder.replace(/\\/g, '/').replace(/\/+$/, '')}/`;
  return paths
    .map((path) => prefix + path)
    .filter((path) => !except.some((left) => path === left || path.startsWith(`${left}/`)))
    .sort()
    .map((path) => readSource(root, path));
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'it does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
