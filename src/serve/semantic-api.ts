import { randomUUID } from 'node:crypto';
import type { DataSource } from '../warehouse/data-source.js';
import { ServeError } from './auth.js';
import { loadCube } from './cube.js';
import { openDataAccess } from './data-source/open-data-access.js';
import type { ServeLogger } from './logger.js';
import type { ModelFiles } from './model.js';
import type { RewriteQuery } from './rewrite-query.js';
import { createCore, type SemanticCore } from './semantic-core.js';
import { requireTimezone } from './timezone.js';

export interface SemanticApiOptions {
  readonly model: ModelFiles;
  readonly source: DataSource;
  readonly timezone?: string;
  readonly rewriteQuery?: RewriteQuery;
  /** What access policies see of the person who asks. */
  readonly groups?: readonly string[];
  readonly logger?: ServeLogger;
  /** How long one query may run. Default: that of the environment. A driver of Cube's own has its own limits, too. */
  readonly queryTimeoutMs?: number;
}

/** Cube's answer to one query of a request. */
export interface LoadResult {
  readonly query: Readonly<Record<string, unknown>>;
  /** Numbers are strings, as in the REST API; times are without a zone. */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly annotation: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly total?: number;
}

export interface LoadAnswer {
  readonly queryType: 'regularQuery' | 'compareDateRangeQuery' | 'blendingQuery';
  readonly results: readonly LoadResult[];
}

/** The semantic API inside this process, for a command that asks and ends. */
export interface SemanticApi {
  /** Waits however long the database needs. Throws ServeError with Cube's message. */
  load(query: object | readonly object[]): Promise<LoadAnswer>;
  meta(): Promise<{ readonly cubes: readonly Readonly<Record<string, unknown>>[] }>;
  /** The SQL of a query and its parameters. */
  sql(query: object): Promise<{ readonly sql: string; readonly params: readonly unknown[] }>;
  close(): Promise<void>;
}

/** Throws ServeError, WarehouseError or ModelError. */
export async function openSemanticApi(options: SemanticApiOptions): Promise<SemanticApi> {
  const timezone = requireTimezone(options.timezone ?? 'UTC');
  const cube = loadCube();
  const data = await openDataAccess(cube, options.source, options.queryTimeoutMs);
  const core = createCore(cube, {
    ...options,
    data,
    auth: { kind: 'demo' },
    basePath: '/cubejs-api',
    timezone,
    logger: options.logger ?? (() => undefined),
    showErrors: true,
  });
  const close = async (): Promise<void> => {
    await core.shutdown();
    await data.close();
  };
  try {
    await core.compile();
  } catch (error) {
    await close();
    throw error;
  }
  const ask = (method: Method, query?: object) => askGateway(core, method, query, options.groups ?? []);
  return {
    // The answers' shapes are Cube's, pinned to one version; the fields named in the types are tested.
    load: async (query) => (await ask('load', query)) as LoadAnswer,
    meta: async () => (await ask('meta')) as Awaited<ReturnType<SemanticApi['meta']>>,
    async sql(query) {
      const answer = (await ask('sql', query)) as { sql: { sql: [string, unknown[]] } };
      const [sql, params] = answer.sql.sql;
      return { sql, params };
    },
    close,
  };
}

type Method = 'load' | 'meta' | 'sql';

/** The call that all three share; Cube's own parameter types differ in parts we do not pass. */
type GatewayCall = (request: {
  query?: object;
  queryType: 'multi';
  context: object;
  res: (message: object, options?: { status?: number }) => Promise<void>;
}) => Promise<void>;

async function askGateway(
  core: SemanticCore,
  method: Method,
  query: object | undefined,
  groups: readonly string[],
): Promise<unknown> {
  const gateway = core.gateway();
  const call = (gateway[method] as unknown as GatewayCall).bind(gateway);
  for (;;) {
    const context = {
      securityContext: { groups },
      requestId: randomUUID(),
      modelVersion: core.currentVersion(),
    };
    const message = await new Promise<object>((resolve, reject) => {
      const res = async (answer: object): Promise<void> => {
        // A failure to read the answer goes back to the gateway, which reports it through `res` once more.
        resolve(await readAnswer(answer));
      };
      call({ ...(query === undefined ? {} : { query }), queryType: 'multi', context, res }).catch(reject);
    });
    if (!('error' in message)) return message;
    if (message.error !== 'Continue wait') throw new ServeError(String(message.error));
  }
}

async function readAnswer(answer: object): Promise<object> {
  if (!('isWrapper' in answer) || !('getFinalResult' in answer)) return answer;
  const { getFinalResult } = answer;
  if (typeof getFinalResult !== 'function') return answer;
  const bytes: ArrayBuffer = await getFinalResult.call(answer);
  return JSON.parse(new TextDecoder().decode(bytes));
}
