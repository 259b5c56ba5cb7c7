import { isLeftOut, isYaml } from '../is-definition-path.js';
import type { ObjectReader } from './object-reader.js';
import type { TreeEntry } from './parse-tree.js';
import { resolvePath } from './resolve-path.js';

/** The YAML files of a folder in a commit. */
export interface CommittedFiles {
  /** The ids of their blobs, under their paths relative to the folder; sorted by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Submodules, and links that lead out of the repository: what is behind them is no part of the commit. */
  readonly elsewhere: readonly string[];
}

/**
 * Every YAML file below `folder` (relative to the top) by the rules of `listYamlPaths` for the working folder. Null when
 * the commit has no such folder.
 */
export async function listYamlFiles(
  objects: ObjectReader,
  commit: string,
  folder: string,
  except: readonly string[] = [],
): Promise<CommittedFiles | null> {
  const root = await objects.rootOf(commit);
  const start = await resolvePath(objects, root, folder);
  switch (start.kind) {
    case 'absent':
    case 'file':
      return null;
    case 'elsewhere':
      return { files: new Map(), elsewhere: [''] };
    case 'folder': {
      const walk = new Walk(objects, root, new Set(except));
      await walk.enter(start, '');
      await walk.followLinks();
      return {
        files: new Map([...walk.files].sort(([one], [other]) => (one < other ? -1 : 1))),
        elsewhere: [...walk.elsewhere].sort(),
      };
    }
  }
}

/** A file or folder. */
interface Placed {
  readonly id: string;
  /** Where it really is, relative to the top. */
  readonly path: string;
}

interface Link {
  readonly path: string;
  /** The path it was reached by, relative to the folder listed. */
  readonly shown: string;
}

class Walk {
  readonly files = new Map<string, string>();
  readonly elsewhere: string[] = [];
  readonly #links: Link[] = [];
  /** Real paths of files and folders. */
  readonly #seen = new Set<string>();

  constructor(
    readonly objects: ObjectReader,
    readonly root: string,
    readonly except: ReadonlySet<string>,
  ) {}

  async enter(folder: Placed, shown: string): Promise<void> {
    if (this.#isSeen(folder.path)) return;
    for (const entry of byName(await this.objects.tree(folder.id))) {
      const path = below(folder.path, entry.name);
      const inside = below(shown, entry.name);
      if (isLeftOut(entry.name) || this.except.has(inside)) continue;
      if (entry.kind === 'link') this.#links.push({ path, shown: inside });
      else if (entry.kind === 'folder') await this.enter({ id: entry.id, path }, inside);
      else if (entry.kind === 'file') this.#add({ id: entry.id, path }, inside);
      else this.elsewhere.push(inside);
    }
  }

  async followLinks(): Promise<void> {
    for (let link = this.#links.shift(); link; link = this.#links.shift()) {
      const target = await resolvePath(this.objects, this.root, link.path);
      if (target.kind === 'folder') await this.enter(target, link.shown);
      else if (target.kind === 'file') this.#add(target, link.shown);
      else if (target.kind === 'elsewhere') this.elsewhere.push(link.shown);
    }
  }

  #add({ id, path }: Placed, shown: string): void {
    if (isYaml(shown) && !this.#isSeen(path)) this.files.set(shown, id);
  }

  #isSeen(path: string): boolean {
    if (this.#seen.has(path)) return true;
    this.#seen.add(path);
    return false;
  }
}

/** Git sorts folders as if their names ended with a slash. */
function byName(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  return [...entries].sort((left, right) => (left.name < right.name ? -1 : 1));
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
