import { posix } from 'node:path';
import type { Report } from './diagnostic/finding.js';
import type { Source } from './diagnostic/source.js';
import type { ConfigValue } from './language/config.js';
import { readConfig } from './language/read-config.js';
import {
  besideDefinitions,
  CONFIG_FILE,
  DEFINITIONS_FOLDER,
  loadSettings,
  normalizedFolder,
} from './load-project.js';
import { BASELINE_FILE } from './waivers/baseline-file.js';
import { WAIVERS_FILE } from './waivers/waiver-file.js';
import { GitError } from './workspace/git/git-error.js';
import { listCommits } from './workspace/git/list-commits.js';
import { listPaths } from './workspace/git/list-paths.js';
import { listYamlFiles } from './workspace/git/list-yaml-files.js';
import { ObjectReader } from './workspace/git/object-reader.js';
import { openRepository } from './workspace/git/repository.js';
import { type Base, resolveBase } from './workspace/git/resolve-base.js';
import { resolvePath } from './workspace/git/resolve-path.js';
import { expectFolder, fileExists, readYamlFiles } from './workspace/read-files.js';

/** A project folder as a commit has it, by that commit's own `accord.yml`. Paths are relative to the folder. */
export interface CommittedProject {
  readonly config: ConfigValue;
  /** The text of `accord.yml`; null where there is none. */
  readonly configSource: Source | null;
  /** What in `accord.yml` could not be understood; `config` is without it. */
  readonly configProblems: readonly Report[];
  readonly definitionsFolder: string;
  /** The blob ids of what stands beside `accord.yml`; null where there is none. */
  readonly waiversFile: string | null;
  readonly baselineFile: string | null;
  /** The blob ids of the definition files, under their paths; sorted. None where the commit has no such folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Submodules, and links that lead out of the repository, where definition files may be. */
  readonly elsewhere: readonly string[];
}

/** What a project is compared with. Without sources every definition is new. */
export interface BaseProject extends Base, CommittedProject {
  readonly sources: readonly Source[];
  readonly waivers: Source | null;
  readonly baseline: Source | null;
  /** Where `accord.yml` has problems: the last commit before in which it had none; null where none is found. */
  readonly lastWhole: string | null;
}

/** Where a project's definitions are; for a commit that has no `accord.yml` to say so. */
export type Layout = Pick<CommittedProject, 'config' | 'definitionsFolder'>;

/**
 * Reads what a project folder held at a git ref (see resolveBase), without a checkout. Where the folder had no
 * `accord.yml` then and has one today, the base is the project that was moved here; without one, what today's definitions
 * folder held then, by default settings. Throws GitError when git cannot answer, or when definitions that are read today
 * are no part of the commit; ConfigError when today's `accord.yml` is needed and cannot be read.
 */
export async function loadBase(directory: string, ref: string): Promise<BaseProject> {
  const root = expectFolder(directory);
  const repository = await openRepository(root);
  const base = await resolveBase(repository, ref);
  const objects = new ObjectReader(repository);
  try {
    const project = await listBase(objects, base.commit, root);
    const unversioned = project.elsewhere.find((path) => isReadToday(root, path));
    if (unversioned !== undefined) {
      throw new GitError(
        'unversioned',
        `the definitions in ${unversioned} are behind a submodule or a link: they are no part of \`${ref}\` in this repository`,
        '`--against-dir` compares with a folder that holds them',
      );
    }
    const lastWhole = project.configProblems.length > 0 ? await findWhole(objects, base.commit) : null;
    const read = async (path: string, id: string | null) =>
      id === null ? null : { path, text: await objects.text(id) };
    return {
      ...base,
      ...project,
      lastWhole,
      sources: await readCommitted(objects, project),
      waivers: await read(WAIVERS_FILE, project.waiversFile),
      baseline: await read(BASELINE_FILE, project.baselineFile),
    };
  } finally {
    objects.close();
  }
}

async function listBase(objects: ObjectReader, commit: string, root: string): Promise<CommittedProject> {
  const project = await listProject(objects, commit);
  if (project.configSource || project.elsewhere.includes(CONFIG_FILE)) return project;
  const today = loadSettings(root);
  if (!today.configSource) return project;
  const files = readYamlFiles(root, today.definitionsFolder);
  const moved = await findMoved(objects, commit, new Set(files.map(({ path }) => path)));
  return moved ?? listProject(objects, commit, { layout: today });
}

/** So many changes of `accord.yml` are looked at: each takes a moment, and longer ago nobody would compare with. */
const MOST_CHANGES = 50;

async function findWhole(objects: ObjectReader, from: string): Promise<string | null> {
  const { repository } = objects;
  const paths = [posix.join(repository.prefix, CONFIG_FILE)];
  for await (const { id } of listCommits(repository, { paths, from, limit: MOST_CHANGES })) {
    const { configSource, configProblems } = await listProject(objects, id);
    if (configSource && configProblems.length === 0) return id;
  }
  return null;
}

/** Of the projects that a commit has and that are gone today, the one with most files at the paths of today's. */
async function findMoved(
  objects: ObjectReader,
  commit: string,
  today: ReadonlySet<string>,
): Promise<CommittedProject | null> {
  const { directory } = objects.repository;
  const paths = await listPaths(objects.repository, commit);
  const gone = paths.filter((path) => posix.basename(path) === CONFIG_FILE && !fileExists(directory, path));
  const projects = await Promise.all(
    gone.map((path) => listProject(objects, commit, { prefix: posix.dirname(path) })),
  );
  const shared = ({ files }: CommittedProject) => [...files.keys()].filter((path) => today.has(path)).length;
  const [best = null] = projects
    .filter(({ files }) => files.size > 0)
    .sort((one, other) => shared(other) - shared(one));
  return best;
}

interface Where {
  /** The project folder, relative to the top; default the folder the repository was opened from. */
  readonly prefix?: string;
  /** Where definitions are when the commit has no `accord.yml` there; default anywhere below the folder. */
  readonly layout?: Layout;
}

/** What a project folder is in a commit. Throws GitError. */
export async function listProject(
  objects: ObjectReader,
  commit: string,
  { prefix = objects.repository.prefix, layout }: Where = {},
): Promise<CommittedProject> {
  const at = (path: string) => posix.join(prefix, path);
  const root = await objects.rootOf(commit);
  const written = await resolvePath(objects, root, at(CONFIG_FILE));
  const configSource =
    written.kind === 'file' ? { path: CONFIG_FILE, text: await objects.text(written.id) } : null;
  const { config, problems } = readConfig(configSource ?? { path: CONFIG_FILE, text: '' });
  const usual = await resolvePath(objects, root, at(DEFINITIONS_FOLDER));
  const definitionsFolder = !configSource
    ? (layout?.definitionsFolder ?? '.')
    : config.definitions !== undefined
      ? normalizedFolder(config.definitions)
      : usual.kind === 'absent'
        ? '.'
        : DEFINITIONS_FOLDER;
  const settings = configSource ? config : layout?.config;
  const beside = besideDefinitions(definitionsFolder, settings !== undefined, settings ?? {});
  const listed = await listYamlFiles(objects, commit, at(definitionsFolder), beside);
  const shown = (path: string) => posix.join(definitionsFolder, path);
  const idOf = async (path: string) => {
    const found = await resolvePath(objects, root, at(path));
    return found.kind === 'file' ? found.id : null;
  };
  return {
    config,
    configSource,
    waiversFile: configSource ? await idOf(WAIVERS_FILE) : null,
    baselineFile: await idOf(BASELINE_FILE),
    configProblems: problems,
    definitionsFolder,
    files: new Map([...(listed?.files ?? [])].map(([path, id]) => [shown(path), id])),
    elsewhere: [
      ...(written.kind === 'elsewhere' ? [CONFIG_FILE] : []),
      ...(listed?.elsewhere ?? []).map(shown),
    ],
  };
}

/** The texts of a project's definition files. Throws GitError. */
export async function readCommitted(
  objects: ObjectReader,
  project: CommittedProject,
): Promise<readonly Source[]> {
  const texts = await objects.texts(project.files.values());
  return [...project.files].map(([path, id]) => ({ path, text: texts.get(id) ?? '' }));
}

function isReadToday(root: string, path: string): boolean {
  return /\.ya?ml$/.test(path) ? fileExists(root, path) : readYamlFiles(root, path).length > 0;
}
