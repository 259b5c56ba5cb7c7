import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: 'Bot' | 'User'; readonly login: string };
}

/**
 * A `gh` that keeps the comments of one pull request in a file, and answers `api` for them and for the pull request itself. What
 * `--jq` asks for is left to jq where it is installed; else the selections of our scripts are made here.
 */
const GH = String.raw`#!/usr/bin/env node
const fs = require('node:fs');
const { spawnSync } = require('node:child_process');
const { env } = process;
const words = process.argv.slice(2);
const state = JSON.parse(fs.readFileSync(env.FAKE_GH, 'utf8'));
state.calls.push(words.join(' '));
const end = (code) => {
  fs.writeFileSync(env.FAKE_GH, JSON.stringify(state));
  process.exit(code);
};
const after = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
const tell = (value, otherwise) => {
  const asked = spawnSync('jq', ['-r', after('--jq')], { input: JSON.stringify(value), encoding: 'utf8' });
  if (asked.error) for (const line of otherwise) console.log(line);
  else process.stdout.write(asked.stdout);
  end(asked.error ? 0 : asked.status);
};
if (words[0] !== 'api' || state.refuses) {
  console.error('gh: Resource not accessible by integration (HTTP 403)');
  end(1);
}
if (words[1] === 'user') {
  // The token of a workflow is nobody's.
  if (state.login !== null) tell({ login: state.login }, [state.login]);
  console.log('{"status": "403"}');
  end(1);
}
const path = words.find((word) => word.startsWith('repos/'));
const method = after('--method') ?? 'GET';
const body = words.includes('-F') ? fs.readFileSync(after('-F').replace('body=@', ''), 'utf8') : undefined;
if (/\/pulls\/\d+$/.test(path)) {
  const { head, open } = state.pullRequest;
  const number = Number(/\d+$/.exec(path)[0]);
  const isChecked = open && head.sha === env.ACCORD_HEAD && head.repository === env.ACCORD_FORK;
  const pull = { number, state: open ? 'open' : 'closed', head: { sha: head.sha, repo: { full_name: head.repository } } };
  tell(pull, isChecked ? [number] : []);
}
if (method === 'GET') {
  const isOurs = ({ user }) => (env.ACCORD_AUTHOR ? user.login === env.ACCORD_AUTHOR : user.type === 'Bot');
  const ours = state.comments.filter((each) => isOurs(each) && each.body.startsWith(env.ACCORD_MARKER));
  tell(state.comments, ours.map(({ id }) => id));
}
if (method === 'POST') {
  const user = state.login === null ? { type: 'Bot', login: 'github-actions[bot]' } : { type: 'User', login: state.login };
  state.comments.push({ id: state.comments.length + 1, body, user });
}
if (method === 'PATCH') {
  const id = Number(/comments\/(\d+)$/.exec(path)[1]);
  state.comments = state.comments.map((each) => (each.id === id ? { ...each, body } : each));
}
end(0);
`;

interface State {
  readonly comments: readonly Comment[];
  readonly calls: readonly string[];
  readonly pullRequest: {
    readonly open: boolean;
    readonly head: { readonly sha: string; readonly repository: string };
  };
  readonly refuses: boolean;
  /** Whose token it is; null for that of a workflow. */
  readonly login: string | null;
}

/** Stands in for GitHub's own command in a folder; `path` goes first in PATH. */
export class FakeGh {
  readonly #file: string;
  readonly path: string;

  constructor(folder: string, state: Partial<State> = {}) {
    this.path = join(folder, 'gh-bin');
    this.#file = join(folder, 'gh.json');
    mkdirSync(this.path, { recursive: true });
    writeFileSync(join(this.path, 'gh'), GH);
    chmodSync(join(this.path, 'gh'), 0o755);
    const none = { open: true, head: { sha: '', repository: '' } };
    if (!existsSync(this.#file)) {
      writeFileSync(
        this.#file,
        JSON.stringify({ comments: [], calls: [], pullRequest: none, refuses: false, login: null, ...state }),
      );
    }
  }

  get env(): Readonly<Record<string, string>> {
    return { PATH: `${this.path}:${process.env.PATH}`, FAKE_GH: this.#file };
  }

  get state(): State {
    return JSON.parse(readFileSync(this.#file, 'utf8'));
  }
}
