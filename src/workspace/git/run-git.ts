import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { GitError } from './git-error.js';

/** Where git runs, and with which environment (see `gitEnvironment`). */
export interface GitPlace {
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
}

export interface GitOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** No pager, no hook, no file-system monitor, no clean-up after a fetch; output that no setting can change. */
const ALWAYS = [
  '--no-pager',
  ...[
    `core.hooksPath=${devNull}`,
    'core.fsmonitor=false',
    'core.quotePath=false',
    'core.warnAmbiguousRefs=true',
    'color.ui=false',
    'log.showSignature=false',
    'gc.auto=0',
    'maintenance.auto=false',
  ].flatMap((setting) => ['-c', setting]),
];

/** A running git. Without a shell: no argument is ever read as anything but an argument. */
export function spawnGit(place: GitPlace, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn('git', [...ALWAYS, ...args], {
    cwd: place.directory,
    env: place.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** Runs git to its end. An exit code other than 0 is an answer; throws GitError only when git cannot be started. */
export function runGit(place: GitPlace, args: readonly string[], input = ''): Promise<GitOutput> {
  return new Promise((done, fail) => {
    const child = spawnGit(place, args);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => fail(startFailure(error, place)));
    child.on('close', (code) =>
      done({
        code: code ?? 1,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      }),
    );
    // A git that ends before it has read everything says why through its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Why git did not start. Node says ENOENT for a missing folder as well as for a missing program. */
export function startFailure(error: Error, place: GitPlace): GitError {
  const code = 'code' in error ? error.code : undefined;
  if (!existsSync(place.directory)) {
    return new GitError('no-repository', `there is no folder ${place.directory}`);
  }
  return code === 'ENOENT'
    ? new GitError('no-git', 'git is not installed, or not in PATH', 'install git 2.30 or newer')
    : new GitError('git-failed', `git cannot be started: ${error.message}`);
}
