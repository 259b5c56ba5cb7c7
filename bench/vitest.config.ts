import { defineConfig } from 'vitest/config';

/** Measurements, not tests: run one by name, alone on the machine. See the README beside each. */
export default defineConfig({
  test: {
    include: ['bench/**/*.measure.ts'],
    testTimeout: 900_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
