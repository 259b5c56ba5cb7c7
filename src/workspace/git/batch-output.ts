/** One answer of `git cat-file --batch`. */
export type BatchAnswer =
  | { readonly kind: 'object'; readonly id: string; readonly type: string; readonly content: Buffer }
  | { readonly kind: 'missing'; readonly name: string }
  /** Larger than was asked for; its content was not kept. */
  | { readonly kind: 'too-large'; readonly id: string; readonly size: number };

const LINE_FEED = 10;
const HEADER = /^([0-9a-f]+) (\w+) (\d+)$/;

/** Cuts the output of `git cat-file --batch`, which arrives in arbitrary pieces, into answers. */
export class BatchOutput {
  #pieces: Buffer[] = [];
  #length = 0;
  /** The object whose content is arriving. */
  #open: { readonly id: string; readonly type: string; readonly size: number } | null = null;
  /** Bytes still to be thrown away. */
  #skip = 0;

  /** `maximum` in bytes holds for blobs. */
  constructor(readonly maximum: number) {}

  /** The answers that are complete with this piece. */
  push(piece: Buffer): readonly BatchAnswer[] {
    this.#append(piece);
    const answers: BatchAnswer[] = [];
    for (let answer = this.#next(); answer; answer = this.#next()) answers.push(answer);
    return answers;
  }

  #append(piece: Buffer): void {
    const kept = piece.subarray(Math.min(this.#skip, piece.length));
    this.#skip -= piece.length - kept.length;
    if (kept.length === 0) return;
    this.#pieces.push(kept);
    this.#length += kept.length;
  }

  #next(): BatchAnswer | null {
    if (this.#open) return this.#content(this.#open);
    const end = this.#joined().indexOf(LINE_FEED);
    if (end === -1) return null;
    const line = this.#take(end + 1).toString('utf8', 0, end);
    const [, id, type, size] = HEADER.exec(line) ?? [];
    if (id === undefined || type === undefined) {
      return { kind: 'missing', name: line.replace(/ (missing|ambiguous)$/, '') };
    }
    const open = { id, type, size: Number(size) };
    if (type === 'blob' && open.size > this.maximum) {
      this.#drop(open.size + 1);
      return { kind: 'too-large', id, size: open.size };
    }
    this.#open = open;
    return this.#content(open);
  }

  #content({ id, type, size }: { id: string; type: string; size: number }): BatchAnswer | null {
    if (this.#length < size + 1) return null;
    this.#open = null;
    return { kind: 'object', id, type, content: this.#take(size + 1).subarray(0, size) };
  }

  #drop(bytes: number): void {
    const here = Math.min(bytes, this.#length);
    this.#take(here);
    this.#skip = bytes - here;
  }

  #take(bytes: number): Buffer {
    const all = this.#joined();
    const rest = all.subarray(bytes);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    return all.subarray(0, bytes);
  }

  /** Joined only when a whole object can be cut, or a header looked for, so a large blob is copied once. */
  #joined(): Buffer {
    const [first] = this.#pieces;
    if (first && this.#pieces.length === 1) return first;
    const all = Buffer.concat(this.#pieces);
    this.#pieces = all.length > 0 ? [all] : [];
    return all;
  }
}
