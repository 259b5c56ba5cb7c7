import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { BASE } from '../support/check-marked.js';
import { loadOptional } from '../support/optional-package.js';
import { makeFolder, runCommand } from '../support/run-command.js';
import { ROOT } from '../support/source-files.js';

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}
interface Validator {
  validateAction(text: string): { readonly errors: readonly unknown[] };
  validateWorkflow(text: string): { readonly errors: readonly unknown[] };
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const action = parse(read('action.yml'));
const steps: readonly Step[] = action.runs.steps;
// Types only: what is loaded is the package or nothing.
const validator = (await loadOptional('@action-validator/core')) as Validator | null;

const folders: { remove(): void }[] = [];
function folder(files: Readonly<Record<string, string>>): string {
  const made = makeFolder(files);
  folders.push(made);
  return made.path;
}
const home = process.cwd();
beforeEach(() => vi.stubEnv('GITHUB_STEP_SUMMARY', ''));
afterEach(() => {
  process.chdir(home);
  vi.unstubAllEnvs();
  for (const each of folders.splice(0)) each.remove();
});

/** A folder in which `node_modules/.bin/accord` writes its arguments to `seen` and the reports it is asked for. */
function workspace(exitCode = 0): string {
  const path = folder({
    'node_modules/.bin/accord': `#!/usr/bin/env bash
printf '%s\\n' "$@" > seen
for each in "$@"; do case "$each" in sarif=*|markdown=*) mkdir -p "$(dirname "\${each#*=}")" && echo report > "\${each#*=}";; esac; done
exit ${exitCode}
`,
    output: '',
  });
  chmodSync(join(path, 'node_modules/.bin/accord'), 0o755);
  return path;
}

function runStep(name: string, cwd: string, env: Readonly<Record<string, string>>) {
  const step = steps.find((each) => each.name === name);
  // As GitHub starts it.
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 99'], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      GITHUB_OUTPUT: join(cwd, 'output'),
      GITHUB_ACTION_PATH: join(cwd, 'action'),
      RUNNER_TEMP: cwd,
      ...env,
    },
  });
}

describe('action.yml', () => {
  it.skipIf(validator === null)(
    `is an action, and the workflows are workflows${validator === null ? ' (@action-validator/core is not installed)' : ''}`,
    () => {
      expect(validator?.validateAction('name: x\n').errors).not.toEqual([]);
      expect(validator?.validateAction(read('action.yml')).errors).toEqual([]);
      for (const path of [
        'templates/ci/github.yml',
        'templates/ci/github-comment.yml',
        'templates/init/.github/workflows/accord.yml',
      ])
        expect(validator?.validateWorkflow(read(path)).errors, path).toEqual([]);
    },
  );

  it('pastes no input into a script', () => {
    const { jobs } = parse(read('templates/ci/github-comment.yml'));
    for (const step of [...steps, ...jobs.comment.steps.filter(({ run }: Step) => run)])
      expect(step.run, step.name).not.toContain('${{');
  });

  it("takes the project's own Accord", () => {
    const cwd = workspace();
    expect(runStep('Find Accord', cwd, { ACCORD_DIRECTORY: 'metrics' }).status).toBe(0);
    expect(readFileSync(join(cwd, 'output'), 'utf8')).toBe('command=./node_modules/.bin/accord\n');
  });

  it('takes its own where the project has none, without building it twice', () => {
    const cwd = folder({ 'action/dist/cli/main.js': '', output: '' });
    chmodSync(join(cwd, 'action/dist/cli/main.js'), 0o755);
    expect(runStep('Find Accord', cwd, { ACCORD_DIRECTORY: '.' }).status).toBe(0);
    expect(readFileSync(join(cwd, 'output'), 'utf8')).toBe(`command=${cwd}/action/dist/cli/main.js\n`);
  });

  it.each([0, 1])('checks with arguments that accord check takes, and ends as it does: %i', async (code) => {
    const cwd = workspace(code);
    const run = runStep('Check', cwd, {
      ACCORD_COMMAND: './node_modules/.bin/accord',
      ACCORD_DIRECTORY: 'met "rics',
      ACCORD_FAIL_ON: 'warning',
      ACCORD_PULL_REQUEST: '7',
      ACCORD_ARGUMENTS: '--no-cache\n\n--output\njson=a b.json\n',
    });
    expect(run.status).toBe(code);
    const told = Object.fromEntries(
      readFileSync(join(cwd, 'output'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    const { report = '', sarif, markdown } = told;
    expect(report.startsWith(`${cwd}/accord.`)).toBe(true);
    expect([sarif, markdown]).toEqual([join(report, '../accord.sarif'), join(report, 'accord.md')]);
    expect(readFileSync(join(report, 'pull-request'), 'utf8')).toBe('7\n');
    const seen = readFileSync(join(cwd, 'seen'), 'utf8').trimEnd().split('\n');
    expect(seen).toContain('met "rics');
    mkdirSync(join(cwd, 'met "rics'));
    writeFileSync(join(cwd, 'met "rics', 'all.yml'), BASE);
    process.chdir(cwd);
    expect((await runCommand(...seen)).code).toBe(0);
    expect(readFileSync(join(report, 'accord.md'), 'utf8')).toContain('## Accord: no findings');
    expect(JSON.parse(readFileSync(join(cwd, 'a b.json'), 'utf8')).summary.errors).toBe(0);
  });

  it.each([
    ['main', 'true', ['--against', 'main', '--data']],
    ['main', 'false', ['--against', 'main']],
    // Without a base there is no change to measure.
    ['', 'true', []],
  ])('compares with %j and asks for numbers: %s', (against, data, words) => {
    const cwd = workspace();
    const env = {
      ACCORD_COMMAND: './node_modules/.bin/accord',
      ACCORD_DIRECTORY: '.',
      ACCORD_AGAINST: against,
      ACCORD_DATA: data,
      ACCORD_FAIL_ON: 'error',
      ACCORD_ARGUMENTS: '',
    };
    expect(runStep('Check', cwd, env).status).toBe(0);
    const seen = readFileSync(join(cwd, 'seen'), 'utf8').trimEnd().split('\n');
    expect(seen.slice(10)).toEqual(words);
    expect(seen.slice(0, 4)).toEqual(['check', '.', '--fail-on', 'error']);
  });

  it('has no outputs where nothing could be checked', () => {
    const cwd = folder({ accord: '#!/bin/sh\nexit 2\n', output: '' });
    chmodSync(join(cwd, 'accord'), 0o755);
    const env = {
      ACCORD_COMMAND: './accord',
      ACCORD_DIRECTORY: '.',
      ACCORD_FAIL_ON: 'x',
      ACCORD_ARGUMENTS: '',
    };
    expect(runStep('Check', cwd, env).status).toBe(2);
    expect(readFileSync(join(cwd, 'output'), 'utf8')).toBe('');
  });

  /** A `gh` that answers with these comment ids, or fails, and writes down how it was called. */
  function comment(ids: string, status = 0) {
    const cwd = folder({
      'bin/gh': `#!/usr/bin/env bash\nprintf '%s\\n' "$ACCORD_MARKER :: $*" >> calls\ncase "$*" in *--paginate*) printf '${ids}';; esac\nexit ${status}\n`,
      'accord.md': `<!-- accord-report  -->\n## Accord: 1 error, 0 warnings\n\n#### syntax\n`,
    });
    chmodSync(join(cwd, 'bin/gh'), 0o755);
    const run = runStep('Comment', cwd, {
      PATH: `${join(cwd, 'bin')}:${process.env.PATH}`,
      GITHUB_REPOSITORY: 'acme/x',
      ACCORD_MARKDOWN: join(cwd, 'accord.md'),
      ACCORD_PULL_REQUEST: '7',
    });
    const calls = readFileSync(join(cwd, 'calls'), 'utf8').trimEnd().split('\n');
    return { run, calls: calls.map((call) => call.replaceAll(cwd, '')) };
  }

  it('writes a first comment, and replaces it later', () => {
    const first = comment('');
    expect(first.run.status).toBe(0);
    expect(first.calls[0]).toMatch(
      /^<!-- accord-report {2}--> :: api --paginate repos\/acme\/x\/issues\/7\/comments /,
    );
    expect(first.calls[1]).toMatch(
      /:: api --silent --method POST repos\/acme\/x\/issues\/7\/comments -F body=@\/accord\.md$/,
    );
    const later = comment('12\\n13\\n');
    expect(later.calls[1]).toMatch(
      /--method PATCH repos\/acme\/x\/issues\/comments\/12 -F body=@\/accord\.md$/,
    );
  });

  it('does not fail the check where it may not write, and says so', () => {
    const { run } = comment('', 1);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('::warning title=accord::The comment could not be written');
  });
});

describe('the pre-commit hooks', () => {
  const hooks: readonly Record<string, unknown>[] = parse(read('.pre-commit-hooks.yaml'));

  it('have what pre-commit needs, and run a command that exists', async () => {
    expect(hooks.map(({ id }) => id)).toEqual(['accord-check', 'accord-check-local']);
    process.chdir(folder({ 'all.yml': BASE }));
    for (const hook of hooks) {
      const words = String(hook.entry)
        .replace(/^npx --no-install /, '')
        .split(' ');
      expect(words[0]).toBe('accord');
      expect((await runCommand(...words.slice(1))).code).toBe(0);
    }
  });

  const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;
  it.skipIf(!hasPreCommit)(
    `are accepted by pre-commit${hasPreCommit ? '' : ' (it is not installed)'}`,
    () => {
      const said = execFileSync('pre-commit', ['validate-manifest', join(ROOT, '.pre-commit-hooks.yaml')]);
      expect(String(said)).toBe('');
    },
  );
});
