import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // No test reads or leaves behind what an earlier check remembers; test/cache sets its own.
    env: { ACCORD_CACHE: 'off' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two workers: each may hold a Cube compiler and a database, and CI machines have two cores.
    maxWorkers: 2,
  },
});
