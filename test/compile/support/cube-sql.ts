import { createRequire } from 'node:module';
import { loadCube } from '../../../src/serve/cube.js';

export type SqlDialect = 'postgres' | 'duckdb';

/** A query as Cube's REST API takes it. */
export type CubeQuery = Readonly<Record<string, unknown>>;

export interface CubeSql {
  readonly sql: string;
  readonly params: readonly unknown[];
  /** From the column's name in the result to the member asked for. */
  readonly members: Readonly<Record<string, string>>;
}

export interface CompiledModel {
  /** Names of cubes and views with their meta, as /meta answers before hidden members are taken out. */
  readonly meta: readonly { readonly config: Readonly<Record<string, unknown>> }[];
  sqlOf(query: CubeQuery, dialect: SqlDialect): CubeSql;
}

const require = createRequire(import.meta.url);

/** Compiles a model with Cube's own compiler, in this process; throws Cube's report when it is refused. */
export async function compileInCube(
  files: readonly { fileName: string; content: string }[],
): Promise<CompiledModel> {
  loadCube();
  const {
    prepareCompiler,
    PostgresQuery,
  }: typeof import('@cubejs-backend/schema-compiler') = require('@cubejs-backend/schema-compiler');
  const {
    DuckDBQuery,
  }: typeof import('@cubejs-backend/duckdb-driver/dist/src/DuckDBQuery.js') = require('@cubejs-backend/duckdb-driver/dist/src/DuckDBQuery.js');
  const repository = {
    localPath: () => '',
    dataSchemaFiles: async () => files.map((file) => ({ ...file })),
  };
  const compilers = prepareCompiler(repository, {});
  await compilers.compiler.compile();
  const adapters = { postgres: PostgresQuery, duckdb: DuckDBQuery };
  return {
    meta: compilers.metaTransformer.cubes,
    sqlOf(query, dialect) {
      const adapter = new adapters[dialect](compilers, { timezone: 'UTC', ...query });
      const [sql, params] = adapter.buildSqlAndParams();
      return { sql, params, members: adapter.aliasNameToMember };
    },
  };
}
