import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftOut, isYaml } from './is-definition-path.js';
import { reasonOf } from './reason-of.js';
import { WorkspaceError } from './workspace-error.js';

/**
 * The YAML files below a folder, sorted, relative to it, `/` separated. Hidden files and folders, `node_modules` and what
 * `except` names (relative to the folder) are left out. Links are followed; what several paths lead to is listed once,
 * under the path without a link, else under the first. Throws WorkspaceError where a folder cannot be read.
 */
export function listYamlPaths(folder: string, except: readonly string[] = []): readonly string[] {
  const walk = new Walk(except);
  const start = targetOf(folder);
  if (start !== null) walk.enter(start, '');
  walk.followLinks();
  return [...walk.files].sort();
}

interface Link {
  readonly path: string;
  /** The path it was reached by, relative to the folder listed. */
  readonly shown: string;
}

/** `git/list-yaml-files.ts` walks a commit by the same rules. */
class Walk {
  readonly files: string[] = [];
  readonly #except: ReadonlySet<string>;
  readonly #links: Link[] = [];
  /** Real paths of files and folders. */
  readonly #seen = new Set<string>();

  constructor(except: readonly string[]) {
    this.#except = new Set(except);
  }

  /** `folder` is a real path. */
  enter(folder: string, shown: string): void {
    if (this.#isSeen(folder)) return;
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      const inside = shown === '' ? entry.name : `${shown}/${entry.name}`;
      if (isLeftOut(entry.name) || this.#except.has(inside)) continue;
      if (entry.isSymbolicLink()) this.#links.push({ path, shown: inside });
      else if (entry.isDirectory()) this.enter(path, inside);
      else if (entry.isFile()) this.#add(path, inside);
    }
  }

  /** Once all is seen that no link is needed for; links behind links come last. */
  followLinks(): void {
    for (let link = this.#links.shift(); link; link = this.#links.shift()) {
      const path = targetOf(link.path);
      if (path === null) continue;
      const target = statSync(path);
      if (target.isDirectory()) this.enter(path, link.shown);
      else if (target.isFile()) this.#add(path, link.shown);
    }
  }

  #add(path: string, shown: string): void {
    if (isYaml(shown) && !this.#isSeen(path)) this.files.push(shown);
  }

  #isSeen(path: string): boolean {
    if (this.#seen.has(path)) return true;
    this.#seen.add(path);
    return false;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((left, right) =>
      left.name < right.name ? -1 : 1,
    );
  } catch (error) {
    throw new WorkspaceError(`cannot read the folder ${folder}: ${reasonOf(error)}`);
  }
}

/** Where a path really is; null where it leads nowhere, or round in circles. */
function targetOf(link: string): string | null {
  try {
    // Without `native` a link to `a/..` is taken by its letters, whatever `a` leads to.
    return realpathSync.native(link);
  } catch {
    return null;
  }
}
