import type { Source, SourceText, Span } from '../diagnostic/source.js';
import { decodeScalar, type ScalarOffsets } from './decode-scalar.js';
import { type ScalarNode, spanOfNode } from './yaml-node.js';

/** The text of a scalar; numbers, booleans and nulls are their text as written. */
export function sourceTextOf(source: Source, node: ScalarNode): SourceText {
  return new ScalarText(source, node);
}

class ScalarText implements SourceText {
  readonly text: string;
  /** Null where the text could not be followed through its encoding: every span is then the whole scalar. */
  private offsets: ScalarOffsets | null | undefined;

  constructor(
    private readonly source: Source,
    private readonly node: ScalarNode,
  ) {
    this.text = typeof node.value === 'string' ? node.value : source.text.slice(node.start, node.end);
  }

  span(start?: number, end?: number): Span {
    if (start === undefined && end === undefined) return spanOfNode(this.source, this.node);
    this.offsets ??= this.decode();
    const { offsets, source } = this;
    if (!offsets) return spanOfNode(source, this.node);
    const length = this.text.length;
    const from = Math.max(0, Math.min(start ?? 0, length));
    const to = Math.max(from, Math.min(end ?? length, length));
    if (from === to) {
      const at = from < length ? offsets.starts[from] : offsets.ends[length - 1];
      return { source, start: at ?? offsets.empty, end: at ?? offsets.empty };
    }
    return {
      source,
      start: offsets.starts[from] ?? offsets.empty,
      end: offsets.ends[to - 1] ?? offsets.empty,
    };
  }

  private decode(): ScalarOffsets | null {
    const { node, source, text } = this;
    const decoded = decodeScalar(source.text, node, text);
    return decoded && decoded.text === text ? decoded : null;
  }
}
