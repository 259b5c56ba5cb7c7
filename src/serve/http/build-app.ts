import express, { type Express } from 'express';
import type { Auth } from '../auth.js';
import type { ServeLogger } from '../logger.js';
import type { SemanticCore } from '../semantic-core.js';
import { logAccess } from './access-log.js';
import { answerCors, type OriginCheck } from './cors.js';
import { answerBodyErrors, answerFailures, answerNotFound } from './error-handlers.js';
import { requireLoopbackHost } from './host-check.js';
import { assignRequestId } from './request-id.js';
import { setSecurityHeaders } from './security-headers.js';

const BODY_LIMIT = '1mb';

export interface AppOptions {
  readonly core: SemanticCore;
  readonly auth: Auth;
  readonly isAllowed: OriginCheck;
  readonly logger: ServeLogger;
  readonly extraRoutes?: (app: Express) => void;
}

export async function buildApp({ core, auth, isAllowed, logger, extraRoutes }: AppOptions): Promise<Express> {
  const app = express();
  app.disable('x-powered-by');
  app.use(assignRequestId, logAccess(logger), setSecurityHeaders);
  if (auth.kind === 'demo') app.use(requireLoopbackHost);
  app.use(answerCors(isAllowed));
  app.use(express.json({ limit: BODY_LIMIT }), answerBodyErrors);
  // Before Cube's, whose own page at / would come first.
  extraRoutes?.(app);
  await core.initApp(app);
  app.use(answerNotFound, answerFailures(logger));
  return app;
}
