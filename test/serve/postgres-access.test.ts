import { afterEach, expect, test, vi } from 'vitest';
import type { Cube } from '../../src/serve/cube.js';
import { openPostgresAccess } from '../../src/serve/data-source/postgres-access.js';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('a database that is down is called once a second, not as fast as the pool asks', async () => {
  vi.useFakeTimers();
  vi.stubEnv('ACCORD_DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
  let calls = 0;
  class PostgresDriver {
    protected async createConnection(): Promise<never> {
      calls += 1;
      throw new Error('connect ECONNREFUSED');
    }
    /** As generic-pool does while somebody waits for a connection. */
    async testConnection(): Promise<void> {
      for (let attempt = 0; attempt < 5; attempt += 1) await this.createConnection().catch(() => undefined);
      throw new Error('ResourceRequest timed out');
    }
    async release(): Promise<void> {}
  }
  // Of Cube, only the driver is touched here.
  const cube = { PostgresDriver } as unknown as Cube;
  const opened = openPostgresAccess(cube, { kind: 'postgres' }).catch((error: unknown) => String(error));
  await vi.advanceTimersByTimeAsync(2500);
  expect(calls).toBe(3);
  await vi.advanceTimersByTimeAsync(5000);
  expect(calls).toBe(5);
  expect(await opened).toContain('PostgreSQL could not be reached: ResourceRequest timed out');
});
