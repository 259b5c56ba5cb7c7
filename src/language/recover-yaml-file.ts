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
import { trimEnd, type YamlProblem } from './yaml-node.js';

interface ReadPiece {
  readonly document: Document.Parsed | null;
  readonly problem: YamlProblem | null;
}

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
  const itemsAt = new Map<number, FileItem[]>();
  let told = 0;
  let previousBroken = false;
  for (const piece of splitItems(text)) {
    const part = text.slice(piece.start, piece.end);
    if (piece.kind === 'stray') {
      if (!previousBroken) problems.push(stray(text, piece));
      told++;
      previousBroken = true;
      continue;
    }
    const { document, problem } = piece.misplaced
      ? { document: null, problem: misplacedItem(text, piece) }
      : readPiece(part, piece.start);
    const builder = new NodeBuilder(part, piece.start, anchors, budget);
    previousBroken = problem !== null;
    if (problem) told++;
    if (piece.kind === 'item') {
      let items = itemsAt.get(piece.keyStart);
      if (!items) {
        items = [];
        itemsAt.set(piece.keyStart, items);
        const key = piece.key ?? '';
        entries.push({ key, keyStart: piece.keyStart, keyEnd: piece.keyStart + key.length, value: items });
      }
      items.push(
        problem ? { node: null, problems: [problem], text: part } : itemOf(document, builder, piece, part),
      );
    } else if (problem) {
      problems.push(problem);
    } else if (isMap(document?.contents)) {
      entries.push(...entriesOf(document.contents, builder));
      problems.push(...builder.problems);
    }
  }
  const rest = told > 0 ? null : whole();
  return { entries, problems: rest ? [...problems, rest] : problems };
}

function readPiece(text: string, base: number): ReadPiece {
  const { documents, tooDeepAt } = parseYaml(text);
  const document = documents[0] ?? null;
  const found = tooDeepAt === null ? document && firstYamlError(text, document) : tooDeep(tooDeepAt);
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

function misplacedItem(text: string, piece: Piece): YamlProblem {
  const message = 'this item starts in another column than the items above it';
  return {
    start: piece.start,
    end: firstLineEnd(text, piece.start, piece.end),
    message,
    about: 'yaml:bad_indent',
  };
}

function stray(text: string, piece: Piece): YamlProblem {
  const start = piece.start;
  const end = Math.max(start + 1, firstLineEnd(text, start, piece.end));
  return {
    start,
    end: trimEnd(text, start, end),
    message: 'this line belongs to no item: indent it under its key, or start an item with `- `',
    about: 'yaml:stray-line',
  };
}
