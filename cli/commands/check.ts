import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CheckResult } from '../../src/check.js';
import { reportJson } from '../../src/report/json.js';
import { countFindings } from '../../src/report/report-input.js';
import { reportText } from '../../src/report/text.js';
import { WorkspaceError } from '../../src/workspace/workspace-error.js';
import { checkProject } from '../checked-project.js';
import { print, startProgress, wantsColor } from '../console.js';
import { EXIT, type ExitCode } from '../exit-code.js';

const FORMATS = ['text', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface CheckOptions {
  readonly format: Format;
  readonly output: readonly Output[];
  readonly failOn: 'error' | 'warning' | 'never';
  readonly cache: boolean;
}

interface Output {
  readonly format: Format;
  readonly file: string;
}

export function checkCommand(finish: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('Every rule over the definitions')
    .argument('[dir]', 'a project folder (with accord.yml), or a folder of definition files', '.')
    .addOption(new Option('--format <format>', 'how to print the findings').choices(FORMATS).default('text'))
    .option(
      '--output <format=file>',
      'write another format to a file; may be given several times',
      collectOutput,
      [],
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--no-cache', 'work out everything anew, whatever earlier checks found out')
    .addHelpText(
      'after',
      `
Examples:
  $ accord check
  $ accord check metrics --fail-on warning
  $ accord check --format json > findings.json
  $ accord check --output json=findings.json

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not check.`,
    )
    .action((directory: string, options: CheckOptions) => {
      const result = check(directory, options.cache);
      print(render(options.format, result));
      for (const { format, file } of options.output) writeOutput(file, render(format, result, false));
      finish(exitCodeOf(result, options.failOn));
    });
}

function check(directory: string, useCache: boolean): CheckResult {
  const progress = startProgress();
  try {
    progress.update('reading definitions …');
    const onRead = (files: number) => progress.update(`checking ${files} files …`);
    return checkProject(directory, { useCache, onRead });
  } finally {
    progress.stop();
  }
}

function render(format: Format, result: CheckResult, color = wantsColor(process.stdout)): string {
  switch (format) {
    case 'text':
      return reportText(result, { color });
    case 'json':
      return reportJson(result);
  }
}

function exitCodeOf(result: CheckResult, failOn: CheckOptions['failOn']): ExitCode {
  const { errors, warnings } = countFindings(result.findings);
  const failing = { error: errors, warning: errors + warnings, never: 0 }[failOn];
  return failing > 0 ? EXIT.findings : EXIT.clean;
}

function collectOutput(value: string, previous: readonly Output[]): readonly Output[] {
  const [name = '', ...rest] = value.split('=');
  const format = FORMATS.find((each) => each === name);
  const file = rest.join('=');
  if (!format || file === '') {
    throw new InvalidArgumentError(`write it as FORMAT=FILE, with a format of ${FORMATS.join(', ')}.`);
  }
  return [...previous, { format, file }];
}

function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new WorkspaceError(
      `cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
