import { Command, InvalidArgumentError } from 'commander';
import type { ServeOptions } from '../serve-project.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('The semantic API (Cube), on one port')
    .argument('[dir]', 'a project folder', '.')
    .option('--demo', 'no token needed, this machine only; makes the example data when they are not there')
    .option('--host <address>', 'where to listen; others than this machine need a secret', '127.0.0.1')
    .option('--port <number>', 'the port; 0 takes a free one', port, Number(process.env.PORT ?? 4000))
    .option('--source <source>', 'duckdb:FILE, files:FOLDER, postgres or cube, instead of accord.yml')
    .option('--cors <origin>', 'a web origin that may ask; may be given several times', origins, [])
    .option('--no-watch', 'do not reload when definitions change')
    .option('--verbose', 'log every request')
    .addHelpText(
      'after',
      `
Examples:
  $ accord serve --demo
  $ ACCORD_API_SECRET=$(openssl rand -hex 32) accord serve
  $ ACCORD_JWK_URL=https://login.example.com/jwks.json accord serve --host 0.0.0.0 --cors https://bi.example.com

Environment:
  ACCORD_API_SECRET     signs the tokens clients send (HS256); or
  ACCORD_JWK_URL        the key set of your identity provider (RS256, ES256)
  ACCORD_DATABASE_URL   for a postgres source, or PGHOST, PGUSER, PGPASSWORD, PGDATABASE
  PORT                  the port, where --port is not given

docs/serving.md tells the rest.`,
    )
    .action(async (directory: string, options: ServeOptions) => {
      // Cube is loaded only by those who serve: the other commands start in a fraction of the time.
      const { serveProject } = await import('../serve-project.js');
      await serveProject(directory, options);
    });
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError('a port is a number from 0 to 65535.');
  return number;
}

/** As browsers send it: one that is written otherwise would never match. */
function origins(text: string, previous: readonly string[]): readonly string[] {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin !== text.replace(/\/$/, '') || origin === 'null')
    throw new InvalidArgumentError('an origin is written as https://bi.example.com.');
  return [...previous, origin];
}
