import { Command, InvalidArgumentError } from 'commander';
import { compileModel } from '../../src/compile/compile-model.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { readAuth } from '../../src/serve/auth.js';
import { createSemanticServer, type SemanticServer } from '../../src/serve/semantic-server.js';
import { WorkspaceError } from '../../src/workspace/workspace-error.js';
import { type CheckedProject, requireChecked } from '../checked-project.js';
import { print, say } from '../console.js';
import { dataSourceOf, dialectOf, missingDatabase, shownPath } from '../data-source.js';
import { serveLogger } from '../serve-logger.js';
import { watchDefinitions } from '../watch-definitions.js';
import { makeDemo } from './demo.js';

interface ServeOptions {
  readonly demo?: boolean;
  readonly host: string;
  readonly port: number;
  readonly source?: string;
  readonly cors: readonly string[];
  readonly watch: boolean;
  readonly verbose?: boolean;
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('The semantic API (Cube), on one port')
    .argument('[dir]', 'a project folder', '.')
    .option('--demo', 'no token needed, this machine only; makes the example data when they are not there')
    .option('--host <address>', 'where to listen; others than this machine need a secret', '127.0.0.1')
    .option('--port <number>', 'the port; 0 takes a free one', port, Number(process.env.PORT ?? 4000))
    .option('--source <source>', 'duckdb:FILE, files:FOLDER, postgres or cube, instead of accord.yml')
    .option('--cors <origin>', 'a web origin that may ask; may be given several times', collect, [])
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

docs/serving.md tells the rest.`,
    )
    .action(serve);
}

async function serve(directory: string, options: ServeOptions): Promise<void> {
  // Before anything slow: a server that may not start says so at once.
  const auth = options.demo ? ({ kind: 'demo' } as const) : readAuth();
  const checked = requireChecked(directory);
  const source = dataSourceOf(checked.project, options.source);
  const missing = missingDatabase(source);
  if (missing !== null) {
    if (!options.demo)
      throw new WorkspaceError(
        `there is no database ${shownPath(missing)}`,
        '`accord demo` makes the example data',
      );
    await makeDemo(missing);
  }
  say('compiling the model …');
  // The rules of the definitions being served; replaced together with the model.
  let rules = createQueryRules(checked.graph);
  const dialect = dialectOf(source);
  const server = await createSemanticServer({
    model: compileModel(checked.graph, { dialect }),
    source,
    auth,
    host: options.host,
    port: options.port,
    corsOrigins: options.cors,
    timezone: checked.project.config.timezone ?? 'UTC',
    logger: serveLogger(options.verbose ?? false),
    rewriteQuery: (query) => rules.rewriteQuery(query),
  });
  print(banner(server, checked, options));
  const stopWatching = options.watch
    ? watchDefinitions(checked.project, async (next) => {
        const problems = await server.reload(compileModel(next.graph, { dialect }));
        if (problems.length === 0) rules = createQueryRules(next.graph);
        return problems.map((problem) => problem.message);
      })
    : async () => undefined;
  await untilStopped();
  say('stopping …');
  await stopWatching();
  await server.close();
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function banner(server: SemanticServer, { graph }: CheckedProject, options: ServeOptions): string {
  const api = `${server.url}/cubejs-api/v1`;
  const [metric = 'metric'] = graph.metrics.keys();
  const query = JSON.stringify({ measures: [`metrics.${metric}`] });
  const token = options.demo ? '' : ' -H "Authorization: $TOKEN"';
  const sql =
    server.sqlPort === undefined ? '' : `  SQL       postgres://${options.host}:${server.sqlPort}\n`;
  return `
✓ ${graph.metrics.size} metrics served${options.demo ? ', open to this machine only (demo)' : ''}

  REST      ${api}/load
  GraphQL   ${server.url}/cubejs-api/graphql
${sql}
  try: curl -sG${token} ${api}/load --data-urlencode 'query=${query}'

Ctrl-C stops it.
`;
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError('a port is a number from 0 to 65535.');
  return number;
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
