import type { BatchAnswer } from './batch-output.js';
import { BatchProcess } from './batch-process.js';
import { fetchMissing } from './fetch-missing.js';
import { GitError } from './git-error.js';
import { parseTree, type TreeEntry } from './parse-tree.js';
import type { Repository } from './repository.js';

/** Far above any file people write; it keeps a data dump that happens to be YAML from filling the memory. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Reads the objects of a repository, each once however many commits hold it. It runs one git process, so close it.
 * All its functions throw GitError for an object that cannot be read.
 */
export class ObjectReader {
  readonly #batch: BatchProcess;
  readonly #trees = new Map<string, Promise<readonly TreeEntry[]>>();
  readonly #roots = new Map<string, Promise<string>>();
  readonly #texts = new Map<string, Promise<string>>();
  /** Of each blob of a partial clone, a tree that holds it. */
  readonly #holders = new Map<string, string>();

  constructor(
    readonly repository: Repository,
    maximumBytes: number = MAX_FILE_BYTES,
  ) {
    this.#batch = new BatchProcess(repository, maximumBytes);
  }

  close(): void {
    this.#batch.close();
  }

  /** The id of a commit's top tree. */
  rootOf(commit: string): Promise<string> {
    return once(this.#roots, commit, async () => {
      const answer = await this.#batch.ask(`${commit}^{tree}`);
      if (answer.kind !== 'object') throw unreadable(answer, this.repository);
      this.#trees.set(answer.id, Promise.resolve(this.#entries(answer.id, answer.content)));
      return answer.id;
    });
  }

  tree(id: string): Promise<readonly TreeEntry[]> {
    return once(this.#trees, id, async () => this.#entries(id, await this.#read(id)));
  }

  /** A blob as text, as files of the working folder are: bytes that are not UTF-8 become U+FFFD, a BOM is dropped. */
  text(id: string): Promise<string> {
    return once(this.#texts, id, async () => new TextDecoder('utf-8').decode(await this.#read(id)));
  }

  /** Many blobs as texts, under their ids. In a partial clone what is missing is fetched at once. */
  async texts(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const all = [...new Set(ids)];
    if (this.repository.promisors.length > 0) await this.#fetch(all.filter((id) => !this.#texts.has(id)));
    return new Map(await Promise.all(all.map(async (id) => [id, await this.text(id)] as const)));
  }

  async #fetch(blobs: readonly string[]): Promise<void> {
    const trees = new Set(blobs.flatMap((id) => this.#holders.get(id) ?? []));
    if (trees.size > 0) await fetchMissing(this.repository, new Set(blobs), trees);
  }

  #entries(id: string, content: Buffer): readonly TreeEntry[] {
    const entries = parseTree(content, this.repository.idLength);
    if (this.repository.promisors.length > 0) {
      for (const entry of entries) if (entry.kind === 'file') this.#holders.set(entry.id, id);
    }
    return entries;
  }

  async #read(id: string): Promise<Buffer> {
    const answer = await this.#batch.ask(id);
    if (answer.kind !== 'object') throw unreadable(answer, this.repository);
    return answer.content;
  }
}

function unreadable(answer: Exclude<BatchAnswer, { kind: 'object' }>, repository: Repository): GitError {
  if (answer.kind === 'too-large') {
    const size = `${Math.ceil(answer.size / 1024 / 1024)} MiB`;
    return new GitError(
      'too-large',
      `a definition file is too large to be read (${size}, blob ${answer.id})`,
    );
  }
  const message = `git object ${answer.name} is missing`;
  return repository.promisors.length > 0
    ? new GitError('missing-object', `${message} from this partial clone`, 'clone without `--filter`')
    : new GitError('missing-object', message, '`git fsck` tells what is damaged');
}

function once<Value>(
  known: Map<string, Promise<Value>>,
  id: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const before = known.get(id);
  if (before) return before;
  const value = read();
  known.set(id, value);
  return value;
}
