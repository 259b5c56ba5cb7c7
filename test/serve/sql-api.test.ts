import { expect, test, vi } from 'vitest';
import type { Auth } from '../../src/serve/auth.js';
import { startSqlApi } from '../../src/serve/sql-api.js';

type Parameters4 = Parameters<typeof startSqlApi>;

const auth: Auth = { kind: 'secret', secret: 's'.repeat(32) };

/** Stands in for the addon, which cannot be loaded everywhere: only what startSqlApi touches. */
function makeCube(hasAddon: boolean) {
  const server = {
    init: vi.fn(async (_options: unknown) => undefined),
    shutdown: vi.fn(async () => undefined),
  };
  const log: string[] = [];
  const begin = (env: NodeJS.ProcessEnv) =>
    startSqlApi(
      { hasAddon } as Parameters4[0],
      { initSQLServer: () => server } as unknown as Parameters4[1],
      auth,
      (_level, event) => log.push(event),
      env,
    );
  return { server, log, begin };
}

test('is off unless a port is set', async () => {
  const { server, begin } = makeCube(true);
  expect(await begin({})).toBeUndefined();
  expect(server.init).not.toHaveBeenCalled();
});

test('says in the log that it needs the addon', async () => {
  const { log, begin } = makeCube(false);
  expect(await begin({ ACCORD_SQL_PORT: '15432', ACCORD_SQL_PASSWORD: 'p' })).toBeUndefined();
  expect(log).toEqual([expect.stringContaining('npm rebuild @cubejs-backend/native')]);
});

test.each([
  [{ ACCORD_SQL_PORT: '15432' }, /ACCORD_SQL_PASSWORD/],
  [{ ACCORD_SQL_PORT: 'x', ACCORD_SQL_PASSWORD: 'p' }, /is a port number, not "x"/],
])('%j is refused', async (env, message) => {
  await expect(makeCube(true).begin(env)).rejects.toThrow(message);
});

test('lets in the one user with the password, and nobody switch', async () => {
  const { server, begin } = makeCube(true);
  const env = {
    CUBEJS_PG_SQL_PORT: '15432',
    ACCORD_SQL_USER: 'bi',
    ACCORD_SQL_PASSWORD: 'open sesame',
    ACCORD_SQL_GROUPS: 'sales',
  };
  const api = await begin(env);
  expect(api?.port).toBe(15432);
  const options = server.init.mock.calls[0]?.[0];
  expect(options).toMatchObject({ pgSqlPort: 15432 });
  // Its shape was asserted where startSqlApi passes it.
  const { checkSqlAuth, canSwitchSqlUser } = options as {
    checkSqlAuth(request: unknown, user: string | null, password: string | null): Promise<unknown>;
    canSwitchSqlUser(): Promise<boolean>;
  };
  expect(await checkSqlAuth({}, 'bi', 'open sesame')).toEqual({
    password: 'open sesame',
    superuser: false,
    securityContext: { user: 'bi', groups: ['sales'] },
  });
  await expect(checkSqlAuth({}, 'bi', 'wrong')).rejects.toThrow('Incorrect user name or password');
  await expect(checkSqlAuth({}, 'root', 'open sesame')).rejects.toThrow('Incorrect user name or password');
  await expect(checkSqlAuth({}, null, null)).rejects.toThrow('Incorrect user name or password');
  expect(await canSwitchSqlUser()).toBe(false);
  await api?.close();
  expect(server.shutdown).toHaveBeenCalledWith('semifast');
});
