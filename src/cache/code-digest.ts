import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whatever reads definitions besides Accord's own code. */
const LIBRARIES = ['yaml', 'zod'];

/**
 * A digest of all that turns texts into verdicts: Accord's own code as it is on disk, the libraries it reads with, and
 * Node.js. A build with other code, also one of the same version, never takes over what another has found out.
 */
export function codeDigest(): string {
  const hash = createHash('sha256').update(process.version);
  const root = fileURLToPath(new URL('..', import.meta.url));
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
  for (const name of names) {
    hash.update(`\n${name.replaceAll(sep, '/')}\n`).update(readFileSync(join(root, name)));
  }
  const require = createRequire(import.meta.url);
  for (const library of LIBRARIES) hash.update(readFileSync(require.resolve(`${library}/package.json`)));
  return hash.digest('base64url');
}
