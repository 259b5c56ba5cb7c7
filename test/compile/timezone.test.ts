import { expect, it } from 'vitest';
import { compileModel } from '../../src/compile/compile-model.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { graphOf } from '../support/graph-of.js';
import { readCells } from './support/cells.js';
import { compileInCube } from './support/cube-sql.js';
import { loadDuckDb, loadPostgres } from './support/databases.js';

const TIMEZONE = 'America/New_York';
const graph = graphOf(
  `
teams: [{name: t}]
entities:
  - {name: sale, owners: [t], source: sale, primary_key: id, time: sold_at, fields: [{name: id, type: integer}, {name: sold_at, type: timestamp}]}
metrics:
  - {name: sales, type: count, of: sale, owners: [t]}
  - {name: sales_this_month, type: cumulative, metric: sales, window: month, owners: [t]}
`,
  { timezone: TIMEZONE },
);

// The second and third are still January, and the fifth still February, where the project is.
const DATA = [
  'CREATE TABLE sale (id INTEGER, sold_at TIMESTAMP)',
  `INSERT INTO sale VALUES (1, TIMESTAMP '2025-01-15 12:00:00'), (2, TIMESTAMP '2025-02-01 02:00:00'),
    (3, TIMESTAMP '2025-02-01 04:59:59'), (4, TIMESTAMP '2025-02-01 05:00:00'), (5, TIMESTAMP '2025-03-01 04:00:00')`,
];

it.each([
  ['duckdb', loadDuckDb],
  ['postgres', loadPostgres],
] as const)("cuts periods in the project's time zone on %s", async (dialect, load) => {
  const database = await load(DATA);
  try {
    const model = await compileInCube(compileModel(graph, { dialect }));
    const { rewriteQuery } = createQueryRules(graph, { dialect });
    const query = rewriteQuery({
      measures: ['metrics.sales', 'metrics.sales_this_month'],
      timeDimensions: [
        { dimension: 'metrics.metric_time', granularity: 'month', dateRange: ['2025-01-01', '2025-03-31'] },
      ],
      timezone: TIMEZONE,
    });
    const { sql, params } = model.sqlOf(query, dialect);
    const rows = await database.query(sql, params);
    const expected = { '2025-01-01': '3', '2025-02-01': '2' };
    expect(readCells(rows, ['metrics__metric_time_month'], 'metrics__sales')).toEqual(expected);
    expect(readCells(rows, ['metrics__metric_time_month'], 'metrics__sales_this_month')).toEqual(expected);
  } finally {
    await database.close();
  }
});
