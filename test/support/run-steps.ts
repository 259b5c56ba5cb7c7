import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { plainEnvironment } from '../workspace/git/support/scratch-repository.js';
import { type Context, fillIn, isDue } from './workflow-expression.js';

/** A step of a workflow or of a composite action, as it is written. */
export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Surroundings {
  /** Where the repository is checked out. */
  readonly workspace: string;
  /** The runner's own folder. */
  readonly temp: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly context: Context;
}

export interface StepsRun {
  readonly failed: boolean;
  /** What the steps printed, both streams. */
  readonly log: string;
  /** By step and name. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The names of the steps that ran. */
  readonly ran: readonly string[];
}

/** Runs the scripts of these steps as the runner of GitHub Actions starts them: one after the other, by their conditions. */
export function runSteps(steps: readonly Step[], surroundings: Surroundings): StepsRun {
  const outputs: Record<string, Record<string, string>> = {};
  const ran: string[] = [];
  let log = '';
  let failed = false;
  for (const step of steps) {
    const known = Object.fromEntries(Object.entries(outputs).map(([id, each]) => [id, { outputs: each }]));
    const context = { ...surroundings.context, steps: { ...contextOf(surroundings, 'steps'), ...known } };
    if (step.run === undefined || !isDue(step.if, context, failed)) continue;
    ran.push(step.name ?? step.run);
    const run = runScript(step, context, surroundings);
    log += run.log;
    failed ||= run.status !== 0;
    if (step.id !== undefined) outputs[step.id] = run.outputs;
  }
  return { failed, log, outputs, ran };
}

function runScript(step: Step, context: Context, { workspace, temp, env }: Surroundings) {
  const file = join(temp, 'outputs');
  rmSync(file, { force: true });
  const filled = Object.entries(step.env ?? {}).map(([name, text]) => [name, fillIn(text, context)]);
  const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      ...plainEnvironment({ GITHUB_OUTPUT: file, RUNNER_TEMP: temp, ...env }),
      ...Object.fromEntries(filled),
    },
  });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const outputs = lines.flatMap((line) => {
    const at = line.indexOf('=');
    return at === -1 ? [] : [[line.slice(0, at), line.slice(at + 1)] as const];
  });
  return { status: run.status, log: run.stdout + run.stderr, outputs: Object.fromEntries(outputs) };
}

function contextOf({ context }: Surroundings, name: string): Context {
  const value = context[name];
  return typeof value === 'object' && value !== null ? value : {};
}
