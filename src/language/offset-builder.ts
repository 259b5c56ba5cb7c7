import type { Fold } from './fold-lines.js';

/** A decoded text, with the file offsets of each of its UTF-16 units. */
export interface ScalarOffsets {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Where an empty text stands. */
  readonly empty: number;
}

export class OffsetBuilder {
  private text = '';
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(private readonly empty: number) {}

  /** Every unit of `text` is written by the same piece of the file. */
  add(text: string, start: number, end: number): void {
    for (let unit = 0; unit < text.length; unit++) {
      this.starts.push(start);
      this.ends.push(end);
    }
    this.text += text;
  }

  /** One line break reads as a space, more of them as one fewer. */
  addFold(fold: Fold): void {
    this.add(fold.breaks === 1 ? ' ' : '\n'.repeat(fold.breaks - 1), fold.start, fold.end);
  }

  build(): ScalarOffsets {
    return { text: this.text, starts: this.starts, ends: this.ends, empty: this.empty };
  }
}
