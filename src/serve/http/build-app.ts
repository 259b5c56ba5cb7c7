import express, { type Express } from 'express';
import type { Auth } from '../auth.js';
import type { ServeLogger } from '../logger.js';
import type { SemanticCore } from '../semantic-core.js';
import { logAccess } from './access-log.js';
import { answerCors, type OriginCheck } from './cors.js';
import { answerBodyErrors, answerFailures, answerNotFound } from './error-handlers.js';
import { requireLoopbackHost } from './host-check.js';
import { assignRequestId } from './request-id.js';
import { keepOutOfCaches, setSecurityHeaders } from './security-headers.js';

export interface AppOptions {
  readonly core: SemanticCore;
  readonly auth: Auth;
  readonly basePath: string;
  readonly isAllowed: OriginCheck;
  readonly logger: ServeLogger;
  readonly extraRoutes?: (app: Express) => void;
}

export async function buildApp({
  core,
  auth,
  basePath,
  isAllowed,
  logger,
  extraRoutes,
}: AppOptions): Promise<Express> {
  const app = express();
  app.disable('x-powered-by');
  app.use(assignRequestId, logAccess(logger), setSecurityHeaders);
  if (auth.kind === 'demo') app.use(requireLoopbackHost);
  app.use(answerCors(isAllowed));
  // The one that Cube's own parsers and its WebSocket keep to.
  const limit = process.env.CUBEJS_MAX_REQUEST_SIZE ?? '1mb';
  app.use(express.json({ limit }), answerBodyErrors);
  app.use(basePath, keepOutOfCaches);
  // Before Cube's, whose own page at / would come first.
  extraRoutes?.(app);
  await core.initApp(app);
  app.use(answerNotFound, answerFailures(logger));
  return app;
}
