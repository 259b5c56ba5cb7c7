import type { Express } from 'express';
import type { DataSource } from '../warehouse/data-source.js';
import { type Auth, requireSafe } from './auth.js';
import { loadCube } from './cube.js';
import { openDataAccess } from './data-source/open-data-access.js';
import { buildApp } from './http/build-app.js';
import { allowOrigins, isSocketOriginAllowed } from './http/cors.js';
import { isForLoopback } from './http/host-check.js';
import { listen, stopListening } from './http/listen.js';
import { attachWebSocket } from './http/web-socket.js';
import type { ServeLogger } from './logger.js';
import type { ModelFiles, ModelProblem } from './model.js';
import type { RewriteQuery } from './rewrite-query.js';
import { createCore, type SemanticCore } from './semantic-core.js';
import { startSqlApi } from './sql-api.js';
import { requireTimezone } from './timezone.js';

export interface SemanticServerOptions {
  readonly model: ModelFiles;
  readonly source: DataSource;
  readonly auth: Auth;
  /** Default 127.0.0.1; the demo allows no other. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Origins of web pages that may ask; none by default, pages of this machine in the demo. */
  readonly corsOrigins?: readonly string[];
  /** IANA name; default UTC. */
  readonly timezone?: string;
  readonly logger: ServeLogger;
  /** Default /cubejs-api. */
  readonly basePath?: string;
  /** More routes on the same port. They are not authenticated. */
  readonly extraRoutes?: (app: Express) => void;
  readonly rewriteQuery?: RewriteQuery;
  /** Milliseconds between two looks at a subscription. Default 5000. */
  readonly subscriptionInterval?: number;
  /** Seconds before a slow query is answered with "Continue wait". Default 10. */
  readonly continueWaitSeconds?: number;
}

export interface SemanticServer {
  /** Where it listens, without a path: http://127.0.0.1:4000 */
  readonly url: string;
  /** Whether the SQL API listens too; it needs Cube's native addon. */
  readonly sqlPort: number | undefined;
  readonly core: SemanticCore;
  /** Serves another model. With problems, the last good one goes on being served. */
  reload(model: ModelFiles): Promise<readonly ModelProblem[]>;
  /** Lets running requests finish, then releases the database. */
  close(): Promise<void>;
}

/** Starts the semantic API. Throws ServeError, WarehouseError or ModelError, and leaves nothing running then. */
export async function createSemanticServer(options: SemanticServerOptions): Promise<SemanticServer> {
  const { auth, logger, host = '127.0.0.1', basePath = '/cubejs-api' } = options;
  requireSafe(auth, host);
  const timezone = requireTimezone(options.timezone ?? 'UTC');
  const cube = loadCube();
  const data = await openDataAccess(cube, options.source);
  const releases = [() => data.close()];
  try {
    const demo = auth.kind === 'demo';
    const core = createCore(cube, {
      ...options,
      data,
      basePath,
      timezone,
      showErrors: demo,
    });
    releases.push(() => core.shutdown());
    await core.compile();
    const isAllowed = allowOrigins(options.corsOrigins ?? [], demo);
    const app = await buildApp({ ...options, core, basePath, isAllowed });
    const { server, url } = await listen(app, host, options.port);
    releases.push(() => stopListening(server));
    const closeSockets = attachWebSocket(cube, core, server, {
      ...(options.subscriptionInterval === undefined ? {} : { interval: options.subscriptionInterval }),
      isAllowed: (request) => (!demo || isForLoopback(request)) && isSocketOriginAllowed(request, isAllowed),
    });
    releases.push(closeSockets);
    const sqlApi = await startSqlApi(cube, core, auth, logger);
    if (sqlApi !== undefined) releases.push(sqlApi.close);

    let reloading: Promise<unknown> = Promise.resolve();
    let closing: Promise<void> | undefined;
    return {
      url,
      sqlPort: sqlApi?.port,
      core,
      reload(model) {
        // One after the other, so that the last model asked for is the one that stays.
        const done = reloading.then(() => core.replaceModel(model));
        reloading = done.catch(() => undefined);
        return done;
      },
      close() {
        closing ??= reloading.then(() => releaseAll(releases));
        return closing;
      },
    };
  } catch (error) {
    // The reason it did not start matters more than a failure to undo it.
    await releaseAll(releases).catch(() => undefined);
    throw error;
  }
}

/** The last taken first; what fails does not keep the others. Throws the first failure. */
async function releaseAll(releases: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const release of [...releases].reverse())
    await release().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
