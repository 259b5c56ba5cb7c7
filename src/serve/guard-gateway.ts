import type { Cube } from './cube.js';
import { refuse } from './fallback/unavailable.js';
import type { ServeLogger } from './logger.js';
import { requireClientQuery, requireVisible } from './query-guard.js';
import { answerSafely, type GatewayFailure } from './safe-errors.js';
import { type MetaCube, readMembers } from './visible-members.js';

/** The members of Cube's ApiGateway that every door passes through; some are protected in its own types. */
export interface Gateway {
  getNormalizedQueries(
    query: unknown,
    context: object,
    persistent?: boolean,
    memberExpressions?: boolean,
    cacheMode?: unknown,
  ): Promise<unknown>;
  handleError(failure: GatewayFailure): void;
  checkAuthFn(request: { securityContext?: { exp?: unknown } }, authorization?: string): Promise<unknown>;
  parseQueryParam(query: unknown): unknown;
  getCompilerApi(
    context: object,
  ): Promise<{ metaConfig(context: object, options: object): Promise<MetaCube[]> }>;
  getSQLServer(): { getSqlInterfaceInstance(): unknown };
}

export interface GuardOptions {
  readonly cube: Cube;
  readonly timezone: string;
  readonly logger: ServeLogger;
  /** Whether clients get database errors as they are. */
  readonly showErrors: boolean;
  /** Whether a token must end. */
  readonly requireExpiry: boolean;
}

/** Puts our rules before Cube's own at the points that REST, GraphQL, WebSocket and SQL share. */
export function guardGateway(gateway: Gateway, options: GuardOptions): void {
  guardQueries(gateway, options);
  if (!options.showErrors) guardErrors(gateway, options.logger);
  if (options.requireExpiry) guardTokens(gateway, options.cube);
  if (!options.cube.hasAddon) gateway.getSQLServer().getSqlInterfaceInstance = refuse('The SQL API');
}

function guardQueries(gateway: Gateway, { timezone }: GuardOptions): void {
  const normalize = gateway.getNormalizedQueries.bind(gateway);
  gateway.getNormalizedQueries = async (input, context, persistent, memberExpressions, cacheMode) => {
    const query = gateway.parseQueryParam(input);
    const queries: unknown[] = Array.isArray(query) ? query : [query];
    const compiler = await gateway.getCompilerApi(context);
    const members = readMembers(await compiler.metaConfig(context, {}));
    const prepared = queries.map((each) => {
      // The SQL API writes its queries itself, from a model that holds visible members only.
      if (memberExpressions !== true) {
        requireClientQuery(each);
        requireVisible(each, members);
      }
      return withTimezone(Object(each), timezone);
    });
    return normalize(
      Array.isArray(query) ? prepared : prepared[0],
      context,
      persistent,
      memberExpressions,
      cacheMode,
    );
  };
}

function withTimezone(query: { readonly timezone?: unknown }, timezone: string): object {
  return { ...query, timezone: query.timezone ?? timezone };
}

function guardErrors(gateway: Gateway, logger: ServeLogger): void {
  const handle = gateway.handleError.bind(gateway);
  gateway.handleError = (failure) => {
    if (!answerSafely(failure, logger)) handle(failure);
  };
}

function guardTokens(gateway: Gateway, { CubejsHandlerError }: Cube): void {
  const check = gateway.checkAuthFn.bind(gateway);
  gateway.checkAuthFn = async (request, authorization) => {
    const result = await check(request, authorization);
    if (typeof request.securityContext?.exp !== 'number') {
      throw new CubejsHandlerError(403, 'Forbidden', 'Invalid token: it must have an expiry (exp)');
    }
    return result;
  };
}
