import { posix } from 'node:path';
import { type FileReading, LOST_FILE, readFile } from './history/file-reading.js';
import { Snapshot } from './history/snapshot.js';
import { type CommittedProject, listProject } from './load-base.js';
import { GitError } from './workspace/git/git-error.js';
import { type Commit, listCommits } from './workspace/git/list-commits.js';
import { ObjectReader } from './workspace/git/object-reader.js';
import { openRepository, type Repository } from './workspace/git/repository.js';
import { resolveBase } from './workspace/git/resolve-base.js';
import { expectFolder } from './workspace/read-files.js';

/** The commits of a project folder, and what it held in each. Close it: it runs git. */
export interface ProjectHistory {
  /** The commit it starts from. */
  readonly start: string;
  /** Those that may have touched definitions, newest first, none before its children. */
  readonly commits: readonly Commit[];
  /** Throws GitError. */
  snapshotAt(commit: string): Promise<Snapshot>;
  release(commit: string): void;
  close(): void;
}

const CONFIG_FILE = 'accord.yml';

/** Opens the history of a project folder as it is in git, from a ref or from HEAD. Throws GitError. */
export async function openHistory(directory: string, ref: string | null): Promise<ProjectHistory> {
  const repository = await openRepository(expectFolder(directory));
  const objects = new ObjectReader(repository);
  try {
    return await readHistory(repository, objects, ref);
  } catch (error) {
    objects.close();
    throw error;
  }
}

async function readHistory(
  repository: Repository,
  objects: ObjectReader,
  ref: string | null,
): Promise<ProjectHistory> {
  const start = ref === null ? repository.head : (await resolveBase(repository, ref)).commit;
  if (start === null) {
    throw new GitError('unknown-ref', 'the repository has no commit yet', '`git commit` makes the first');
  }
  const layout = await listProject(objects, start);
  const folders = await foldersOf(repository, objects, start, layout);
  const paths = [CONFIG_FILE, ...folders].map((path) => posix.join(repository.prefix, path));
  const commits: Commit[] = [];
  for await (const commit of listCommits(repository, { paths: paths.map(asPath), from: start })) {
    commits.push(commit);
  }
  if (repository.promisors.length > 0) await fetchAll(objects, commits, layout);
  const files = new Map<string, Promise<FileReading>>();
  const snapshots = new Map<string, Promise<Snapshot>>();
  const read = async (commit: string) => {
    const project = await listProject(objects, commit, { layout });
    const readings = [...project.files].map(([path, id]) => {
      const before = files.get(id);
      const reading = before ?? readBlob(objects, path, id);
      if (!before) files.set(id, reading);
      return reading;
    });
    return new Snapshot(project.config, await Promise.all(readings));
  };
  return {
    start,
    commits,
    snapshotAt: (commit) => {
      const before = snapshots.get(commit);
      if (before) return before;
      const snapshot = read(commit);
      snapshots.set(commit, snapshot);
      return snapshot;
    },
    release: (commit) => void snapshots.delete(commit),
    close: () => objects.close(),
  };
}

/** Where `accord.yml` said the definitions are, in any commit that touched it. */
async function foldersOf(
  repository: Repository,
  objects: ObjectReader,
  start: string,
  layout: CommittedProject,
): Promise<ReadonlySet<string>> {
  const folders = new Set([layout.definitionsFolder]);
  const paths = [posix.join(repository.prefix, CONFIG_FILE)];
  for await (const { id } of listCommits(repository, { paths, from: start })) {
    const project: CommittedProject = await listProject(objects, id, { layout });
    if (project.files.size > 0) folders.add(project.definitionsFolder);
  }
  return folders;
}

/** `''` is everything. */
function asPath(path: string): string {
  return path === '.' ? '' : path.replace(/\/\.?$/, '');
}

/** One fetch instead of one a commit. */
async function fetchAll(
  objects: ObjectReader,
  commits: readonly Commit[],
  layout: CommittedProject,
): Promise<void> {
  const ids = new Set<string>();
  for (const { id } of commits)
    for (const blob of (await listProject(objects, id, { layout })).files.values()) ids.add(blob);
  await objects.texts(ids);
}

/** A file that is damaged or far too large is like one that cannot be read: the rest of the history is still told. */
async function readBlob(objects: ObjectReader, path: string, id: string): Promise<FileReading> {
  try {
    return readFile({ path, text: await objects.text(id) });
  } catch (error) {
    const isLost =
      error instanceof GitError && (error.kind === 'too-large' || error.kind === 'missing-object');
    if (!isLost || objects.repository.promisors.length > 0) throw error;
    return LOST_FILE;
  }
}
