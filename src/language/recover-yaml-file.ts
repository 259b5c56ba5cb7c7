import { type Document, isMap, isSeq } from 'yaml';
import { type AliasBudget, type Anchors, NodeBuilder } from './build-yaml-node.js';
import { parseYaml } from './parse-yaml.js';
import { type Piece, splitItems } from './split-items.js';
import { firstYamlError, tooDeep } from './yaml-error.js';
import {
  entriesOf,
  type FileEntry,
  type FileItem,
  firstLineEnd,
  readItem,
  type YamlFile,
} from './yaml-file.js';
import type { YamlProblem } from './yaml-node.js';

interface ReadPiece {
  readonly document: Document.Parsed | null;
  readonly problem: YamlProblem | null;
}

/** After so many broken pieces a file is no definition file: the rest is only known by name. */
const MOST_BROKEN = 200;

/**
 * Reads a file that is not readable as a whole, piece by piece. Each broken piece says one thing; `whole` is said
 * where no piece is broken by itself.
 */
export function recoverYamlFile(
  text: string,
  whole: () => YamlProblem | null,
  budget: AliasBudget,
): YamlFile {
  const anchors: Anchors = new Map();
  const entries: FileEntry[] = [];
  const problems: YamlProblem[] = [];
  const items = new ItemLists(entries);
  let broken = 0;
  let previousBroken = false;
  for (const piece of splitItems(text)) {
    const part = text.slice(piece.start, piece.end);
    if (broken >= MOST_BROKEN) {
      if (piece.kind === 'item') items.add(piece, { node: null, problems: [], text: part });
      continue;
    }
    const { document, problem } = readPiece(text, piece, part);
    const builder = new NodeBuilder(part, piece.start, anchors, budget);
    if (piece.kind === 'item') {
      const refused: FileItem | null = problem && { node: null, problems: [problem], text: part };
      items.add(piece, refused ?? itemOf(document, builder, piece, part));
    } else if (problem) {
      // What stands after a broken item mostly belongs to it.
      if (piece.kind === 'section' || !previousBroken) problems.push(problem);
    } else if (isMap(document?.contents)) {
      entries.push(...entriesOf(document.contents, builder));
      problems.push(...builder.problems);
    }
    previousBroken = problem !== null;
    if (previousBroken) broken++;
  }
  const rest = broken > 0 ? null : whole();
  return { entries, problems: rest ? [...problems, rest] : problems };
}

/** Collects the items of each list under one entry. */
class ItemLists {
  private readonly itemsAt = new Map<number, FileItem[]>();

  constructor(private readonly entries: FileEntry[]) {}

  add({ key, keyStart }: Piece, item: FileItem): void {
    const known = this.itemsAt.get(keyStart);
    if (known) {
      known.push(item);
    } else if (key !== null) {
      const items = [item];
      this.itemsAt.set(keyStart, items);
      this.entries.push({ key, keyStart, keyEnd: keyStart + key.length, value: items });
    }
  }
}

function readPiece(text: string, piece: Piece, part: string): ReadPiece {
  const told = misplaced(text, piece);
  if (told) return { document: null, problem: told };
  const { documents, tooDeepAt } = parseYaml(part);
  const document = documents[0] ?? null;
  const found = tooDeepAt === null ? document && firstYamlError(part, document) : tooDeep(tooDeepAt);
  const base = piece.start;
  return { document, problem: found && { ...found, start: found.start + base, end: found.end + base } };
}

function itemOf(
  document: Document.Parsed | null,
  builder: NodeBuilder,
  piece: Piece,
  part: string,
): FileItem {
  const contents = document?.contents;
  const item = readItem(isSeq(contents) ? contents.items[0] : null, builder, piece.start);
  // The anchor may stand in a piece that is broken, or before the items: its absence is no mistake of this item.
  const problems = item.problems.filter((problem) => !problem.about.startsWith('alias:'));
  return { ...item, node: builder.refused && problems.length === 0 ? null : item.node, text: part, problems };
}

/** A piece that is in the wrong place, whatever it says. */
function misplaced(text: string, piece: Piece): YamlProblem | null {
  const { kind, key, start, end } = piece;
  const place = { start, end: Math.max(start + 1, firstLineEnd(text, start, end)) };
  if (kind === 'stray') {
    const message = 'this line belongs to no item: indent it under its key, or start an item with `- `';
    return { ...place, message, about: 'yaml:stray-line' };
  }
  if (key === null) {
    const message = 'this stands under no key: start a list with a key such as `metrics:`';
    return { ...place, message, about: 'yaml:no-list' };
  }
  if (!piece.misplaced) return null;
  const message = 'this item starts in another column than the items above it';
  return { ...place, message, about: 'yaml:bad_indent' };
}
