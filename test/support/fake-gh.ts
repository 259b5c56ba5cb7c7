import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: 'Bot' | 'User'; readonly login: string };
}

/**
 * A `gh` that keeps the comments of one pull request in a file, and answers `api` for them and for the pull request itself.
 * What `--jq` selects is done here for the two selections that our scripts make.
 */
const GH = `#!/usr/bin/env node
const fs = require('node:fs');
const [file, ...words] = [process.env.FAKE_GH, ...process.argv.slice(2)];
const state = JSON.parse(fs.readFileSync(file, 'utf8'));
state.calls.push(words.join(' '));
const after = (name) => { const at = words.indexOf(name); return at === -1 ? undefined : words[at + 1]; };
const save = () => fs.writeFileSync(file, JSON.stringify(state));
const path = words.find((word) => word.startsWith('repos/'));
if (words[0] !== 'api' || state.refuses) { save(); console.error('gh: Resource not accessible by integration (HTTP 403)'); process.exit(1); }
if (words[1] === 'user') {
  save();
  // A token of the workflow is nobody's.
  if (state.login === null) { console.log('{"status": "403"}'); process.exit(1); }
  console.log(state.login);
  process.exit(0);
}
const method = after('--method') ?? 'GET';
const field = after('-F');
const body = field === undefined ? undefined : fs.readFileSync(field.replace('body=@', ''), 'utf8');
if (/\\/pulls\\/\\d+$/.test(path)) {
  const { head, open } = state.pullRequest;
  const isChecked = open && head.sha === process.env.ACCORD_HEAD && head.repository === process.env.ACCORD_FORK;
  if (isChecked) console.log(/\\d+$/.exec(path)[0]);
} else if (method === 'GET') {
  const ours = state.comments.filter(({ user, body }) =>
    (process.env.ACCORD_AUTHOR ? user.login === process.env.ACCORD_AUTHOR : user.type === 'Bot') && body.startsWith(process.env.ACCORD_MARKER));
  for (const { id } of ours) console.log(id);
} else if (method === 'POST') {
  const user = state.login === null ? { type: 'Bot', login: 'github-actions[bot]' } : { type: 'User', login: state.login };
  state.comments.push({ id: state.comments.length + 1, body, user });
} else if (method === 'PATCH') {
  const id = Number(/comments\\/(\\d+)$/.exec(path)[1]);
  state.comments = state.comments.map((each) => (each.id === id ? { ...each, body } : each));
}
save();
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
