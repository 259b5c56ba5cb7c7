/**
 * An invented company large enough for the work to show: 20,000 accounts, 300,000 leads, 100,000 deals, 300,000 tickets over
 * three years. The same statements run on PostgreSQL and DuckDB and give the same rows (no randomness).
 */
export const LOAD = [
  'CREATE SCHEMA IF NOT EXISTS crm',
  `CREATE TABLE crm.account AS SELECT 'a' || g AS account_id,
     CASE WHEN g % 17 = 0 THEN NULL ELSE (g * 7919) % 3000 END AS employees,
     CASE g % 5 WHEN 0 THEN 'dach' WHEN 1 THEN 'nordics' WHEN 2 THEN 'benelux' WHEN 3 THEN 'other' END AS region
   FROM generate_series(1, 20000) AS t(g)`,
  `CREATE TABLE crm.lead AS SELECT 'l' || g AS lead_id, CASE WHEN g % 10 = 0 THEN NULL ELSE 'a' || (g * 31) % 20000 END AS account_id,
     g % 100 AS score, CASE g % 4 WHEN 0 THEN 'new' WHEN 1 THEN 'mql' WHEN 2 THEN 'sal' ELSE 'working' END AS status,
     TIMESTAMP '2023-01-01 00:00:00' + ((g * 613) % 1096) * INTERVAL '1 day' AS qualified_at
   FROM generate_series(1, 300000) AS t(g)`,
  `CREATE TABLE crm.deal AS SELECT 'd' || g AS deal_id, 'a' || (g * 37) % 20000 AS account_id,
     CAST((CAST(g AS BIGINT) * 104729) % 100000 AS DECIMAL(12, 2)) AS amount, CASE g % 3 WHEN 0 THEN 'won' WHEN 1 THEN 'lost' ELSE 'open' END AS stage,
     TIMESTAMP '2023-01-01 00:00:00' + ((g * 331) % 1096) * INTERVAL '1 day' AS closed_at
   FROM generate_series(1, 100000) AS t(g)`,
  `CREATE TABLE crm.ticket AS SELECT 't' || g AS ticket_id, 'a' || (g * 41) % 20000 AS account_id,
     CASE g % 3 WHEN 0 THEN 'open' ELSE 'resolved' END AS status, g % 200 AS hours,
     TIMESTAMP '2023-01-01 00:00:00' + ((g * 977) % 1096) * INTERVAL '1 day' AS resolved_at
   FROM generate_series(1, 300000) AS t(g)`,
  'ALTER TABLE crm.account ADD PRIMARY KEY (account_id)',
];
