import { randomBytes } from 'node:crypto';
import type { CreateOptions } from '@cubejs-backend/server-core';
import { readQueryTimeout } from '../warehouse/timeout.js';
import type { Auth } from './auth.js';
import type { DataAccess } from './data-source/data-access.js';
import { adaptLogger, type ServeLogger } from './logger.js';
import type { ModelFiles } from './model.js';
import { type ModelVersions, readVersion } from './model-versions.js';
import { type RewriteQuery, toCubeRewrite } from './rewrite-query.js';

export interface CoreOptions {
  readonly model: ModelFiles;
  readonly data: DataAccess;
  readonly auth: Auth;
  /** IANA name. */
  readonly timezone: string;
  readonly basePath: string;
  readonly logger: ServeLogger;
  /** Whether clients get database errors as they are. */
  readonly showErrors: boolean;
  readonly rewriteQuery?: RewriteQuery;
  /** Seconds after which a slow query is answered with "Continue wait". Default 10. */
  readonly continueWaitSeconds?: number;
  /** How long one query may run. Default: that of the environment. */
  readonly queryTimeoutMs?: number;
}

/** Cube reads an undefined option as absent; its types are written without exactOptionalPropertyTypes. */
type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** Models kept compiled: the one served, one on trial, and the last ones that requests may still be using. */
const KEPT_MODELS = 4;

export function buildCubeOptions(options: CoreOptions, versions: ModelVersions): CreateOptions {
  const { data, rewriteQuery } = options;
  const created: Loose<CreateOptions> = {
    ...authOptions(options.auth),
    basePath: options.basePath,
    telemetry: false,
    logger: adaptLogger(options.logger),
    driverFactory: () => data.createDriver(),
    repositoryFactory: (context) => ({
      localPath: () => '',
      dataSchemaFiles: async () =>
        versions.filesOf(readVersion(context)).map(({ fileName, content }) => ({ fileName, content })),
    }),
    extendContext: () => ({ modelVersion: versions.current }),
    contextToGroups: ({ securityContext }) => readGroups(securityContext),
    ...(rewriteQuery === undefined ? {} : { queryRewrite: toCubeRewrite(rewriteQuery) }),
    compilerCacheSize: KEPT_MODELS,
    scheduledRefreshTimer: false,
    allowNodeRequire: false,
    cacheAndQueueDriver: 'memory',
    orchestratorOptions: orchestratorOptions(options),
  };
  // Cube's own check allows undefined where its types do not.
  return created as CreateOptions;
}

function orchestratorOptions({
  data,
  continueWaitSeconds,
  queryTimeoutMs = readQueryTimeout(),
}: CoreOptions) {
  // The driver ends a query itself; the queue's own limit is only for a driver that does not.
  const executionTimeout = Math.ceil(queryTimeoutMs / 1000) + 5;
  const waiting = continueWaitSeconds === undefined ? {} : { continueWaitTimeout: continueWaitSeconds };
  return {
    ...waiting,
    queryCacheOptions: { queueOptions: { concurrency: data.concurrency, executionTimeout, ...waiting } },
    preAggregationsOptions: { queueOptions: { concurrency: 1, executionTimeout, ...waiting } },
  };
}

/** The groups that access policies name: the token's `groups` claim. */
function readGroups(securityContext: unknown): string[] {
  if (typeof securityContext !== 'object' || securityContext === null || !('groups' in securityContext))
    return [];
  const { groups } = securityContext;
  return Array.isArray(groups) ? groups.filter((group): group is string => typeof group === 'string') : [];
}

function authOptions(
  auth: Auth,
): Loose<Pick<CreateOptions, 'apiSecret' | 'apiSecrets' | 'checkAuth' | 'jwt'>> {
  switch (auth.kind) {
    case 'demo': {
      const groups = [...(auth.groups ?? [])];
      return {
        // Required by Cube, and nobody's: the check below does not read it.
        apiSecret: randomBytes(32).toString('hex'),
        apiSecrets: [],
        checkAuth: async (request: { securityContext?: unknown }) => {
          request.securityContext = { groups };
        },
      };
    }
    case 'secret':
      return {
        apiSecret: auth.secret,
        apiSecrets: [auth.secret, ...(auth.previousSecrets ?? [])],
        jwt: jwtOptions(auth, ['HS256']),
      };
    case 'jwk':
      return { apiSecrets: [], jwt: { ...jwtOptions(auth, ['RS256', 'ES256']), jwkUrl: auth.url } };
    default:
      return auth satisfies never;
  }
}

/** Every key is given, so that none is taken from Cube's own environment variables instead. */
function jwtOptions(
  auth: Exclude<Auth, { kind: 'demo' }>,
  algorithms: readonly string[],
): NonNullable<CreateOptions['jwt']> {
  const jwt: Loose<NonNullable<CreateOptions['jwt']>> = {
    key: undefined,
    subject: undefined,
    claimsNamespace: undefined,
    jwkUrl: undefined,
    algorithms: [...(auth.algorithms ?? algorithms)],
    issuer: auth.issuer === undefined ? undefined : [auth.issuer],
    audience: auth.audience,
  };
  return jwt as NonNullable<CreateOptions['jwt']>;
}
