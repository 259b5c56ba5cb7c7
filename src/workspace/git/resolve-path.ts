import type { ObjectReader } from './object-reader.js';

/** What stands at a path of a commit once every link on the way is followed. */
export type Resolved =
  | { readonly kind: 'file'; readonly id: string; readonly path: string }
  /** `path` is where the folder really is, relative to the top. */
  | { readonly kind: 'folder'; readonly id: string; readonly path: string }
  | { readonly kind: 'absent' }
  /** Behind a submodule, or a link that leads out of the repository. */
  | { readonly kind: 'elsewhere' };

const MAX_LINKS = 40;

interface Folder {
  readonly name: string;
  readonly id: string;
}

/** Follows `path` (relative to the top, `/` separated) from the top tree `root`, as the file system would. */
export async function resolvePath(objects: ObjectReader, root: string, path: string): Promise<Resolved> {
  const top: Folder = { name: '', id: root };
  const rest = path.split('/');
  const inside: Folder[] = [];
  let links = 0;
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (!inside.pop()) return { kind: 'elsewhere' };
      continue;
    }
    const entries = await objects.tree((inside.at(-1) ?? top).id);
    const entry = entries.find((each) => each.name === name);
    switch (entry?.kind) {
      case undefined:
        return { kind: 'absent' };
      case 'submodule':
        return { kind: 'elsewhere' };
      case 'folder':
        inside.push(entry);
        break;
      case 'file':
        return rest.length === 0
          ? { kind: 'file', id: entry.id, path: [...inside.map((each) => each.name), name].join('/') }
          : { kind: 'absent' };
      case 'link': {
        const target = await objects.text(entry.id);
        if (target.startsWith('/')) return { kind: 'elsewhere' };
        if (++links > MAX_LINKS) return { kind: 'absent' };
        rest.unshift(...target.split('/'));
      }
    }
  }
  const { id } = inside.at(-1) ?? top;
  return { kind: 'folder', id, path: inside.map((each) => each.name).join('/') };
}
