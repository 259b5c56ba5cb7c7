import { describe, expect, it } from 'vitest';
import { END } from '../../src/demo/calendar.js';
import { generateDemo } from '../../src/demo/generate.js';
import { DEMO_TABLES } from '../../src/demo/tables.js';
import { readPlainDefinitions } from './definitions.js';

type Rows = Map<string, Record<string, unknown>[]>;

function collect(seed: number, scale = 0.1): Rows {
  const tables: Rows = new Map(
    Object.values(DEMO_TABLES).map(({ schema, name }) => [`${schema}.${name}`, []]),
  );
  for (const { table, rows } of generateDemo({ seed, scale })) {
    const target = tables.get(`${table.schema}.${table.name}`);
    for (const row of rows)
      target?.push(Object.fromEntries(table.columns.map(({ name }, index) => [name, row[index]])));
  }
  return tables;
}

const data = collect(7);
const { entities } = readPlainDefinitions();
const rowsOf = (source: string): Record<string, unknown>[] => data.get(source) ?? [];

describe('generateDemo', () => {
  it('gives the same records for the same seed and scale', () => {
    expect([...collect(7)]).toEqual([...data]);
  });

  it('gives other records for another seed', () => {
    expect(collect(8).get('sales.deal')).not.toEqual(rowsOf('sales.deal'));
  });

  it('grows with the scale', () => {
    expect(rowsOf('marketing.lead').length).toBeGreaterThan(
      2 * (collect(7, 0.02).get('marketing.lead')?.length ?? 0),
    );
  });

  it('reports progress that ends at the whole', () => {
    const seen: { rows: number; done: number }[] = [];
    let rows = 0;
    for (const batch of generateDemo({ seed: 7, scale: 0.1, onProgress: (progress) => seen.push(progress) }))
      rows += batch.rows.length;
    expect(seen.at(-1)).toEqual({ rows, done: 1 });
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).sort((a, b) => a - b));
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the scale %s', (scale) => {
    expect(() => generateDemo({ scale }).next()).toThrow(RangeError);
  });

  it('lets nothing have happened after its end', () => {
    const late = [...data].flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        Object.entries(row)
          .filter(
            ([column, value]) =>
              /_at$|^customer_since$/.test(column) && typeof value === 'number' && value > END,
          )
          .map(([column]) => `${table}.${column}`),
      ),
    );
    expect(late).toEqual([]);
  });
});

describe.each(entities)('the records of $name', (entity) => {
  const rows = rowsOf(entity.source);
  const stored = entity.fields.filter(({ expression }) => expression === undefined);

  it('exist, in a table with exactly the declared columns, types and nullability', () => {
    const table = Object.values(DEMO_TABLES).find(
      ({ schema, name }) => `${schema}.${name}` === entity.source,
    );
    const columns = table?.columns.map(({ name, type, nullable }) => ({
      name,
      type: type.kind,
      nullable,
      scale: type.kind === 'decimal' ? type.scale : undefined,
    }));
    expect(rows.length).toBeGreaterThan(0);
    expect(columns).toEqual(
      stored.map(({ name, type, nullable, scale }) => ({ name, type, nullable, scale })),
    );
    expect(table?.primaryKey).toEqual([entity.primary_key].flat());
  });

  it('are NULL only where that is declared, and somewhere where it is', () => {
    const withNull = stored
      .filter(({ name }) => rows.some((row) => row[name] === null))
      .map(({ name }) => name);
    expect(withNull).toEqual(stored.filter(({ nullable }) => nullable).map(({ name }) => name));
  });

  it('use every value of the closed lists and no other', () => {
    for (const { name, values } of stored) {
      if (values === undefined) continue;
      const used = new Set(rows.map((row) => row[name]).filter((value) => value !== null));
      expect({ name, used: [...used].sort() }).toEqual({ name, used: [...values].sort() });
    }
  });

  it('have a key of their own each', () => {
    const key = [entity.primary_key].flat();
    expect(new Set(rows.map((row) => key.map((name) => row[name]).join('|'))).size).toBe(rows.length);
  });

  it('refer only to records that exist', () => {
    for (const { on, to } of entity.relationships) {
      const target = entities.find(({ name }) => name === to);
      const known = new Set(
        rowsOf(target?.source ?? '').map((row) => row[[target?.primary_key].flat()[0] ?? '']),
      );
      const dangling = rows.filter((row) => row[on] !== null && !known.has(row[on]));
      expect({ to, dangling }).toEqual({ to, dangling: [] });
    }
  });
});
