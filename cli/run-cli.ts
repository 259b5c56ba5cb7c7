import { Command, CommanderError } from 'commander';
import { ConfigError } from '../src/load-project.js';
import { ServeError } from '../src/serve/auth.js';
import { WarehouseError } from '../src/warehouse/data-source.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import { configErrorText, errorsText, UncheckedError } from './checked-project.js';
import { approveCommand } from './commands/approve.js';
import { checkCommand } from './commands/check.js';
import { compareCommand } from './commands/compare.js';
import { compileCommand } from './commands/compile.js';
import { answerCompletionCommand, completionCommand } from './commands/completion.js';
import { demoCommand } from './commands/demo.js';
import { diffCommand } from './commands/diff.js';
import { explainCommand } from './commands/explain.js';
import { historyCommand } from './commands/history.js';
import { initCommand } from './commands/init.js';
import { ownersCommand } from './commands/owners.js';
import { queryCommand } from './commands/query.js';
import { serveCommand } from './commands/serve.js';
import { sayError } from './console.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { packageVersion } from './package-root.js';

/** Runs one command line; the exit code. Errors that people can mend are told in words, never as a stack trace. */
export async function runCli(words: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = EXIT.clean;
  const program = createProgram((code) => {
    exit = code;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exit;
  } catch (error) {
    return tell(error);
  }
}

function createProgram(finish: (code: ExitCode) => void): Command {
  const program = new Command('accord')
    .description('Shared definitions of metrics as code: checked, compiled to a Cube model, served.')
    .version(packageVersion())
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(accord --help tells more)')
    .addHelpText(
      'after',
      `
Examples:
  $ accord init metrics           a new definitions repository in ./metrics
  $ accord check                  every rule over the definitions here
  $ accord query win_rate --by customer_tier --grain month
  $ accord serve                  the semantic API

Exit codes: 0 clean, 1 findings, 2 could not check.`,
    );
  for (const command of [
    initCommand(),
    checkCommand(finish),
    diffCommand(),
    explainCommand(finish),
    compareCommand(finish),
    historyCommand(finish),
    approveCommand(finish),
    ownersCommand(finish),
    queryCommand(finish),
    compileCommand(finish),
    serveCommand(),
    demoCommand(),
    completionCommand(),
  ]) {
    program.addCommand(command.exitOverride());
  }
  program.addCommand(answerCompletionCommand(program), { hidden: true });
  return program;
}

function tell(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    // Help and version are printed by commander and end with 0; every other of its errors is wrong usage.
    return error.exitCode === 0 ? EXIT.clean : EXIT.unable;
  }
  if (error instanceof ConfigError) {
    process.stderr.write(`${configErrorText(error)}\n\n`);
    sayError('accord.yml cannot be read, so nothing was checked');
    return EXIT.unable;
  }
  if (error instanceof UncheckedError) {
    process.stderr.write(`${errorsText(error.result)}\n`);
    sayError('the definitions have errors, so nothing was done', '`accord check` lists every finding');
    return EXIT.findings;
  }
  if (error instanceof ServeError || error instanceof WarehouseError) {
    sayError(error.message);
    return EXIT.unable;
  }
  if (error instanceof WorkspaceError) {
    sayError(error.message, error.help);
    return EXIT.unable;
  }
  if (process.env.ACCORD_DEBUG) throw error;
  sayError(
    error instanceof Error ? error.message : String(error),
    'this is a fault of Accord; ACCORD_DEBUG=1 shows where it happened',
  );
  return EXIT.unable;
}
