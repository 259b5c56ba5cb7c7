import { join, posix } from 'node:path';
import { APPROVALS_FOLDER } from './approvals/approval-file.js';
import type { Report } from './diagnostic/finding.js';
import type { Source } from './diagnostic/source.js';
import { checkOverrides } from './language/check-overrides.js';
import type { ConfigValue } from './language/config.js';
import { readConfig } from './language/read-config.js';
import { BASELINE_FILE } from './waivers/baseline-file.js';
import { OTHER_WAIVERS_FILE, WAIVERS_FILE } from './waivers/waiver-file.js';
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
  /** `waivers.yml` beside `accord.yml`; null where there is none. */
  readonly waivers: Source | null;
  /** What was recorded with `accord check --baseline`; null where nothing was. */
  readonly baseline: Source | null;
  /** Where the definition files are, relative to `root`. */
  readonly definitionsFolder: string;
  /** Where the Cube model is written, relative to `root`. */
  readonly modelFolder: string;
}

/** `accord.yml` is there and cannot be understood: nothing can be checked. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly Report[]) {
    super('accord.yml cannot be read');
  }
}

export const CONFIG_FILE = 'accord.yml';
export const DEFINITIONS_FOLDER = 'definitions';
const MODEL_FOLDER = 'model';

/**
 * Reads a project folder (with `accord.yml` and its definitions folder) or a bare folder of definition files.
 * Throws WorkspaceError or ConfigError when it cannot be read.
 */
export function loadProject(directory: string): Project {
  const root = expectFolder(directory);
  const { config, configSource, definitionsFolder } = loadSettings(root);
  const modelFolder = config.model ?? MODEL_FOLDER;
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
  if (isProject && fileExists(root, OTHER_WAIVERS_FILE)) {
    throw new WorkspaceError(`${OTHER_WAIVERS_FILE} is not read`, `call it ${WAIVERS_FILE}`);
  }
  if (configSource) refuseProblems(checkOverrides(configSource, config, sources));
  const hasApprovals = isProject && fileExists(root, APPROVALS_FOLDER);
  const approvals = hasApprovals ? readYamlFiles(root, APPROVALS_FOLDER) : [];
  const readIfThere = (path: string) => (fileExists(root, path) ? readSource(root, path) : null);
  return {
    root,
    config,
    configSource,
    sources,
    approvals,
    // In a bare folder every YAML file holds definitions; what is recorded of them is no YAML file.
    waivers: isProject ? readIfThere(WAIVERS_FILE) : null,
    baseline: readIfThere(BASELINE_FILE),
    definitionsFolder,
    modelFolder,
  };
}

/** What is read before any definition. */
export type ProjectSettings = Pick<Project, 'config' | 'configSource' | 'definitionsFolder'>;

/** The settings of a project folder; those that hold by default in a bare folder. Throws ConfigError or WorkspaceError. */
export function loadSettings(root: string): ProjectSettings {
  if (!fileExists(root, CONFIG_FILE)) return { config: {}, configSource: null, definitionsFolder: '.' };
  const configSource = readSource(root, CONFIG_FILE);
  const { config, problems } = readConfig(configSource);
  refuseProblems(problems);
  return { config, configSource, definitionsFolder: definitionsFolderOf(root, config) };
}

function refuseProblems(problems: readonly Report[]): void {
  if (problems.length > 0) throw new ConfigError(problems);
}

/** What accord.yml says; else `definitions`; else, where there is no such folder, the project folder itself. */
function definitionsFolderOf(root: string, config: ConfigValue): string {
  if (config.definitions !== undefined) {
    expectFolder(join(root, config.definitions));
    return normalizedFolder(config.definitions);
  }
  return fileExists(root, DEFINITIONS_FOLDER) ? DEFINITIONS_FOLDER : '.';
}

export function normalizedFolder(folder: string): string {
  return posix.normalize(`${folder.replaceAll('\\', '/')}/`).slice(0, -1) || '/';
}

/** YAML files that stand beside definitions without being any: only where the project folder itself holds them. */
export function besideDefinitions(
  definitionsFolder: string,
  isProject: boolean,
  config: ConfigValue,
): readonly string[] {
  return definitionsFolder === '.' && isProject
    ? [CONFIG_FILE, APPROVALS_FOLDER, WAIVERS_FILE, config.model ?? MODEL_FOLDER]
    : [];
}
