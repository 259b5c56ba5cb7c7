import { expect, test } from 'vitest';
import { readPostgresConfig } from '../../src/warehouse/postgres-config.js';

const source = { kind: 'postgres', url: 'postgres://reader@db.example/crm' } as const;

test('the environment comes before the project, ours before the others', () => {
  const ours = 'postgres://a:b@host/db';
  expect(readPostgresConfig(source, { ACCORD_DATABASE_URL: ours, CUBEJS_DB_HOST: 'x' })).toEqual({
    connectionString: ours,
  });
  expect(readPostgresConfig(source, { CUBEJS_DB_URL: 'postgres://other/db' })).toEqual({
    connectionString: source.url,
  });
  expect(readPostgresConfig({ kind: 'postgres' }, { CUBEJS_DB_URL: ours })).toEqual({
    connectionString: ours,
  });
});

test('a password that the project cannot hold comes from the environment', () => {
  expect(readPostgresConfig(source, { PGPASSWORD: 'p@ss/word' })).toEqual({
    connectionString: 'postgres://reader:p%40ss%2Fword@db.example/crm',
  });
});

test('the parts are read where there is no URL', () => {
  const env = {
    PGHOST: 'h',
    PGPORT: '5433',
    PGUSER: 'u',
    PGPASSWORD: 'p',
    PGDATABASE: 'd',
    CUBEJS_DB_SSL: 'true',
  };
  expect(readPostgresConfig({ kind: 'postgres' }, env)).toEqual({
    host: 'h',
    port: 5433,
    user: 'u',
    password: 'p',
    database: 'd',
    ssl: { rejectUnauthorized: true },
  });
});

test.each([
  [{}, /set ACCORD_DATABASE_URL/],
  [{ ACCORD_DATABASE_URL: 'postgres//hush' }, /not readable/],
  [{ ACCORD_DATABASE_URL: 'mysql://u:hush@h/d' }, /begins with mysql:/],
])('%j is refused without repeating a secret', (env, message) => {
  expect(() => readPostgresConfig({ kind: 'postgres' }, env)).toThrow(message);
  expect(() => readPostgresConfig({ kind: 'postgres' }, env)).not.toThrow(/hush/);
});
