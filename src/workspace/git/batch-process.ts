import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { type BatchAnswer, BatchOutput } from './batch-output.js';
import { explainFailure } from './explain-failure.js';
import type { GitError } from './git-error.js';
import { type GitPlace, spawnGit, startFailure } from './run-git.js';

interface Waiting {
  readonly answer: (answer: BatchAnswer) => void;
  readonly fail: (error: GitError) => void;
}

/** One `git cat-file --batch`: questions in, answers out in the same order. It starts with the first question. */
export class BatchProcess {
  readonly #place: GitPlace;
  readonly #output: BatchOutput;
  readonly #waiting: Waiting[] = [];
  #answered = 0;
  #child: ChildProcessWithoutNullStreams | null = null;
  #failure: GitError | null = null;
  #stderr = '';

  /** Blobs of more than `maximum` bytes are not read. */
  constructor(place: GitPlace, maximum: number) {
    this.#place = place;
    this.#output = new BatchOutput(maximum);
  }

  /** `name` is an id, or an id with a suffix such as `^{tree}`: a path could hold a line feed. */
  ask(name: string): Promise<BatchAnswer> {
    return new Promise((answer, fail) => {
      if (this.#failure) return fail(this.#failure);
      this.#waiting.push({ answer, fail });
      this.#started().stdin.write(`${name}\n`);
    });
  }

  /** Ends the process; nothing can be asked afterwards. */
  close(): void {
    this.#failure ??= explainFailure('fatal: the reader was closed', this.#place);
    this.#child?.stdin.end();
  }

  #started(): ChildProcessWithoutNullStreams {
    if (this.#child) return this.#child;
    const child = spawnGit(this.#place, ['cat-file', '--batch']);
    this.#child = child;
    child.stdout.on('data', (piece: Buffer) => {
      for (const answer of this.#output.push(piece)) this.#settle(answer);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    child.on('error', (error) => this.#end(startFailure(error, this.#place)));
    child.on('close', () => this.#end(explainFailure(this.#stderr, this.#place)));
    // Why it stopped reading is told by its end.
    child.stdin.on('error', () => {});
    return child;
  }

  #settle(answer: BatchAnswer): void {
    this.#waiting[this.#answered++]?.answer(answer);
    if (this.#answered < this.#waiting.length) return;
    this.#waiting.length = 0;
    this.#answered = 0;
  }

  #end(failure: GitError): void {
    this.#failure ??= failure;
    for (const { fail } of this.#waiting.splice(0).slice(this.#answered)) fail(failure);
    this.#answered = 0;
  }
}
