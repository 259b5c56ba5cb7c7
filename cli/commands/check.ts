import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Numbers, Review } from '../../src/report/review.js';
import { folderInRepository } from '../../src/workspace/repository-folder.js';
import { WorkspaceError } from '../../src/workspace/workspace-error.js';
import { reviewOf } from '../check-review.js';
import { type CheckedProject, checkProject } from '../checked-project.js';
import { print, startProgress, wantsColor } from '../console.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import type { DataOptions } from '../impact-data.js';
import { shrinkBaseline, writeBaseline } from '../keep-baseline.js';
import { type Against, type AgainstProject, loadAgainst } from '../load-against.js';
import {
  FAIL_ON,
  type FailOn,
  isFailing,
  REPORT_FORMATS,
  type ReportFormat,
  type ReportSettings,
  renderReport,
} from '../report-format.js';
import { appendStepSummary } from '../step-summary.js';

interface CheckOptions extends Against, DataOptions {
  readonly format: ReportFormat;
  readonly output: readonly Output[];
  readonly failOn: FailOn;
  readonly cache: boolean;
  readonly data?: true;
  readonly baseline?: true;
  readonly pruneBaseline?: true;
}

/** What is recorded is not reported. */
const REPORT_OPTIONS = ['format', 'output', 'failOn', 'data'];

interface Output {
  readonly format: ReportFormat;
  readonly file: string;
}

export function checkCommand(finish: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('Every rule over the definitions')
    .argument('[dir]', 'a project folder (with accord.yml), or a folder of definition files', '.')
    .addOption(
      new Option('--format <format>', 'how to print the findings').choices(REPORT_FORMATS).default('text'),
    )
    .option(
      '--output <format=file>',
      'write another format to a file; may be given several times',
      collectOutput,
      [],
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(FAIL_ON)
        .default('error'),
    )
    .option('--against <ref>', 'ask the change rules, too: what changed since a branch, tag or commit')
    .option('--against-dir <dir>', 'the same, since what stands in a folder')
    .addOption(
      new Option(
        '--baseline',
        'record what is found today in accord-baseline.json: it does not count from now on',
      ).conflicts(['pruneBaseline', ...REPORT_OPTIONS]),
    )
    .addOption(
      new Option(
        '--prune-baseline',
        'take out of accord-baseline.json what is gone, and add nothing',
      ).conflicts(REPORT_OPTIONS),
    )
    .option(
      '--data',
      'with a base: also ask the data which records come and go, and what metrics say before and after',
    )
    .addOption(
      new Option(
        '--source <source>',
        'for --data: duckdb:FILE, files:FOLDER, postgres or cube, instead of accord.yml',
      ).implies({ data: true }),
    )
    .addOption(
      new Option('--data-timeout <seconds>', 'for --data: how long one question may take')
        .argParser(readSeconds)
        .default(30),
    )
    .option('--no-cache', 'work out everything anew, whatever earlier checks found out')
    .addHelpText(
      'after',
      `
Examples:
  $ accord check
  $ accord check metrics --fail-on warning
  $ accord check --format json > findings.json
  $ accord check --against origin/main
  $ accord check --against origin/main --data --source postgres
  $ accord check --baseline              start with what is there: it does not count from now on
  $ accord check --prune-baseline        take out what has been repaired
  $ accord check --format github --output sarif=accord.sarif --output markdown=comment.md

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not check.`,
    )
    .action(async (directory: string, options: CheckOptions) => {
      const base = await loadAgainst(directory, options);
      if (options.data) requireBase(base);
      const checked = check(directory, options.cache, base);
      if (options.baseline) return writeBaseline(checked);
      if (options.pruneBaseline) return shrinkBaseline(checked);
      report(checked, reviewOf(checked, base, await numbersOf(checked, options)), options);
      const isFailed = checked.findings.some(({ severity }) => isFailing(severity, options.failOn));
      finish(isFailed ? EXIT.findings : EXIT.clean);
    });
}

function report(
  checked: CheckedProject,
  review: Review | null,
  { format, output, failOn }: CheckOptions,
): void {
  const folder = folderInRepository(checked.project.root);
  const settings: ReportSettings = { color: false, failOn, folder, ...(review ? { review } : {}) };
  print(renderReport(format, checked, { ...settings, color: wantsColor(process.stdout) }));
  for (const each of output) writeOutput(each.file, renderReport(each.format, checked, settings));
  if ([format, ...output.map((each) => each.format)].includes('github'))
    appendStepSummary((limit) => renderReport('markdown', checked, { ...settings, limit }));
}

function requireBase(base: AgainstProject | null): void {
  if (base) return;
  throw new WorkspaceError(
    '--data tells what a change does to the numbers, and nothing says what changed',
    'name what it is compared with: --against REF, or --against-dir DIR',
  );
}

/** Null where no data is to be asked. */
async function numbersOf(checked: CheckedProject, options: CheckOptions): Promise<Numbers | null> {
  if (!options.data) return null;
  // Loaded here, so that no other check waits for it.
  const { measureNumbers } = await import('../impact-data.js');
  return measureNumbers(checked, options);
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds <= 0)
    throw new InvalidArgumentError('a number of seconds above 0.');
  return seconds;
}

/** Most checks are over before anybody asks; of a longer one people see what it is doing. */
const QUIET_MS = 1_000;

function check(directory: string, useCache: boolean, base: AgainstProject | null): CheckedProject {
  const progress = startProgress();
  const begun = performance.now();
  const onStep = (step: string) => {
    if (performance.now() - begun > QUIET_MS) progress.update(`${step} …`);
  };
  try {
    return checkProject(directory, { useCache, base, onStep });
  } finally {
    progress.stop();
  }
}

function collectOutput(value: string, previous: readonly Output[]): readonly Output[] {
  const [name = '', ...rest] = value.split('=');
  const format = REPORT_FORMATS.find((each) => each === name);
  const file = rest.join('=');
  if (!format || file === '') {
    throw new InvalidArgumentError(`write it as FORMAT=FILE, with a format of ${REPORT_FORMATS.join(', ')}.`);
  }
  return [...previous, { format, file }];
}

function writeOutput(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new WorkspaceError(
      `cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
