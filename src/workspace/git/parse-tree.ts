export type TreeEntryKind = 'file' | 'folder' | 'link' | 'submodule';

export interface TreeEntry {
  readonly name: string;
  readonly kind: TreeEntryKind;
  /** Of a blob (`file`, `link`), a tree (`folder`) or, for a submodule, a commit elsewhere. */
  readonly id: string;
}

const SPACE = 32;

/** The entries of a tree object, in git's order: `mode SP name NUL id`, the id in `idLength` bytes. */
export function parseTree(content: Buffer, idLength: number): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(SPACE, at);
    const end = content.indexOf(0, space);
    if (space === -1 || end === -1) throw new RangeError('a tree object ends in the middle of an entry');
    const mode = Number.parseInt(content.toString('latin1', at, space), 8);
    const name = content.toString('utf8', space + 1, end);
    at = end + 1 + idLength;
    entries.push({ name, kind: kindOf(mode), id: content.toString('hex', end + 1, at) });
  }
  return entries;
}

function kindOf(mode: number): TreeEntryKind {
  switch (mode & 0o170000) {
    case 0o040000:
      return 'folder';
    case 0o120000:
      return 'link';
    case 0o160000:
      return 'submodule';
    default:
      return 'file';
  }
}
