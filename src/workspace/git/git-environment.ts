import { resolve } from 'node:path';

/** They would change what arguments and output mean, or run other programs. */
const UNSET = [
  'GIT_CONFIG',
  'GIT_EXTERNAL_DIFF',
  'GIT_GLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_REDIRECT_STDERR',
  'GIT_REDIRECT_STDIN',
  'GIT_REDIRECT_STDOUT',
] as const;

/** Git sets them relative to the folder a hook starts in; commands here run in other folders. */
const FOLDERS = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_INDEX_FILE',
] as const;

const FIXED = {
  /** Reading takes no lock, so it disturbs no one else's command. */
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GCM_INTERACTIVE: 'never',
  GIT_LITERAL_PATHSPECS: '1',
  /** Messages are read by their English words. */
  LC_ALL: 'C',
} as const;

/**
 * The environment of every git command: what people set to choose a repository (`GIT_DIR`, `GIT_WORK_TREE`,
 * `GIT_CONFIG_GLOBAL` …) holds, with paths relative to `folder` made absolute; what would prompt, page or
 * change the output does not.
 */
export function gitEnvironment(
  given: NodeJS.ProcessEnv = process.env,
  folder: string = process.cwd(),
): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...given, ...FIXED };
  for (const name of UNSET) delete environment[name];
  for (const name of FOLDERS) {
    const path = environment[name];
    if (path !== undefined) environment[name] = resolve(folder, path);
  }
  return environment;
}
