import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { SourceConfig } from '../src/language/config.js';
import type { Project } from '../src/load-project.js';
import type { DataSource } from '../src/warehouse/data-source.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';

/**
 * Where the numbers come from: `--source`, else ACCORD_SOURCE, else `source` of accord.yml. The first two are written
 * `duckdb:FILE`, `files:FOLDER` (relative to the working folder), `postgres` or `cube`.
 */
export function dataSourceOf(project: Project, option?: string): DataSource {
  const written = option ?? process.env.ACCORD_SOURCE;
  if (written) return parseSource(written);
  const { source } = project.config;
  if (source) return fromConfig(source, project.root);
  throw new WorkspaceError(
    'accord.yml names no `source`, so there is no data to ask',
    'add `source: {type: files, folder: data}`, or give --source duckdb:FILE, files:FOLDER, postgres or cube',
  );
}

function fromConfig(source: SourceConfig, root: string): DataSource {
  switch (source.type) {
    case 'duckdb':
      return { kind: 'duckdb', database: resolve(root, source.database) };
    case 'files':
      return { kind: 'files', folder: resolve(root, source.folder) };
    case 'postgres':
    case 'cube':
      return { kind: source.type };
  }
}

function parseSource(written: string): DataSource {
  const [kind = '', ...rest] = written.split(':');
  const place = rest.join(':');
  if (kind === 'duckdb' && place) return { kind, database: resolve(place) };
  if (kind === 'files' && place) return { kind, folder: resolve(place) };
  if ((kind === 'postgres' || kind === 'cube') && !place) return { kind };
  throw new WorkspaceError(
    `${JSON.stringify(written)} is no data source`,
    'write duckdb:FILE, files:FOLDER, postgres or cube; connections and secrets come from the environment',
  );
}

/** The SQL in which conditions are printed for a source. */
export function dialectOf(source: DataSource): 'postgres' | 'duckdb' {
  return source.kind === 'duckdb' || source.kind === 'files' ? 'duckdb' : 'postgres';
}

/** The file of a DuckDB source that is not there yet; null for every other source. */
export function missingDatabase(source: DataSource): string | null {
  return source.kind === 'duckdb' && !existsSync(source.database) ? source.database : null;
}

/** A path as people would type it here. */
export function shownPath(path: string): string {
  const shown = relative('.', path);
  return shown.startsWith('..') ? path : join(shown);
}
