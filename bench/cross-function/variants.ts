import { stringify } from 'yaml';

/** One metric: the records it counts, and what it takes of each. */
interface Metric {
  readonly name: string;
  readonly table: 'lead' | 'deal' | 'ticket';
  readonly time: string;
  readonly where: string;
  readonly value: string | null;
}

const THRESHOLDS = [10, 20, 30, 40, 50, 60];

/** 18 metrics of three functions: the three that are asked, and fifteen that a query must not pay for. */
export const METRICS: readonly Metric[] = [
  {
    name: 'qualified_leads',
    table: 'lead',
    time: 'qualified_at',
    where: "score >= 60 AND status IN ('mql', 'sal')",
    value: null,
  },
  { name: 'won_revenue', table: 'deal', time: 'closed_at', where: "stage = 'won'", value: 'amount' },
  {
    name: 'resolved_tickets',
    table: 'ticket',
    time: 'resolved_at',
    where: "status = 'resolved'",
    value: null,
  },
  ...THRESHOLDS.slice(0, 5).flatMap((least): Metric[] => [
    {
      name: `leads_over_${least}`,
      table: 'lead',
      time: 'qualified_at',
      where: `score >= ${least}`,
      value: null,
    },
    {
      name: `deals_over_${least}`,
      table: 'deal',
      time: 'closed_at',
      where: `amount >= ${least * 1000}`,
      value: 'amount',
    },
    {
      name: `tickets_over_${least}`,
      table: 'ticket',
      time: 'resolved_at',
      where: `hours >= ${least}`,
      value: 'hours',
    },
  ]),
];
export const ASKED = ['qualified_leads', 'won_revenue', 'resolved_tickets'];

export type Model = { fileName: string; content: string }[];

const TIER =
  "CASE WHEN {CUBE}.account_id IS NULL THEN NULL WHEN {CUBE}.employees >= 1000 THEN 'enterprise' WHEN {CUBE}.employees >= 100 AND {CUBE}.employees < 1000 THEN 'mid_market' ELSE 'small' END";
const ACCOUNT = {
  name: 'account',
  sql_table: 'crm.account',
  public: false,
  dimensions: [
    { name: 'account_id', sql: '{CUBE}.account_id', type: 'string', primary_key: true },
    { name: 'customer_tier', sql: TIER, type: 'string' },
  ],
};

/** One branch a metric: only the records it counts. */
export function narrowModel(): Model {
  const branches = METRICS.map(
    (m) =>
      `SELECT '${m.name}' AS branch, e.${m.time} AS metric_time, e.account_id AS key_account, CAST(${m.value ?? 'NULL'} AS DECIMAL(18, 2)) AS amount FROM crm.${m.table} e WHERE ${m.where}`,
  );
  const measures = METRICS.map((m) => ({
    name: m.name,
    type: m.value === null ? 'count' : 'sum',
    ...(m.value === null ? {} : { sql: '{CUBE}.amount' }),
    filters: [{ sql: `{CUBE}.branch = '${m.name}'` }],
  }));
  return eventsModel(branches.join(' UNION ALL '), measures);
}

/** One branch an entity and clock, one column a metric: every record of the entity. */
export function wideModel(): Model {
  const branches = (['lead', 'deal', 'ticket'] as const).map((table) => {
    const columns = METRICS.map((m) =>
      m.table === table
        ? `CAST(CASE WHEN ${m.where} THEN ${m.value ?? '1'} END AS DECIMAL(18, 2)) AS ${m.name}`
        : `CAST(NULL AS DECIMAL(18, 2)) AS ${m.name}`,
    );
    const time = METRICS.find((m) => m.table === table)?.time;
    return `SELECT '${table}' AS branch, e.${time} AS metric_time, e.account_id AS key_account, ${columns.join(', ')} FROM crm.${table} e`;
  });
  const measures = METRICS.map((m) => ({
    name: m.name,
    type: m.value === null ? 'number' : 'sum',
    sql: m.value === null ? `COUNT({CUBE}.${m.name})` : `{CUBE}.${m.name}`,
  }));
  return eventsModel(branches.join(' UNION ALL '), measures);
}

/** The same metrics as definitions of the language, and three running values. */
export function definitions(): string {
  const entity = (name: string, time: string, fields: string) => `  - name: ${name}
    owners: [everyone]
    source: crm.${name}
    primary_key: ${name}_id
    time: ${time}
    fields: [{name: ${name}_id, type: string}, {name: account_id, type: string}, {name: ${time}, type: timestamp}, ${fields}]
    relationships: [{name: account, to: account, on: account_id, type: many_to_one}]`;
  const metrics = METRICS.map(
    (m) =>
      `  - {name: ${m.name}, type: ${m.value === null ? 'count' : 'sum'}, of: ${m.table}, where: "${m.where}", ${m.value === null ? '' : `value: ${m.value}, `}owners: [everyone]}`,
  );
  return `
teams: [{name: everyone}]
entities:
  - name: account
    owners: [everyone]
    source: crm.account
    primary_key: account_id
    fields: [{name: account_id, type: string}, {name: employees, type: integer}, {name: region, type: string}]
${entity('lead', 'qualified_at', '{name: score, type: integer}, {name: status, type: string}')}
${entity('deal', 'closed_at', '{name: amount, type: decimal, scale: 2}, {name: stage, type: string}')}
${entity('ticket', 'resolved_at', '{name: hours, type: integer}, {name: status, type: string}')}
segmentations:
  - name: customer_tier
    entity: account
    owners: [everyone]
    segments:
      - {name: enterprise, where: employees >= 1000}
      - {name: mid_market, where: employees >= 100 AND employees < 1000}
      - {name: small, where: employees < 100 OR employees IS NULL}
metrics:
${metrics.join('\n')}
  - {name: revenue_to_date, type: cumulative, metric: won_revenue, window: year, owners: [everyone]}
  - {name: recent_revenue, type: cumulative, metric: won_revenue, window: 30 days, owners: [everyone]}
  - {name: all_revenue, type: cumulative, metric: won_revenue, window: unbounded, owners: [everyone]}
`;
}

/** Cube's own running values, beside the sum they are made of. */
const ROLLING = [
  { name: 'revenue_to_date', rolling_window: { type: 'to_date', granularity: 'year' } },
  { name: 'recent_revenue', rolling_window: { trailing: '30 day' } },
  { name: 'all_revenue', rolling_window: { trailing: 'unbounded' } },
].map((each) => ({ ...each, type: 'sum', sql: '{CUBE}.amount', filters: [{ sql: "stage = 'won'" }] }));

/** What people write first: a cube an entity, joined to the account. Used for one metric a query, as Cube wants it. */
export function separateModel(): Model {
  const cubes = (['lead', 'deal', 'ticket'] as const).map((table) => ({
    name: table,
    sql_table: `crm.${table}`,
    joins: [
      { name: 'account', sql: '{CUBE}.account_id = {account}.account_id', relationship: 'many_to_one' },
    ],
    dimensions: [
      { name: 'id', sql: `{CUBE}.${table}_id`, type: 'string', primary_key: true },
      { name: 'metric_time', sql: `{CUBE}.${METRICS.find((m) => m.table === table)?.time}`, type: 'time' },
    ],
    measures: [
      ...METRICS.filter((m) => m.table === table).map((m) => ({
        name: m.name,
        type: m.value === null ? 'count' : 'sum',
        ...(m.value === null ? {} : { sql: `{CUBE}.${m.value}` }),
        filters: [{ sql: m.where }],
      })),
      ...(table === 'deal' ? ROLLING : []),
    ],
  }));
  return [{ fileName: 'model.yml', content: stringify({ cubes: [...cubes, ACCOUNT] }) }];
}

function eventsModel(sql: string, measures: readonly object[]): Model {
  const events = {
    name: 'events',
    sql,
    public: false,
    joins: [
      { name: 'account', sql: '{CUBE}.key_account = {account}.account_id', relationship: 'many_to_one' },
    ],
    dimensions: [
      { name: 'branch', sql: '{CUBE}.branch', type: 'string', primary_key: true },
      { name: 'metric_time', sql: '{CUBE}.metric_time', type: 'time' },
    ],
    measures,
  };
  const view = {
    name: 'metrics',
    cubes: [
      { join_path: 'events', includes: '*' },
      { join_path: 'events.account', includes: ['customer_tier'] },
    ],
  };
  return [
    {
      fileName: 'model.yml',
      content: stringify({ cubes: [events, ACCOUNT], views: [view] }, { lineWidth: 0 }),
    },
  ];
}
