import type { PullRequest } from './company-repository.js';
import { readCommands } from './read-commands.js';
import type { StepsRun } from './run-steps.js';
import type { Context } from './workflow-expression.js';

/* The events that a workflow of ours is started by, as far as it reads them. */

export const ofPullRequest = ({ number, head }: PullRequest, fork = 'acme/metrics'): Context => ({
  pull_request: { number, base: { ref: 'main' }, head: { sha: head, repo: { full_name: fork } } },
});

export const ofGroup = (base: string): Context => ({ merge_group: { base_sha: base } });

export const ofPush: Context = { ref: 'refs/heads/main' };

/** What the runner annotates: `error accord meaning-changed`. */
export const annotationsOf = ({ log }: StepsRun): readonly string[] =>
  readCommands(log).map(({ name, properties }) => `${name} ${properties.title}`);
