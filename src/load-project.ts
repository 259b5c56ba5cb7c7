import { join, posix } from 'node:path';
import { APPROVALS_FOLDER } from './approvals/approval-file.js';
import type { Report } from './diagnostic/finding.js';
import type { Source } from './diagnostic/source.js';
import { checkOverrides } from './language/check-overrides.js';
import type { ConfigValue } from './language/config.js';
import { readConfig } from './language/read-config.js';
import { GitError } from './workspace/git/git-error.js';
import { listYamlFiles } from './workspace/git/list-yaml-files.js';
import { ObjectReader } from './workspace/git/object-reader.js';
import { openRepository } from './workspace/git/repository.js';
import { type Base, resolveBase } from './workspace/git/resolve-base.js';
import { resolvePath } from './workspace/git/resolve-path.js';
import { expectFolder, fileExists, readSource, readYamlFiles } from './workspace/read-files.js';
import { WorkspaceError } from './workspace/workspace-error.js';

/** A project folder as it is on disk. Paths of sources are relative to `root`. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly config: ConfigValue;
  /** The text of `accord.yml`; null where there is none. */
  readonly configSource: Source | null;
  readonly sources: readonly Source[];
  /** The files of the approvals folder; none where there is no `accord.yml`. */
  readonly approvals: readonly Source[];
  /** Where the definition files are, relative to `root`. */
  readonly definitionsFolder: string;
  /** Where the Cube model is written, relative to `root`. */
  readonly modelFolder: string;
}

/** A project folder as a commit has it, by that commit's own `accord.yml`. Paths are relative to the folder. */
export interface CommittedProject {
  readonly config: ConfigValue;
  /** The text of `accord.yml`; null where there is none. */
  readonly configSource: Source | null;
  /** What in `accord.yml` could not be understood; `config` is without it. */
  readonly configProblems: readonly Report[];
  readonly definitionsFolder: string;
  /** The blob ids of the definition files, under their paths; sorted. None where the commit has no such folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Submodules, and links that lead out of the repository, where definition files may be. */
  readonly elsewhere: readonly string[];
}

/** What a project is compared with. Without sources every definition is new. */
export interface BaseProject extends Base, CommittedProject {
  readonly sources: readonly Source[];
}

/** `accord.yml` is there and cannot be understood: nothing can be checked. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly Report[]) {
    super('accord.yml cannot be read');
  }
}

const CONFIG_FILE = 'accord.yml';
const DEFINITIONS_FOLDER = 'definitions';
const MODEL_FOLDER = 'model';

/**
 * Reads a project folder (with `accord.yml` and its definitions folder) or a bare folder of definition files.
 * Throws WorkspaceError or ConfigError when it cannot be read.
 */
export function loadProject(directory: string): Project {
  const root = expectFolder(directory);
  const { config, configSource } = loadConfig(root);
  const modelFolder = config.model ?? MODEL_FOLDER;
  const definitionsFolder = definitionsFolderOf(root, config);
  const isProject = configSource !== null;
  const sources = readYamlFiles(
    root,
    definitionsFolder,
    besideDefinitions(definitionsFolder, isProject, config),
  );
  if (sources.length === 0) {
    throw new WorkspaceError(
      `no definition files (*.yml) in ${join(directory, definitionsFolder)}`,
      '`accord init` makes a first set',
    );
  }
  if (configSource) refuseProblems(checkOverrides(configSource, config, sources));
  const hasApprovals = isProject && fileExists(root, APPROVALS_FOLDER);
  const approvals = hasApprovals ? readYamlFiles(root, APPROVALS_FOLDER) : [];
  return { root, config, configSource, sources, approvals, definitionsFolder, modelFolder };
}

/**
 * Reads what a project folder held at a git ref (see resolveBase), without a checkout. Throws GitError when git cannot
 * answer, or when definitions that are read today are no part of the commit.
 */
export async function loadBase(directory: string, ref: string): Promise<BaseProject> {
  const root = expectFolder(directory);
  const repository = await openRepository(root);
  const base = await resolveBase(repository, ref);
  const objects = new ObjectReader(repository);
  try {
    const project = await listProject(objects, base.commit);
    const unversioned = project.elsewhere.find((path) => isReadToday(root, path));
    if (unversioned !== undefined) {
      throw new GitError(
        'unversioned',
        `the definitions in ${unversioned} are behind a submodule or a link: they are no part of \`${ref}\` in this repository`,
        '`--against-dir` compares with a folder that holds them',
      );
    }
    return { ...base, ...project, sources: await readCommitted(objects, project) };
  } finally {
    objects.close();
  }
}

/** Where the definition files are in a commit, of the folder the repository was opened from. Throws GitError. */
export async function listProject(objects: ObjectReader, commit: string): Promise<CommittedProject> {
  const { prefix } = objects.repository;
  const at = (path: string) => posix.join(prefix, path);
  const root = await objects.rootOf(commit);
  const written = await resolvePath(objects, root, at(CONFIG_FILE));
  const isProject = written.kind === 'file';
  const configSource = isProject ? { path: CONFIG_FILE, text: await objects.text(written.id) } : null;
  const { config, problems } = readConfig(configSource ?? { path: CONFIG_FILE, text: '' });
  const usual = await resolvePath(objects, root, at(DEFINITIONS_FOLDER));
  const definitionsFolder =
    config.definitions !== undefined
      ? normalized(config.definitions)
      : isProject && usual.kind !== 'absent'
        ? DEFINITIONS_FOLDER
        : '.';
  const beside = besideDefinitions(definitionsFolder, isProject, config);
  const listed = await listYamlFiles(objects, commit, at(definitionsFolder), beside);
  const shown = (path: string) => posix.join(definitionsFolder, path);
  return {
    config,
    configSource,
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

function loadConfig(root: string): Pick<Project, 'config' | 'configSource'> {
  if (!fileExists(root, CONFIG_FILE)) return { config: {}, configSource: null };
  const configSource = readSource(root, CONFIG_FILE);
  const { config, problems } = readConfig(configSource);
  refuseProblems(problems);
  return { config, configSource };
}

function refuseProblems(problems: readonly Report[]): void {
  if (problems.length > 0) throw new ConfigError(problems);
}

/** What accord.yml says; else `definitions`; else, where there is no such folder, the project folder itself. */
function definitionsFolderOf(root: string, config: ConfigValue): string {
  if (config.definitions !== undefined) {
    expectFolder(join(root, config.definitions));
    return normalized(config.definitions);
  }
  return fileExists(root, CONFIG_FILE) && fileExists(root, DEFINITIONS_FOLDER) ? DEFINITIONS_FOLDER : '.';
}

function normalized(folder: string): string {
  return posix.normalize(`${folder.replaceAll('\\', '/')}/`).slice(0, -1) || '/';
}

/** YAML files that stand beside definitions without being any: only where the project folder itself holds them. */
function besideDefinitions(
  definitionsFolder: string,
  isProject: boolean,
  config: ConfigValue,
): readonly string[] {
  return definitionsFolder === '.' && isProject
    ? [CONFIG_FILE, APPROVALS_FOLDER, config.model ?? MODEL_FOLDER]
    : [];
}

function isReadToday(root: string, path: string): boolean {
  return /\.ya?ml$/.test(path) ? fileExists(root, path) : readYamlFiles(root, path).length > 0;
}
