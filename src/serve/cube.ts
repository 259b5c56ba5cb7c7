import { createRequire } from 'node:module';
import { watchWorkerPools } from './compile-scope.js';
import { setCubeEnvironment } from './cube-environment.js';
import { installFallback } from './fallback/install-fallback.js';
import { cancelQueueTimers } from './queue-timer.js';
import { speedUpCompiler } from './transpile/speed-up-compiler.js';

type ServerCore = typeof import('@cubejs-backend/server-core');

/** Cube's packages, loaded in the one order that works: environment, native addon or its fallback, then the rest. */
export interface Cube {
  readonly CubejsServerCore: ServerCore['CubejsServerCore'];
  readonly DuckDBDriver: typeof import('@cubejs-backend/duckdb-driver').DuckDBDriver;
  readonly duckDbTransform: typeof import('@cubejs-backend/duckdb-driver/dist/src/Transform.js');
  readonly PostgresDriver: typeof import('@cubejs-backend/postgres-driver').PostgresDriver;
  readonly WebSocketServer: WebSocketServerClass;
  /** Cube answers it with its status and message. */
  readonly CubejsHandlerError: new (
    status: number,
    type: string,
    message: string,
  ) => Error;
  /** Whether the native addon itself is loaded, and with it the SQL API. */
  readonly hasAddon: boolean;
}

/** The part of @cubejs-backend/server's class that is used; the package does not export its type. */
type WebSocketServerClass = new (
  core: InstanceType<ServerCore['CubejsServerCore']>,
  options: { processSubscriptionsInterval?: number },
) => { initServer(server: import('node:http').Server): void; close(): Promise<void> };

let loaded: Cube | undefined;

/** Loads Cube once, on first use: it takes about a second. */
export function loadCube(): Cube {
  loaded ??= load();
  return loaded;
}

function load(): Cube {
  setCubeEnvironment(process.env);
  const require = createRequire(import.meta.url);
  const fromCore = createRequire(require.resolve('@cubejs-backend/server-core'));
  keepStandardOutputClean(fromCore('@cubejs-backend/shared/dist/src/cli'));
  const hasAddon = installEverywhere(require, fromCore);
  const fromCompiler = createRequire(require.resolve('@cubejs-backend/schema-compiler'));
  speedUpCompiler(fromCompiler);
  watchWorkerPools(fromCompiler('workerpool'));
  const { LocalQueueDriverConnection } = fromCore(
    '@cubejs-backend/query-orchestrator/dist/src/orchestrator/LocalQueueDriverConnection',
  );
  cancelQueueTimers(LocalQueueDriverConnection.prototype);
  return {
    CubejsServerCore: require('@cubejs-backend/server-core').CubejsServerCore,
    DuckDBDriver: require('@cubejs-backend/duckdb-driver').DuckDBDriver,
    duckDbTransform: require('@cubejs-backend/duckdb-driver/dist/src/Transform.js'),
    PostgresDriver: require('@cubejs-backend/postgres-driver').PostgresDriver,
    WebSocketServer: require('@cubejs-backend/server/dist/src/websocket-server').WebSocketServer,
    CubejsHandlerError: fromCore('@cubejs-backend/api-gateway').CubejsHandlerError,
    hasAddon,
  };
}

/** npm may nest a second copy of the native package; each that Cube would load is treated alike. */
function installEverywhere(require: NodeJS.Require, fromCore: NodeJS.Require): boolean {
  const users = [
    require.resolve('@cubejs-backend/server-core'),
    require.resolve('@cubejs-backend/schema-compiler'),
    fromCore.resolve('@cubejs-backend/api-gateway'),
  ];
  const copies = new Set(users.map((user) => createRequire(user).resolve('@cubejs-backend/native')));
  return [...copies].map((copy) => installFallback(require(copy))).every((hasAddon) => hasAddon);
}

/** Cube prints warnings to standard output, where a command's own answer goes. The planner is chosen on purpose. */
function keepStandardOutputClean(cli: {
  displayCLIWarning: (message: string) => void;
  displayCLIWarningOnce: (key: string, message: string) => void;
}): void {
  const shown = new Set(['CUBEJS_TESSERACT_SQL_PLANNER']);
  cli.displayCLIWarning = (message) => void process.stderr.write(`Cube: ${message}\n`);
  cli.displayCLIWarningOnce = (key, message) => {
    if (shown.has(key)) return;
    shown.add(key);
    cli.displayCLIWarning(message);
  };
}
