import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Source } from '../diagnostic/source.js';
import { listYamlPaths } from './list-yaml-paths.js';
import { reasonOf } from './reason-of.js';
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
 * Every YAML file below `folder` (relative to `root`), sorted, with paths relative to `root`; see `listYamlPaths`. What
 * `except` names (relative to `root`) is left out.
 */
export function readYamlFiles(
  root: string,
  folder: string,
  except: readonly string[] = [],
): readonly Source[] {
  const prefix = folder === '.' ? '' : `${folder.replace(/\\/g, '/').replace(/\/+$/, '')}/`;
  const below = except.flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
  return listYamlPaths(resolve(root, folder), below)
    .map((path) => prefix + path)
    .map((path) => readSource(root, path));
}
