import { join, posix } from 'node:path';
import type { Report } from './diagnostic/finding.js';
import type { Source } from './diagnostic/source.js';
import type { ConfigValue } from './language/config.js';
import { readConfig } from './language/read-config.js';
import { expectFolder, fileExists, readSource, readYamlFiles } from './workspace/read-files.js';
import { WorkspaceError } from './workspace/workspace-error.js';

/** A project folder as it is on disk. Paths of sources are relative to `root`. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly config: ConfigValue;
  readonly sources: readonly Source[];
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

const CONFIG_FILE = 'accord.yml';
const DEFINITIONS_FOLDER = 'definitions';

/**
 * Reads a project folder (with `accord.yml` and its definitions folder) or a bare folder of definition files.
 * Throws WorkspaceError or ConfigError when it cannot be read.
 */
export function loadProject(directory: string): Project {
  const root = expectFolder(directory);
  const config = loadConfig(root);
  const modelFolder = config.model ?? 'model';
  const definitionsFolder = definitionsFolderOf(root, config);
  const isProject = fileExists(root, CONFIG_FILE);
  const beside = definitionsFolder === '.' && isProject ? [CONFIG_FILE, modelFolder] : [];
  const sources = readYamlFiles(root, definitionsFolder, beside);
  if (sources.length === 0) {
    throw new WorkspaceError(
      `no definition files (*.yml) in ${join(directory, definitionsFolder)}`,
      '`accord init` makes a first set',
    );
  }
  return { root, config, sources, definitionsFolder, modelFolder };
}

function loadConfig(root: string): ConfigValue {
  if (!fileExists(root, CONFIG_FILE)) return {};
  const { config, problems } = readConfig(readSource(root, CONFIG_FILE));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** What accord.yml says; else `definitions`; else, where there is no such folder, the project folder itself. */
function definitionsFolderOf(root: string, config: ConfigValue): string {
  if (config.definitions !== undefined) {
    expectFolder(join(root, config.definitions));
    return posix.normalize(`${config.definitions.replaceAll('\\', '/')}/`).slice(0, -1) || '/';
  }
  return fileExists(root, CONFIG_FILE) && fileExists(root, DEFINITIONS_FOLDER) ? DEFINITIONS_FOLDER : '.';
}
