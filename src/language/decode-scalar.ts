import { decodeBlock } from './decode-block-scalar.js';
import { decodeDoubleQuoted } from './decode-double-quoted.js';
import { foldAt } from './fold-lines.js';
import { OffsetBuilder, type ScalarOffsets } from './offset-builder.js';
import type { ScalarNode } from './yaml-node.js';

export type { ScalarOffsets } from './offset-builder.js';

/**
 * Follows a scalar's encoding: its text, and where in the file each UTF-16 unit of it is written.
 * `expected` chooses between readings of a block scalar whose indentation is given relative to its parent.
 * Null where no reading gives `expected`.
 */
export function decodeScalar(file: string, node: ScalarNode, expected: string): ScalarOffsets | null {
  switch (node.style) {
    case 'plain':
      return decodeFlowLines(file, node.start, node.end, false);
    case 'single':
      return decodeFlowLines(file, node.start + 1, node.end - 1, true);
    case 'double':
      return decodeDoubleQuoted(file, node.start + 1, node.end - 1);
    case 'literal':
    case 'folded':
      return decodeBlock(file, node, expected);
  }
}

/** Plain and single-quoted text: line breaks fold, white space around them goes, `''` is one quote. */
function decodeFlowLines(file: string, start: number, end: number, quoted: boolean): ScalarOffsets {
  const builder = new OffsetBuilder(start);
  let at = start;
  while (at < end) {
    const fold = foldAt(file, at, end);
    if (fold) {
      builder.addFold(fold);
      at = fold.end;
    } else if (quoted && file.startsWith("''", at)) {
      builder.add("'", at, at + 2);
      at += 2;
    } else {
      builder.add(file.charAt(at), at, at + 1);
      at++;
    }
  }
  return builder.build();
}
