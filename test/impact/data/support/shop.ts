import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Difference } from '../../../../src/diff/diff-sources.js';
import type { ConfigValue } from '../../../../src/language/config.js';
import type { DataSource } from '../../../../src/warehouse/data-source.js';
import { differenceOf, type Edits, edit } from './measure.js';

/** A shop with private fields, a composite key, a computed field and months without orders. */
export const SHOP = `
teams:
  - {name: shop, title: Shop, domain: shop}
entities:
  - name: client
    owners: [shop]
    source: shop.client
    primary_key: client_id
    fields:
      - {name: client_id, type: string, nullable: false}
      - {name: size, type: integer}
      - {name: email, type: string, privacy: personal}
      - {name: iban, type: string, privacy: secret}
      - {name: band, type: string, expression: "CASE WHEN size >= 100 THEN 'large' ELSE 'small' END"}
  - name: subscriber
    owners: [shop]
    source: shop.client
    primary_key: email
    fields:
      - {name: email, type: string, nullable: false, privacy: personal}
      - {name: size, type: integer}
  - name: line
    owners: [shop]
    source: shop.line
    primary_key: [order_id, number]
    time: ordered_at
    fields:
      - {name: order_id, type: string, nullable: false}
      - {name: number, type: integer, nullable: false}
      - {name: client_id, type: string}
      - {name: pieces, type: integer}
      - {name: price, type: decimal, scale: 2, unit: EUR}
      - {name: ordered_at, type: timestamp}
      - {name: due_on, type: date}
    relationships:
      - {name: client, to: client, on: client_id, type: many_to_one}
terms:
  - {name: big_line, owners: [shop], entity: line, where: pieces >= 10}
  - {name: dear_line, owners: [shop], entity: line, where: big_line AND price > 5}
  - {name: late_line, owners: [shop], entity: line, where: due_on < CURRENT_DATE}
  - {name: large_client, owners: [shop], entity: client, where: band = 'large'}
  - {name: known_client, owners: [shop], entity: client, where: large_client OR size IS NOT NULL}
  - {name: payable_client, owners: [shop], entity: client, where: iban IS NOT NULL}
  - {name: reachable_client, owners: [shop], entity: client, where: email IS NOT NULL}
  - {name: small_subscriber, owners: [shop], entity: subscriber, where: size < 100}
segmentations:
  - name: tier
    owners: [shop]
    entity: client
    segments:
      - {name: top, where: size >= 100}
      - {name: rest, where: size < 100 OR size IS NULL}
metrics:
  - {name: lines, owners: [shop], type: count, of: line}
  - {name: big_lines, owners: [shop], type: count, of: big_line}
  - {name: dear_share, owners: [shop], type: ratio, numerator: dear_lines, denominator: lines}
  - {name: dear_lines, owners: [shop], type: count, of: dear_line}
  - {name: late_lines, owners: [shop], type: count, of: late_line}
  - {name: turnover, owners: [shop], type: sum, of: line, value: price, unit: EUR, where: pieces > 0}
  - {name: mean_price, owners: [shop], type: average, of: big_line, value: price, unit: EUR}
  - {name: first_mail, owners: [shop], type: max, of: client, value: LENGTH(email)}
  - {name: large_clients, owners: [shop], type: count, of: large_client}
objectives:
  - {name: more_dear, owners: [shop], metric: dear_lines, target: 3, by: 2026-12-31}
`;

/** Statements that DuckDB and PostgreSQL both run. */
export const SHOP_DATA = [
  'CREATE SCHEMA shop',
  'CREATE TABLE shop.client (client_id VARCHAR, size BIGINT, email VARCHAR, iban VARCHAR)',
  `INSERT INTO shop.client VALUES ('c1', 500, 'a@x', 'DE1'), ('c2', 100, 'b@x', NULL), ('c3', 99, 'c@x', 'DE3'), ('c4', NULL, 'd@x', NULL),
     ('c5', 60, 'e@x', 'DE5')`,
  'CREATE TABLE shop.line (order_id VARCHAR, number BIGINT, client_id VARCHAR, pieces BIGINT, price DECIMAL(14,2), ordered_at TIMESTAMP, due_on DATE)',
  `INSERT INTO shop.line VALUES
     ('o1', 1, 'c1', 20, 10.50, TIMESTAMP '2020-01-10 10:00:00', DATE '2020-02-01'),
     ('o1', 2, 'c1', 9, 3.25, TIMESTAMP '2020-01-31 23:30:00', DATE '2020-02-02'),
     ('o2', 1, 'c2', 10, 4.00, TIMESTAMP '2021-03-01 00:00:00', DATE '2021-04-01'),
     ('o3', 1, 'c3', 7, 100.00, TIMESTAMP '2021-05-05 05:00:00', NULL),
     ('o4', 1, 'c4', NULL, 9.99, TIMESTAMP '2021-05-06 05:00:00', DATE '2021-05-31'),
     ('o5', 1, NULL, 30, 8.00, NULL, DATE '2021-06-30'),
     ('o6', 1, 'c5', 50, 1.00, TIMESTAMP '2199-01-01 00:00:00', DATE '2199-02-01')`,
  'CREATE VIEW shop.old_line AS SELECT * FROM shop.line WHERE pieces >= 10',
];

export interface Shop {
  readonly source: DataSource;
  remove(): void;
}

export async function makeShop(): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'accord-shop-'));
  const database = join(folder, 'data.duckdb');
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  for (const statement of SHOP_DATA) await connection.run(statement);
  connection.disconnectSync();
  instance.closeSync();
  return {
    source: { kind: 'duckdb', database },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface ShopChange {
  /** What stands in the definitions, and what stood or will stand there instead. */
  readonly was?: Edits;
  readonly is?: Edits;
  readonly config?: ConfigValue;
  readonly baseConfig?: ConfigValue;
}

export function shopChange({ was = {}, is = {}, ...configs }: ShopChange): Difference {
  const sources = [{ path: 'shop.yml', text: SHOP }];
  return differenceOf({ base: edit(sources, was), head: edit(sources, is), ...configs });
}
