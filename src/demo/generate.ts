import { indexByDay, simulateCampaigns } from './campaign.js';
import { simulateCompany, simulateLegacyCustomer, simulateStranger } from './company.js';
import { createRandom } from './random.js';
import type { DemoRows, Sink, TableName } from './rows.js';
import { DEMO_TABLES, type DemoTable, type DemoValue } from './tables.js';

export interface DemoOptions {
  /** Same seed and scale, same data. */
  readonly seed?: number;
  /** 1 gives some 250,000 records; time and size grow in proportion, memory does not. */
  readonly scale?: number;
  readonly onProgress?: (progress: DemoProgress) => void;
}

export interface DemoProgress {
  /** Records handed out so far. */
  readonly rows: number;
  /** Share of the simulation that is done, 0 to 1. */
  readonly done: number;
}

/** Some records of one table, each with its values in the order of the table's columns. */
export interface DemoBatch {
  readonly table: DemoTable;
  readonly rows: readonly (readonly DemoValue[])[];
}

export const DEFAULT_SEED = 20260630;
const BATCH = 2000;
const COMPANIES = 20_000;
const LEGACY_CUSTOMERS = 900;
const STRANGERS = 32_000;

const ID_PREFIX: Readonly<Record<TableName, string>> = {
  campaign: 'CMP',
  campaignSpend: 'SPD',
  account: 'A',
  lead: 'L',
  deal: 'D',
  subscription: 'S',
  invoice: 'I',
  ticket: 'T',
  survey: 'Y',
};

/**
 * Invents two years of the example company, ending on 30 June 2026, a few thousand records at a time. Tables come interleaved, since a
 * company is simulated from its first form to its last invoice before the next one begins.
 */
export function* generateDemo(options: DemoOptions = {}): Generator<DemoBatch> {
  const { seed = DEFAULT_SEED, scale = 1, onProgress } = options;
  if (!(scale > 0) || !Number.isFinite(scale))
    throw new RangeError(`The scale must be a number above 0, not ${scale}`);
  const buffers = createBuffers();
  const drawCampaign = indexByDay(simulateCampaigns(seed, scale, buffers.sink));
  const counts = [LEGACY_CUSTOMERS, COMPANIES, STRANGERS].map((count) =>
    Math.max(1, Math.round(count * scale)),
  );
  const [legacy = 0, companies = 0, strangers = 0] = counts;
  const total = legacy + companies + strangers;
  let rows = 0;
  for (let index = 0; index < total; index++) {
    const random = createRandom(seed, index + 1);
    if (index < legacy) simulateLegacyCustomer(random, buffers.sink);
    else if (index < legacy + companies) simulateCompany(drawCampaign, random, buffers.sink);
    else simulateStranger(drawCampaign, random, buffers.sink);
    for (const batch of buffers.take(BATCH)) {
      rows += batch.rows.length;
      onProgress?.({ rows, done: (index + 1) / total });
      yield batch;
    }
  }
  for (const batch of buffers.take(1)) {
    rows += batch.rows.length;
    yield batch;
  }
  onProgress?.({ rows, done: 1 });
}

interface Buffers {
  readonly sink: Sink;
  /** Takes out the records of every table that holds at least `atLeast`. */
  take(atLeast: number): readonly DemoBatch[];
}

function createBuffers(): Buffers {
  const pending = new Map<TableName, DemoValue[][]>();
  const counters = new Map<TableName, number>();
  const sink: Sink = {
    nextId(table) {
      const next = (counters.get(table) ?? 0) + 1;
      counters.set(table, next);
      return ID_PREFIX[table] + String(next).padStart(7, '0');
    },
    emit(table, row) {
      const rows = pending.get(table) ?? [];
      rows.push(toValues(table, row));
      pending.set(table, rows);
    },
  };
  return {
    sink,
    take(atLeast) {
      const full = [...pending].filter(([, rows]) => rows.length >= atLeast);
      for (const [table] of full) pending.delete(table);
      return full.map(([table, rows]) => ({ table: DEMO_TABLES[table], rows }));
    },
  };
}

function toValues<K extends TableName>(table: K, row: DemoRows[K]): DemoValue[] {
  const values: Readonly<Record<string, DemoValue>> = row;
  return DEMO_TABLES[table].columns.map((column) => values[column.name] ?? null);
}
