import { ConfigError } from '../src/load-project.js';
import { ServeError } from '../src/serve/auth.js';
import { WarehouseError } from '../src/warehouse/data-source.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import { configErrorText, errorsText, UncheckedError } from './checked-project.js';
import { sayError } from './console.js';
import { EXIT, type ExitCode } from './exit-code.js';

/** What went wrong, in words; with a stack trace only where that is asked for. */
export function tellError(error: unknown): ExitCode {
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
