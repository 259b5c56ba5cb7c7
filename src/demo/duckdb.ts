import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { DAY } from './calendar.js';
import { printSchema } from './ddl.js';
import { type DemoBatch, type DemoOptions, generateDemo } from './generate.js';
import type { ColumnType, DemoTable, DemoValue } from './tables.js';

/**
 * Writes the demo data into a DuckDB file, and returns how many records it holds. The file is written beside its place and moved there
 * at the end: whoever opens `path` sees the old data or the new, never half of it.
 */
export async function writeDemoToDuckdb(path: string, options: DemoOptions = {}): Promise<number> {
  const target = resolve(path);
  const temporary = `${target}.${process.pid}.tmp`;
  await mkdir(dirname(target), { recursive: true });
  await removeDatabase(temporary);
  try {
    const rows = await fill(temporary, options);
    await rm(`${target}.wal`, { force: true });
    await rename(temporary, target);
    return rows;
  } finally {
    await removeDatabase(temporary);
  }
}

async function removeDatabase(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.wal`, { force: true });
}

async function fill(path: string, options: DemoOptions): Promise<number> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    for (const statement of printSchema()) await connection.run(statement);
    const rows = await append(connection, options);
    await connection.run('CHECKPOINT');
    return rows;
  } finally {
    connection.disconnectSync();
    instance.closeSync();
  }
}

async function append(connection: DuckDBConnection, options: DemoOptions): Promise<number> {
  const appenders = new Map<DemoTable, DuckDBAppender>();
  let rows = 0;
  for (const batch of generateDemo(options)) {
    const { table } = batch;
    const appender = appenders.get(table) ?? (await connection.createAppender(table.name, table.schema));
    appenders.set(table, appender);
    appendBatch(appender, batch);
    rows += batch.rows.length;
  }
  for (const appender of appenders.values()) appender.closeSync();
  return rows;
}

function appendBatch(appender: DuckDBAppender, { table, rows }: DemoBatch): void {
  const types = table.columns.map((_, index) => appender.columnType(index));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const slice = rows.slice(start, start + CHUNK);
    const chunk = DuckDBDataChunk.create(types, slice.length);
    chunk.setColumns(
      table.columns.map(({ type }, column) => slice.map((row) => toDuckdb(row[column] ?? null, type))),
    );
    appender.appendDataChunk(chunk);
  }
}

/** The most records a DuckDB data chunk can hold. */
const CHUNK = 2048;

function toDuckdb(value: DemoValue, type: ColumnType): DuckDBValue {
  if (typeof value !== 'number') return value;
  switch (type.kind) {
    case 'date':
      return new DuckDBDateValue(value / DAY);
    case 'timestamp':
      return new DuckDBTimestampValue(BigInt(value) * 1000n);
    case 'decimal':
      return new DuckDBDecimalValue(BigInt(value), 14, type.scale);
    case 'integer':
    case 'string':
    case 'boolean':
      return value;
  }
}
