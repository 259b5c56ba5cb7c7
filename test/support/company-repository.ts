import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  makeRepository,
  ScratchRepository,
  scratchFolder,
} from '../workspace/git/support/scratch-repository.js';

/** Files by their paths; `null` for one that goes. */
export type Files = Readonly<Record<string, string | null>>;

export interface PullRequest {
  readonly number: number;
  readonly branch: string;
  /** What GitHub checks: the branch merged into `main` as it is today, at `refs/pull/N/merge`. */
  readonly merge: string;
  /** The tip of `main` that it was merged into. */
  readonly base: string;
  readonly head: string;
}

/**
 * The repository of a company as a forge keeps it: a bare remote, the clone somebody works in, pull requests as branches with
 * their merge commits. Everything is done by git itself.
 */
export class CompanyRepository {
  readonly remote: ScratchRepository;
  /** The clone people work in. */
  readonly desk: ScratchRepository;
  #pullRequests = 0;

  constructor(files: Files) {
    this.remote = makeRepository('--bare');
    this.desk = this.remote.clone();
    this.#change(files, 'Start');
    this.desk.git('push', '--quiet', 'origin', 'HEAD:main');
  }

  /** Commits a change on a branch and pushes it; the branch begins at today's `main` unless it is there already. */
  push(branch: string, files: Files, message = branch): void {
    this.switchTo(branch);
    this.#change(files, message);
    this.desk.git('push', '--quiet', 'origin', `HEAD:${branch}`);
  }

  /** Has the branch checked out at the desk: as it is, or new from today's `main`. */
  switchTo(branch: string): void {
    this.desk.git('fetch', '--quiet', 'origin');
    const exists = this.desk.git('branch', '--list', branch) !== '';
    this.desk.git('checkout', '--quiet', ...(exists ? [branch] : ['-B', branch, 'origin/main']));
  }

  /** What GitHub makes of a branch when it is pushed, and again when somebody asks for the state of the pull request. */
  pullRequest(branch: string): PullRequest {
    this.#pullRequests++;
    const number = this.#pullRequests;
    const { desk } = this;
    desk.git('fetch', '--quiet', 'origin');
    const base = desk.git('rev-parse', 'origin/main');
    const head = desk.git('rev-parse', branch);
    desk.git('checkout', '--quiet', '--detach', 'origin/main');
    desk.git('merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${base}`, branch);
    const merge = desk.git('rev-parse', 'HEAD');
    desk.git(
      'push',
      '--quiet',
      'origin',
      `HEAD:refs/pull/${number}/merge`,
      `${head}:refs/pull/${number}/head`,
    );
    desk.git('checkout', '--quiet', branch);
    return { number, branch, merge, base, head };
  }

  /** A branch with one change, as a pull request. */
  propose(branch: string, files: Files): PullRequest {
    this.push(branch, files);
    return this.pullRequest(branch);
  }

  /** Puts a branch into `main`. */
  merge(branch: string): void {
    const { merge } = this.pullRequest(branch);
    this.desk.git('push', '--quiet', 'origin', `${merge}:main`);
    this.desk.git('fetch', '--quiet', 'origin');
  }

  /** A clone as actions/checkout makes it: one commit, unless `depth` says otherwise. */
  checkOut({ number, merge }: PullRequest, depth = 1): ScratchRepository {
    const clone = new ScratchRepository(join(scratchFolder(), 'checkout'));
    mkdirSync(clone.path);
    const ref = `refs/remotes/pull/${number}/merge`;
    clone.git('init', '--quiet');
    clone.git('remote', 'add', 'origin', `file://${this.remote.path}`);
    clone.git('fetch', '--quiet', '--no-tags', `--depth=${depth}`, 'origin', `+${merge}:${ref}`);
    clone.git('checkout', '--quiet', '--force', ref);
    return clone;
  }

  #change(files: Files, message: string): void {
    const written: Record<string, string> = {};
    for (const [path, text] of Object.entries(files)) {
      if (text === null) this.desk.git('rm', '--quiet', path);
      else written[path] = text;
    }
    this.desk.commit(written, message);
  }
}
