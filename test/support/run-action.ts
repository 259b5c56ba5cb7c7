import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ScratchRepository, scratchFolder } from '../workspace/git/support/scratch-repository.js';
import type { FakeGh } from './fake-gh.js';
import { runSteps, type Step, type StepsRun } from './run-steps.js';
import { ROOT } from './source-files.js';
import { type Context, fillIn } from './workflow-expression.js';

/** Runs the scripts of action.yml in a checkout, with this command in the place of the one that they find. */
export function runAction(
  command: string,
  checkout: ScratchRepository,
  event: Context,
  inputs: Readonly<Record<string, string>> = {},
  more: {
    readonly sha?: string;
    readonly gh?: FakeGh;
    readonly name?: string;
  } = {},
): StepsRun & { readonly result: Readonly<Record<string, string>> } {
  const { inputs: declared, outputs, runs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  const github: Context = { repository: 'acme/metrics', token: 't', event };
  const context: Context = {
    github,
    inputs: {
      ...Object.fromEntries(
        Object.entries<{ readonly default: string }>(declared).map(([name, input]) => [
          name,
          fillIn(input.default, { github }),
        ]),
      ),
      ...inputs,
    },
  };
  const found: Step = {
    name: 'Find Accord',
    id: 'find',
    run: `echo "command=${command}" >> "$GITHUB_OUTPUT"`,
  };
  const steps: readonly Step[] = runs.steps;
  const run = runSteps([found, ...steps.filter(({ id }) => id !== 'find')], {
    workspace: checkout.path,
    temp: scratchFolder(),
    context,
    env: {
      ACCORD_CACHE: 'off',
      GITHUB_REPOSITORY: 'acme/metrics',
      GITHUB_EVENT_NAME: more.name ?? 'pull_request',
      GITHUB_SHA: more.sha ?? checkout.git('rev-parse', 'HEAD'),
      ...more.gh?.env,
    },
  });
  const told = Object.fromEntries(Object.entries(run.outputs).map(([id, each]) => [id, { outputs: each }]));
  const result = Object.entries<{ readonly value: string }>(outputs).map(([name, { value }]) => [
    name,
    fillIn(value, { steps: told }),
  ]);
  return { ...run, result: Object.fromEntries(result) };
}

/** The same with a command that is decided on once. */
export type Act = (
  ...words: Parameters<typeof runAction> extends [string, ...infer Rest] ? Rest : never
) => ReturnType<typeof runAction>;
