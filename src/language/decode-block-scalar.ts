import { OffsetBuilder, type ScalarOffsets } from './offset-builder.js';
import type { ScalarNode } from './yaml-node.js';

interface Line {
  /** File offsets: of the line, of its content after all its spaces, of its end, and of the next line. */
  readonly start: number;
  readonly content: number;
  readonly end: number;
  readonly next: number;
}

/** `|` and `>`: the indentation is what the text says it is, so readings are tried until one gives the text. */
export function decodeBlock(file: string, node: ScalarNode, expected: string): ScalarOffsets | null {
  const header = /^[|>]([-+0-9]*)[^\n]*\n?/.exec(file.slice(node.start, node.end));
  if (!header) return null;
  const bodyStart = node.start + header[0].length;
  const lines = linesOf(file, bodyStart, node.end);
  const keep = (header[1] ?? '').includes('+');
  const strip = (header[1] ?? '').includes('-');
  for (const indent of indentsToTry(lines)) {
    const block = new BlockDecoder(file, lines, indent, node.style === 'folded', bodyStart);
    const decoded = block.decode(keep, strip);
    if (decoded.text === expected) return decoded;
  }
  return null;
}

/** The first line's indentation, as without an indicator; then every smaller one, as with one. */
function indentsToTry(lines: readonly Line[]): number[] {
  const filled = lines.filter((line) => line.content < line.end);
  const widths = filled.map((line) => line.content - line.start);
  const all = lines.map((line) => line.content - line.start);
  const most = Math.min(...(widths.length > 0 ? widths : all), 1000);
  return Array.from({ length: Math.max(0, most) + 1 }, (_, index) => most - index);
}

function linesOf(file: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  let at = start;
  while (at < end) {
    const newline = file.indexOf('\n', at);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    let lineEnd = newline < 0 || newline >= end ? end : newline;
    if (file.charAt(lineEnd - 1) === '\r' && lineEnd > at) lineEnd--;
    let content = at;
    while (content < lineEnd && file.charAt(content) === ' ') content++;
    lines.push({ start: at, content, end: lineEnd, next });
    at = next;
  }
  return lines;
}

class BlockDecoder {
  private readonly builder: OffsetBuilder;

  constructor(
    private readonly file: string,
    private readonly lines: readonly Line[],
    private readonly indent: number,
    private readonly folded: boolean,
    bodyStart: number,
  ) {
    this.builder = new OffsetBuilder(bodyStart);
  }

  decode(keep: boolean, strip: boolean): ScalarOffsets {
    let count = this.lines.length;
    while (count > 0 && this.isBlank(count - 1)) count--;
    for (let index = 0; index < count; index++) {
      this.addLine(index);
      if (index + 1 < count) this.addBreak(index, count);
    }
    if (count > 0 && !strip) this.addNewline(count - 1);
    if (keep) for (let index = count; index < this.lines.length; index++) this.addNewline(index);
    return this.builder.build();
  }

  private line(index: number): Line {
    const line = this.lines[index];
    if (!line) throw new RangeError(`no line ${index}`);
    return line;
  }

  /** Nothing but indentation; spaces beyond it are text. */
  private isBlank(index: number): boolean {
    const line = this.line(index);
    return line.content === line.end && line.content - line.start <= this.indent;
  }

  /** Indented further than the block, or starting with a tab: its line breaks are kept. */
  private isLiteral(index: number): boolean {
    const line = this.line(index);
    return line.content - line.start > this.indent || this.file.charAt(line.content) === '\t';
  }

  private addLine(index: number): void {
    const line = this.line(index);
    for (let at = Math.min(line.start + this.indent, line.end); at < line.end; at++) {
      this.builder.add(this.file.charAt(at), at, at + 1);
    }
  }

  private addNewline(index: number): void {
    const line = this.line(index);
    // A last line without a line break still gets one, of no width.
    this.builder.add('\n', line.end, line.next);
  }

  /** The break after a line; between two folded lines it is a space, or one of the blank lines that follow. */
  private addBreak(index: number, count: number): void {
    if (!this.folded || this.isBlank(index)) {
      this.addNewline(index);
      return;
    }
    let next = index + 1;
    while (next < count && this.isBlank(next)) next++;
    if (this.isLiteral(index) || this.isLiteral(next)) {
      this.addNewline(index);
      return;
    }
    const line = this.line(index);
    // With blank lines between, their own breaks are the text's, and this one is folded away.
    if (next === index + 1) this.builder.add(' ', line.end, line.next);
  }
}
