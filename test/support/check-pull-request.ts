import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Impact, Numbers } from '../../src/report/review.js';
import { plainEnvironment, scratchFolder } from '../workspace/git/support/scratch-repository.js';
import type { CompanyRepository, PullRequest } from './company-repository.js';
import { runCommand } from './run-command.js';

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly help?: string;
  readonly definition: { readonly kind: string; readonly name: string } | null;
  readonly file: string;
  readonly line: number;
}

export interface Answer {
  readonly code: number;
  readonly text: string;
  readonly github: string;
  readonly markdown: string;
  readonly findings: readonly Told[];
  readonly impact: readonly Impact[];
  readonly numbers: Numbers | null;
}

/** Checks a pull request as a build server does, in each format that people read. */
export async function checkPullRequest(
  company: CompanyRepository,
  pullRequest: PullRequest,
  ...more: readonly string[]
): Promise<Answer> {
  const { path } = company.checkOut(pullRequest, 2);
  const out = scratchFolder();
  const formats = ['json', 'github', 'markdown'];
  const outputs = formats.flatMap((format) => ['--output', `${format}=${join(out, format)}`]);
  const { code, stdout, stderr } = await runCommand(
    'check',
    path,
    '--against',
    'HEAD^1',
    ...outputs,
    ...more,
  );
  expect(stderr).toBe('');
  const [json = '', github = '', markdown = ''] = formats.map((format) =>
    readFileSync(join(out, format), 'utf8'),
  );
  const { findings, impact, numbers } = JSON.parse(json);
  return { code, text: stdout, github, markdown, findings, impact, numbers };
}

export const rulesOf = ({ findings }: Answer) =>
  findings.map(({ rule, definition }) => [rule, definition?.name ?? null]);

/** What a change reaches, and whose that is. */
export const reachedOf = ({ impact }: Answer) =>
  Object.fromEntries(
    impact.map(({ definition, reaches }) => [
      definition.name,
      reaches.map(
        (each) => `${each.definition.name} of ${each.owners.map(({ title }) => title).join(' and ')}`,
      ),
    ]),
  );

/** The approvals that are missing, by the commands that are told to whoever has to give them. */
export const askedOf = ({ findings }: Answer) =>
  findings
    .filter(({ rule }) => rule === 'approval-missing')
    .flatMap(({ help = '' }) => [...help.matchAll(/`accord approve ([^`]+)`/g)].map(([, words]) => words))
    .sort();

/** No variable of a hook or of a build server in this process, and no settings of the machine's git. */
export function useQuietGit(): void {
  const plain = plainEnvironment();
  for (const name of Object.keys(process.env)) if (!(name in plain)) vi.stubEnv(name, undefined);
  for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM']) vi.stubEnv(name, plain[name]);
}
