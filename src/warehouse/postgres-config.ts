import type { ClientConfig } from 'pg';
import { type PostgresSource, WarehouseError } from './data-source.js';

/**
 * How to reach PostgreSQL, from the first of: ACCORD_DATABASE_URL, the source's `url` (its password from PGPASSWORD or
 * CUBEJS_DB_PASS), CUBEJS_DB_URL, CUBEJS_DB_*, PG*. Throws WarehouseError when none is set.
 */
export function readPostgresConfig(
  source: PostgresSource,
  env: NodeJS.ProcessEnv = process.env,
): ClientConfig {
  const password = env.CUBEJS_DB_PASS ?? env.PGPASSWORD;
  const url = env.ACCORD_DATABASE_URL ?? source.url ?? env.CUBEJS_DB_URL;
  if (url !== undefined && url !== '') return { ...parseUrl(url, password), ...readSsl(env) };
  const host = env.CUBEJS_DB_HOST ?? env.PGHOST;
  if (host === undefined) {
    throw new WarehouseError(
      'No PostgreSQL connection: set ACCORD_DATABASE_URL (postgres://user:password@host:5432/database), or PGHOST, PGDATABASE, PGUSER and PGPASSWORD.',
    );
  }
  const port = env.CUBEJS_DB_PORT ?? env.PGPORT;
  const user = env.CUBEJS_DB_USER ?? env.PGUSER;
  const database = env.CUBEJS_DB_NAME ?? env.PGDATABASE;
  return {
    host,
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(database === undefined ? {} : { database }),
    ...readSsl(env),
  };
}

function parseUrl(text: string, password: string | undefined): ClientConfig {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    // The text may hold a password, so it is not repeated.
    throw new WarehouseError(
      'The PostgreSQL URL is not readable; its form is postgres://user:password@host:5432/database.',
    );
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw new WarehouseError(`The PostgreSQL URL begins with ${url.protocol}//, not with postgres://.`);
  }
  if (url.password === '' && password !== undefined) url.password = encodeURIComponent(password);
  return { connectionString: url.href };
}

/** CUBEJS_DB_SSL=true turns TLS on; a certificate is checked unless CUBEJS_DB_SSL_REJECT_UNAUTHORIZED=false. */
function readSsl(env: NodeJS.ProcessEnv): Pick<ClientConfig, 'ssl'> {
  if (env.CUBEJS_DB_SSL !== 'true') return {};
  const ca = env.CUBEJS_DB_SSL_CA;
  return {
    ssl: {
      rejectUnauthorized: env.CUBEJS_DB_SSL_REJECT_UNAUTHORIZED !== 'false',
      ...(ca === undefined ? {} : { ca }),
    },
  };
}
