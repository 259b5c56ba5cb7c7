import { Command, CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-code.js';
import { packageVersion } from './package-root.js';

type Finish = (code: ExitCode) => void;

/** In the order of the help. What a command needs takes longer to load than many commands take to run. */
const COMMANDS: Readonly<Record<string, (finish: Finish) => Promise<Command>>> = {
  init: async () => (await import('./commands/init.js')).initCommand(),
  check: async (finish) => (await import('./commands/check.js')).checkCommand(finish),
  diff: async () => (await import('./commands/diff.js')).diffCommand(),
  explain: async (finish) => (await import('./commands/explain.js')).explainCommand(finish),
  compare: async (finish) => (await import('./commands/compare.js')).compareCommand(finish),
  history: async (finish) => (await import('./commands/history.js')).historyCommand(finish),
  approve: async (finish) => (await import('./commands/approve.js')).approveCommand(finish),
  owners: async (finish) => (await import('./commands/owners.js')).ownersCommand(finish),
  query: async (finish) => (await import('./commands/query.js')).queryCommand(finish),
  compile: async (finish) => (await import('./commands/compile.js')).compileCommand(finish),
  serve: async () => (await import('./commands/serve.js')).serveCommand(),
  demo: async () => (await import('./commands/demo.js')).demoCommand(),
  completion: async () => (await import('./commands/completion.js')).completionCommand(),
};

/** Runs one command line; the exit code. Errors that people can mend are told in words, never as a stack trace. */
export async function runCli(words: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = EXIT.clean;
  const finish = (code: ExitCode) => {
    exit = code;
  };
  try {
    const program = await createProgram(words, finish);
    await program.parseAsync(words, { from: 'user' });
    return exit;
  } catch (error) {
    // Help and version are printed by commander and end with 0; every other of its errors is wrong usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.unable;
    const { tellError } = await import('./tell-error.js');
    return tellError(error);
  }
}

async function createProgram(words: readonly string[], finish: Finish): Promise<Command> {
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
  for (const name of namesNeeded(words)) {
    const command = await COMMANDS[name]?.(finish);
    if (command) program.addCommand(command.exitOverride());
  }
  if (words[0] === COMPLETE) {
    const { answerCompletionCommand } = await import('./commands/completion.js');
    program.addCommand(answerCompletionCommand(program), { hidden: true });
  }
  return program;
}

const COMPLETE = '__complete';

/** The command that is named; all of them where none is: help, completion and mistyped names are about all. */
function namesNeeded([first = '']: readonly string[]): readonly string[] {
  if (first === '--version' || first === '-V') return [];
  return Object.hasOwn(COMMANDS, first) ? [first] : Object.keys(COMMANDS);
}
