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
 * Every YAML file below `folder` (relative to the top) by the rules of `readYamlFiles` for the working folder: links are
 * followed, hidden folders, `node_modules` and what `except` names (relative to `folder`) are left out. Null when the
 * commit has no such folder.
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
      const walk = new Walk(objects, root, except);
      await walk.enter({ id: start.id, path: start.path, shown: '', passed: [] });
      return {
        files: new Map([...walk.files].sort(([one], [other]) => (one < other ? -1 : 1))),
        elsewhere: walk.elsewhere,
      };
    }
  }
}

interface Place {
  readonly id: string;
  /** Where the folder really is, relative to the top. */
  readonly path: string;
  /** The path it was reached by, relative to the folder listed. */
  readonly shown: string;
  /** Where the links led that were passed on the way. */
  readonly passed: readonly string[];
}

class Walk {
  readonly files = new Map<string, string>();
  readonly elsewhere: string[] = [];

  constructor(
    readonly objects: ObjectReader,
    readonly root: string,
    readonly except: readonly string[],
  ) {}

  async enter(place: Place): Promise<void> {
    for (const entry of await this.objects.tree(place.id)) {
      const shown = below(place.shown, entry.name);
      if (!isLeftOut(entry.name) && !this.except.includes(shown)) await this.#visit(entry, shown, place);
    }
  }

  async #visit(entry: TreeEntry, shown: string, place: Place): Promise<void> {
    const { id } = entry;
    const path = below(place.path, entry.name);
    switch (entry.kind) {
      case 'file':
        if (isYaml(entry.name)) this.files.set(shown, id);
        return;
      case 'folder':
        return this.enter({ id, path, shown, passed: place.passed });
      case 'submodule':
        this.elsewhere.push(shown);
        return;
      case 'link':
        return this.#follow(path, shown, place);
    }
  }

  async #follow(link: string, shown: string, { passed }: Place): Promise<void> {
    const target = await resolvePath(this.objects, this.root, link);
    switch (target.kind) {
      case 'file':
        if (isYaml(shown)) this.files.set(shown, target.id);
        return;
      case 'folder': {
        // A link into where a link has led already would go round in circles.
        if (passed.some((each) => contains(each, target.path) || contains(target.path, each))) return;
        return this.enter({ id: target.id, path: target.path, shown, passed: [...passed, target.path] });
      }
      case 'elsewhere':
        this.elsewhere.push(shown);
        return;
      case 'absent':
        return;
    }
  }
}

function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function isYaml(name: string): boolean {
  return name.endsWith('.yml') || name.endsWith('.yaml');
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function contains(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
