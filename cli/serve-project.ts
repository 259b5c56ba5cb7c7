import { compileModel } from '../src/compile/compile-model.js';
import { createQueryRules } from '../src/compile/query-rules.js';
import { readAuth } from '../src/serve/auth.js';
import { welcome } from '../src/serve/http/welcome.js';
import { createSemanticServer, type SemanticServer } from '../src/serve/semantic-server.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import { type CheckedProject, requireChecked } from './checked-project.js';
import { DEMO_DATABASE } from './commands/demo.js';
import { print, say } from './console.js';
import { dataSourceOf, dialectOf, missingDatabase, shownPath } from './data-source.js';
import { makeDemo } from './make-demo.js';
import { serveLogger } from './serve-logger.js';
import { watchDefinitions } from './watch-definitions.js';

export interface ServeOptions {
  readonly demo?: boolean;
  readonly host: string;
  readonly port: number;
  readonly source?: string;
  readonly cors: readonly string[];
  readonly watch: boolean;
  readonly verbose?: boolean;
}

export interface Serving {
  readonly url: string;
  /** Lets running requests finish. */
  stop(): Promise<void>;
}

/** Serves a project until the process is told to stop. */
export async function serveProject(directory: string, options: ServeOptions): Promise<void> {
  const serving = await startServing(directory, options);
  await untilStopped();
  say('stopping …');
  await serving.stop();
}

export async function startServing(directory: string, options: ServeOptions): Promise<Serving> {
  // Before anything slow: a server that may not start says so at once.
  const auth = options.demo ? ({ kind: 'demo' } as const) : readAuth();
  const checked = requireChecked(directory);
  const source = dataSourceOf(checked.project, options.source);
  const missing = missingDatabase(source);
  if (missing !== null) {
    // Only the shipped example names this file: nobody else's database is made up.
    const isExample = missing.endsWith(DEMO_DATABASE);
    if (!options.demo || !isExample)
      throw new WorkspaceError(
        `there is no database ${shownPath(missing)}`,
        isExample ? '`accord demo` makes the example data' : 'name it in accord.yml, or with --source',
      );
    say("making the example company's data, once …");
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
    extraRoutes: (app) =>
      welcome(app, { name: checked.project.config.name ?? 'Accord', basePath: '/cubejs-api' }),
  });
  print(banner(server, checked, options));
  const stopWatching = options.watch
    ? watchDefinitions(checked.project, async (next) => {
        const problems = await server.reload(compileModel(next.graph, { dialect }));
        if (problems.length === 0) rules = createQueryRules(next.graph);
        return problems.map((problem) => problem.message);
      })
    : async () => undefined;
  return {
    url: server.url,
    async stop() {
      await stopWatching();
      await server.close();
    },
  };
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
