import { expect, test } from 'vitest';
import { installFallback } from '../../../src/serve/fallback/install-fallback.js';
import { redactSqlLiterals } from '../../../src/serve/fallback/redact-sql.js';

type NativePackage = Parameters<typeof installFallback>[0];

/** The package's exports with a loader of our own; the rest is never called here. */
function makePackage(loadNative: () => unknown): NativePackage {
  return { loadNative, isFallbackBuild: () => false } as unknown as NativePackage;
}

test('where the addon loads nothing is replaced', () => {
  const native = makePackage(() => ({}));
  const before = { ...native };
  expect(installFallback(native)).toBe(true);
  expect(native).toEqual(before);
});

test('where it does not, what a server needs works and the rest says why not', async () => {
  const native = makePackage(() => {
    throw new Error('Unable to load');
  });
  expect(installFallback(native)).toBe(false);
  expect(native.isFallbackBuild()).toBe(true);
  expect(native.setupLogger(() => undefined, 'warn')).toBeUndefined();
  const engine = new native.NativeInstance().newJinjaEngine({ filters: {}, workers: 1 });
  expect(() => engine.loadTemplate('a.yml', '')).toThrow(/Jinja.*npm rebuild/);
  // The instance belongs to the addon; there is none to pass.
  const none = {} as Parameters<NativePackage['sql4sql']>[0];
  await expect(native.sql4sql(none, 'SELECT 1', false)).rejects.toMatchObject({
    type: 'UserError',
    message: expect.stringMatching(/^The SQL API needs Cube's native addon/),
  });
});

test('literals do not reach a log', () => {
  expect(redactSqlLiterals("SELECT 'it''s', e'a' FROM t WHERE x = 'secret' AND y = 'open")).toBe(
    "SELECT '[REDACTED]', '[REDACTED]' FROM t WHERE x = '[REDACTED]' AND y = '[REDACTED]'",
  );
});
