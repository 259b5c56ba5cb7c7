import { timingSafeEqual } from 'node:crypto';
import { type Auth, ServeError } from './auth.js';
import type { Cube } from './cube.js';
import type { ServeLogger } from './logger.js';
import type { SemanticCore } from './semantic-core.js';

/** What Cube's SQL server takes; its own type asks for many parts it does not read. */
interface SqlServer {
  init(options: {
    pgSqlPort: number;
    checkSqlAuth(request: unknown, user: string | null, password: string | null): Promise<SqlLogin>;
    canSwitchSqlUser(): Promise<boolean>;
  }): Promise<void>;
  shutdown(mode: 'fast' | 'semifast'): Promise<void>;
}

interface SqlLogin {
  readonly password: string | null;
  readonly superuser: boolean;
  readonly securityContext: { readonly user: string | null; readonly groups: readonly string[] };
}

const DEFAULT_PORT = '15432';

/**
 * Cube's PostgreSQL door for BI tools: on where the native addon is and ACCORD_SQL_PASSWORD is set, on ACCORD_SQL_PORT (or
 * CUBEJS_PG_SQL_PORT, default 15432), for the user ACCORD_SQL_USER (default `cube`). Throws ServeError.
 */
export async function startSqlApi(
  cube: Cube,
  core: SemanticCore,
  auth: Auth,
  logger: ServeLogger,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ port: number; close: () => Promise<void> } | undefined> {
  const asked = env.ACCORD_SQL_PORT ?? env.CUBEJS_PG_SQL_PORT ?? '';
  // The addon listens on every address, so even the demo asks for a password here.
  const password = env.ACCORD_SQL_PASSWORD ?? env.CUBEJS_SQL_PASSWORD;
  if (asked === '' && !password) {
    if (cube.hasAddon) logger('info', 'set ACCORD_SQL_PASSWORD to switch the SQL API on', {});
    return undefined;
  }
  const port = Number(asked || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new ServeError(`ACCORD_SQL_PORT is a port number, not "${asked}".`);
  }
  if (!cube.hasAddon) {
    logger('warn', "the SQL API is off: it needs Cube's native addon (npm rebuild @cubejs-backend/native)", {
      port,
    });
    return undefined;
  }
  if (!password) throw new ServeError('The SQL API needs a password: set ACCORD_SQL_PASSWORD.');
  const user = env.ACCORD_SQL_USER ?? env.CUBEJS_SQL_USER ?? 'cube';
  const groups = auth.kind === 'demo' ? (auth.groups ?? []) : readGroupList(env.ACCORD_SQL_GROUPS);
  // SqlServer above names the parts of Cube's class that are used.
  const server = core.initSQLServer() as unknown as SqlServer;
  await server.init({
    pgSqlPort: port,
    checkSqlAuth: async (_request, givenUser, givenPassword) => {
      if (givenUser !== user || (givenPassword !== null && !isSame(givenPassword, password))) {
        throw new Error('Incorrect user name or password');
      }
      // The addon compares the password itself when the protocol does not hand it over.
      return { password, superuser: false, securityContext: { user, groups } };
    },
    canSwitchSqlUser: async () => false,
  });
  return { port, close: () => server.shutdown('semifast') };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function readGroupList(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}
