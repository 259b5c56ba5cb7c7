import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is removed when the tests of the file are done; without links in its path. */
export function scratchFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'accord-git-')));
  folders.push(folder);
  return folder;
}

/** This process's environment without what a hook, or the configuration of the machine, would add. */
export function plainEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const without = Object.entries(process.env).filter(([name]) => !/^(GIT_|GITHUB_|GITLAB_|SUDO_)/.test(name));
  return {
    ...Object.fromEntries(without),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_SYSTEM: devNull,
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_AUTHOR_DATE: '2026-03-01T09:00:00+02:00',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_COMMITTER_DATE: '2026-03-01T09:00:00+02:00',
    ...extra,
  };
}

/** A real repository to try things on. Every commit is a minute later than the one before. */
export class ScratchRepository {
  #minutes = 0;

  constructor(readonly path: string) {}

  git(...args: readonly string[]): string {
    return this.feed('', ...args).trim();
  }

  /** With a text or bytes on standard input. */
  feed(input: string | Buffer, ...args: readonly string[]): string {
    const date = `2026-03-01T09:${String(this.#minutes).padStart(2, '0')}:00+02:00`;
    return execFileSync('git', args, {
      cwd: this.path,
      env: plainEnvironment({ GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }),
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
  }

  write(name: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), content);
  }

  link(name: string, target: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    symlinkSync(target, join(this.path, name));
  }

  /** Commits everything there is after writing these files; the commit's id. */
  commit(files: Readonly<Record<string, string | Buffer>> = {}, message = 'Change definitions'): string {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
    this.#minutes++;
    this.git('add', '--all', '--force');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Another clone of this one, over the protocol that shallow and partial clones need. */
  clone(...options: readonly string[]): ScratchRepository {
    const path = join(scratchFolder(), 'clone');
    this.git('clone', '--quiet', ...options, `file://${this.path}`, path);
    return new ScratchRepository(path);
  }
}

export function makeRepository(...options: readonly string[]): ScratchRepository {
  const repository = new ScratchRepository(scratchFolder());
  repository.git('init', '--quiet', '--initial-branch=main', ...options);
  repository.git('config', 'uploadpack.allowFilter', 'true');
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  return repository;
}
