/** A small company whose data has everything that a join of facts loses. */
export const COMPANY = `
teams:
  - {name: marketing_ops, domain: marketing}
  - {name: sales_ops, domain: sales}
  - {name: service_desk, domain: service}
entities:
  - name: rep
    owners: [sales_ops]
    source: crm.rep
    primary_key: rep_id
    fields:
      - {name: rep_id, type: integer, nullable: false}
      - {name: team, type: string}
  - name: account
    owners: [sales_ops]
    source: crm.account
    primary_key: account_id
    fields:
      - {name: account_id, type: string, nullable: false}
      - {name: employees, type: integer}
      - {name: region, type: string}
      - {name: contact_email, type: string, privacy: personal}
      - {name: credit_limit, type: integer, privacy: secret}
      - {name: rep_id, type: integer}
      - {name: size_text, type: string, expression: "CASE WHEN employees IS NULL THEN 'unknown' ELSE 'known' END"}
      - {name: contact_length, type: integer, expression: LENGTH(contact_email)}
    relationships:
      - {name: rep, to: rep, on: rep_id, type: many_to_one}
  - name: lead
    owners: [marketing_ops]
    source: crm.lead
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: score, type: integer}
      - {name: source, type: string}
      - {name: created_at, type: timestamp, nullable: false}
      - {name: qualified_at, type: timestamp}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
  - name: deal
    owners: [sales_ops]
    source: crm.deal
    primary_key: deal_id
    time: closed_on
    fields:
      - {name: deal_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: partner_id, type: string}
      - {name: stage, type: string, values: [open, won, lost]}
      - {name: amount, type: decimal, scale: 2, unit: USD}
      - {name: closed_on, type: date}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
      - {name: partner, to: account, on: partner_id, type: many_to_one}
  - name: ticket
    owners: [service_desk]
    source: crm.ticket
    primary_key: ticket_id
    time: resolved_at
    fields:
      - {name: ticket_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: opened_at, type: timestamp}
      - {name: resolved_at, type: timestamp}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
  - name: shipment
    owners: [sales_ops]
    source: crm.shipment
    primary_key: [deal_id, position]
    fields:
      - {name: deal_id, type: string, nullable: false}
      - {name: position, type: integer, nullable: false}
      - {name: seller_id, type: string}
      - {name: buyer_id, type: string}
    relationships:
      - {name: seller, to: account, on: seller_id, type: many_to_one}
      - {name: buyer, to: account, on: buyer_id, type: many_to_one}
terms:
  - {name: qualified_lead, entity: lead, owners: [marketing_ops], where: "score >= 60"}
  - {name: big_account_lead, entity: lead, owners: [marketing_ops], where: account.employees >= 1000}
  - {name: won_deal, entity: deal, owners: [sales_ops], where: "stage = 'won'"}
  - {name: closed_deal, entity: deal, owners: [sales_ops], where: "stage IN ('won', 'lost')"}
  - {name: partnered_deal, entity: deal, owners: [sales_ops], where: partner.employees IS NOT NULL}
  - {name: trusted_account, entity: account, owners: [sales_ops], where: credit_limit > 100}
  - {name: unknown_size, entity: account, owners: [sales_ops], where: employees IS NULL}
segmentations:
  - name: customer_tier
    entity: account
    owners: [sales_ops]
    segments:
      - {name: enterprise, where: employees >= 1000}
      - {name: mid_market, where: employees >= 100 AND employees < 1000}
      - {name: small, title: "Small {or} unknown", where: employees < 100 OR employees IS NULL}
metrics:
  - {name: leads, type: count, of: lead, owners: [marketing_ops]}
  - {name: qualified_leads, type: count, of: qualified_lead, time: qualified_at, owners: [marketing_ops, sales_ops]}
  - {name: big_account_leads, type: count, of: big_account_lead, owners: [marketing_ops]}
  - {name: lead_accounts, type: count_distinct, of: lead, value: account_id, owners: [marketing_ops]}
  - {name: won_deals, type: count, of: won_deal, owners: [sales_ops]}
  - {name: closed_deals, type: count, of: closed_deal, owners: [sales_ops]}
  - {name: won_revenue, type: sum, of: won_deal, value: amount, unit: USD, owners: [sales_ops]}
  - {name: average_deal, type: average, of: won_deal, value: amount, owners: [sales_ops]}
  - {name: largest_deal, type: max, of: won_deal, value: amount, owners: [sales_ops]}
  - {name: first_win, type: min, of: won_deal, value: closed_on, owners: [sales_ops]}
  - {name: partnered_deals, type: count, of: partnered_deal, owners: [sales_ops]}
  - {name: won_employees, type: sum, of: won_deal, value: account.employees, owners: [sales_ops]}
  - {name: win_rate, type: ratio, numerator: won_deals, denominator: closed_deals, owners: [sales_ops]}
  - {name: revenue_per_lead, type: derived, expression: won_revenue / qualified_leads, owners: [sales_ops, marketing_ops]}
  - {name: resolved_tickets, type: count, of: ticket, where: resolved_at IS NOT NULL, owners: [service_desk]}
  - {name: resolution_hours, type: median, of: ticket, value: "hours_between(opened_at, resolved_at)", owners: [service_desk]}
  - {name: slow_resolution, type: percentile, percentile: 0.9, of: ticket, value: "hours_between(opened_at, resolved_at)", owners: [service_desk]}
  - {name: revenue_to_date, type: cumulative, metric: won_revenue, window: year, owners: [sales_ops]}
  - {name: recent_wins, type: cumulative, metric: won_deals, window: 60 days, owners: [sales_ops]}
  - {name: all_wins, type: cumulative, metric: won_deals, window: unbounded, owners: [sales_ops]}
  - {name: lead_to_win, type: conversion, from: qualified_leads, to: won_deals, by: account_id, within: 30 days, owners: [sales_ops]}
  - {name: shipments, type: count, of: shipment, owners: [sales_ops]}
  - {name: highest_limit, type: max, of: account, value: credit_limit, owners: [sales_ops]}
  - {name: total_limit, type: sum, of: account, value: credit_limit, owners: [sales_ops]}
`;

/** The same statements run on both databases. */
export const DATA = [
  'CREATE SCHEMA crm',
  'CREATE TABLE crm.rep (rep_id INTEGER, team VARCHAR)',
  "INSERT INTO crm.rep VALUES (1, 'north'), (2, 'south')",
  'CREATE TABLE crm.account (account_id VARCHAR, employees INTEGER, region VARCHAR, contact_email VARCHAR, credit_limit INTEGER, rep_id INTEGER)',
  `INSERT INTO crm.account VALUES ('a1', 5000, 'dach', 'x@a1', 500, 1), ('a2', 500, 'nordics', 'y@a2', 50, 2),
    ('a3', 20, NULL, NULL, NULL, NULL), ('a4', NULL, 'dach', 'z@a4', 900, 1), ('a5', 1000, 'benelux', 'w@a5', 5, 9)`,
  'CREATE TABLE crm.lead (lead_id VARCHAR, account_id VARCHAR, score INTEGER, source VARCHAR, created_at TIMESTAMP, qualified_at TIMESTAMP)',
  // Without an account, with one that does not exist, never qualified, qualified at a month's last moment, the same twice.
  `INSERT INTO crm.lead VALUES
    ('l1', 'a1', 80, 'web', TIMESTAMP '2025-01-03 10:00:00', TIMESTAMP '2025-01-10 00:00:00'),
    ('l2', 'a2', 70, 'web', TIMESTAMP '2025-01-03 10:00:00', TIMESTAMP '2025-01-31 23:59:59'),
    ('l3', 'a2', 70, 'fair', TIMESTAMP '2025-01-03 10:00:00', TIMESTAMP '2025-02-01 00:00:00'),
    ('l4', NULL, 90, 'fair', TIMESTAMP '2025-02-03 10:00:00', TIMESTAMP '2025-02-05 08:00:00'),
    ('l5', 'zz', 90, NULL, TIMESTAMP '2025-02-03 10:00:00', TIMESTAMP '2025-03-05 08:00:00'),
    ('l6', 'a4', 65, 'web', TIMESTAMP '2025-03-03 10:00:00', NULL),
    ('l7', 'a4', NULL, 'web', TIMESTAMP '2025-03-04 10:00:00', TIMESTAMP '2025-03-09 08:00:00'),
    ('l8', 'a5', 61, 'web', TIMESTAMP '2025-05-04 10:00:00', TIMESTAMP '2025-05-09 08:00:00'),
    ('l9', 'a5', 61, 'web', TIMESTAMP '2025-05-04 10:00:00', TIMESTAMP '2025-05-09 08:00:00')`,
  'CREATE TABLE crm.deal (deal_id VARCHAR, account_id VARCHAR, partner_id VARCHAR, stage VARCHAR, amount DECIMAL(12, 2), closed_on DATE)',
  `INSERT INTO crm.deal VALUES
    ('d1', 'a1', 'a2', 'won', 1000.10, DATE '2025-01-12'), ('d2', 'a1', NULL, 'won', 0.20, DATE '2025-01-31'),
    ('d3', 'a3', 'a4', 'won', 99999999.99, DATE '2025-04-01'), ('d4', 'a2', 'zz', 'lost', 50, DATE '2025-02-10'),
    ('d5', NULL, 'a1', 'won', 77.77, DATE '2025-02-11'), ('d6', 'a5', NULL, 'won', NULL, DATE '2025-05-09'),
    ('d7', 'a5', NULL, 'won', 10, NULL), ('d8', 'a4', NULL, 'open', 10, DATE '2025-03-01'),
    ('d9', 'a1', NULL, 'won', 5, DATE '2024-12-31'), ('d10', 'a2', NULL, 'won', 8, DATE '2025-03-02')`,
  'CREATE TABLE crm.ticket (ticket_id VARCHAR, account_id VARCHAR, opened_at TIMESTAMP, resolved_at TIMESTAMP)',
  `INSERT INTO crm.ticket VALUES
    ('t1', 'a3', TIMESTAMP '2025-01-01 00:00:00', TIMESTAMP '2025-01-01 12:30:00'),
    ('t2', 'a3', TIMESTAMP '2025-01-02 00:00:00', TIMESTAMP '2025-01-03 00:00:00'),
    ('t3', 'a4', TIMESTAMP '2025-02-02 00:00:00', NULL), ('t4', NULL, TIMESTAMP '2025-06-02 00:00:00', TIMESTAMP '2025-06-02 01:00:00'),
    ('t5', 'a1', TIMESTAMP '2025-06-02 00:00:00', TIMESTAMP '2025-06-03 01:00:00')`,
  'CREATE TABLE crm.shipment (deal_id VARCHAR, position INTEGER, seller_id VARCHAR, buyer_id VARCHAR)',
  "INSERT INTO crm.shipment VALUES ('d1', 1, 'a1', 'a2'), ('d1', 2, 'a1', 'a3')",
];
