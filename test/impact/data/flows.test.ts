import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsOf, measure, namesOf, reasonOf } from './support/measure.js';
import { makeShop, type Shop, shopChange } from './support/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await makeShop();
});
afterAll(() => shop.remove());

const measured = (
  change: Parameters<typeof shopChange>[0],
  options: { metrics?: number; flows?: number } = {},
) =>
  // The metrics are looked at elsewhere.
  measure(shopChange(change), { source: shop.source, bounds: { metrics: 0, ...options } });

const BIG = 'where: pieces >= 10}';

describe('records that come and go', () => {
  it('belong only where the condition is TRUE, and have keys of several parts in order', async () => {
    const numbers = await measured({ is: { [BIG]: 'where: NOT (pieces < 9) AND price < 10}' } });
    expect(namesOf(numbers.flows)).toEqual(['big_line']);
    // o4 has no pieces: it is in neither, whatever its price.
    expect(countsOf(numbers, 'big_line')).toEqual({
      before: 4,
      after: 4,
      gained: 1,
      lost: 1,
      sample: { gained: ['o1, 2'], lost: ['o1, 1'] },
    });
  });

  it('show no more keys than are asked for', async () => {
    const difference = shopChange({ is: { [BIG]: 'where: pieces >= 1000}' } });
    const numbers = await measure(difference, { source: shop.source, bounds: { metrics: 0, keys: 2 } });
    expect(countsOf(numbers, 'big_line').sample?.lost).toEqual(['o1, 1', 'o2, 1']);
  });

  it('are all that a new term has, and all that a removed one had', async () => {
    const term = '  - {name: late_line, owners: [shop], entity: line, where: due_on < CURRENT_DATE}\n';
    const metric = '  - {name: late_lines, owners: [shop], type: count, of: late_line}\n';
    const without = { [term]: '', [metric]: '' };
    const came = countsOf(await measured({ was: without }), 'late_line');
    expect(came).toMatchObject({ before: 0, after: 5, gained: 5, lost: 0, sample: { lost: [] } });
    const left = countsOf(await measured({ is: without }), 'late_line');
    expect(left).toMatchObject({ before: 5, after: 0, gained: 0, lost: 5, sample: { gained: [] } });
  });

  it('are counted at the moment that was asked for', async () => {
    const difference = shopChange({
      was: { 'where: due_on < CURRENT_DATE}': 'where: due_on > CURRENT_DATE}' },
    });
    const moment = new Date('2020-02-02T23:59:59Z');
    const numbers = await measure(difference, { source: shop.source, moment, bounds: { metrics: 0 } });
    expect(countsOf(numbers, 'late_line')).toMatchObject({ before: 4, after: 1, gained: 1, lost: 4 });
  });

  it('are told segment by segment, also of segments that are new or gone', async () => {
    const numbers = await measured({
      was: { '{name: rest, where: size < 100 OR size IS NULL}': '{name: mini, where: size < 80}' },
      is: { '{name: top, where: size >= 100}': '{name: top, where: size > 100}' },
    });
    expect(numbers.flows.map(({ segment }) => segment)).toEqual(['top', 'rest', 'mini']);
    expect(countsOf(numbers, 'tier', 'top')).toMatchObject({
      before: 2,
      after: 1,
      gained: 0,
      lost: 1,
      sample: { lost: ['c2'] },
    });
    expect(countsOf(numbers, 'tier', 'rest')).toMatchObject({ before: 0, after: 3, gained: 3 });
    expect(countsOf(numbers, 'tier', 'mini')).toMatchObject({ before: 1, after: 0, lost: 1 });
  });

  it('of a metric are counted where its own text changed its condition, and not where it changed something else', async () => {
    const turnover = 'value: price, unit: EUR, where: pieces > 0}';
    const numbers = await measured({ is: { [turnover]: 'value: price, unit: EUR, where: pieces > 9}' } });
    expect(namesOf(numbers.flows)).toEqual(['turnover']);
    expect(countsOf(numbers, 'turnover')).toMatchObject({ before: 6, after: 4, lost: 2 });
    const wide = await measured({ is: { [turnover]: 'value: price, unit: EUR}' } });
    expect(countsOf(wide, 'turnover')).toMatchObject({ before: 6, after: 7, gained: 1 });
    const other = await measured({ is: { [turnover]: 'value: 2 * price, unit: EUR, where: pieces > 0}' } });
    expect(other.flows).toEqual([]);
  });

  it('of a field that is computed otherwise are those of the terms that read it themselves', async () => {
    const numbers = await measured({
      is: { "WHEN size >= 100 THEN 'large'": "WHEN size > 60 THEN 'large'" },
    });
    expect(namesOf(numbers.flows)).toEqual(['large_client']);
    expect(countsOf(numbers, 'large_client')).toMatchObject({
      before: 2,
      after: 3,
      sample: { gained: ['c3'] },
    });
  });

  it('are not told where a table changed: no record of today says what it was', async () => {
    const numbers = await measured({ was: { 'source: shop.line': 'source: shop.old_line' } });
    expect(numbers.flows).toEqual([]);
  });

  it('are not told where the old words need what is gone', async () => {
    const numbers = await measured({
      was: {
        [BIG]: 'where: pieces >= 10 AND weight > 1}',
        '- {name: pieces, type: integer}':
          '- {name: pieces, type: integer}\n      - {name: weight, type: integer}',
      },
    });
    expect(reasonOf(numbers, 'big_line')).toMatch(/no .weight. on entity line/);
  });
});

describe('privacy', () => {
  it('shows no keys that are personal, nor after a change that would make them public', async () => {
    const condition = { 'entity: subscriber, where: size < 100}': 'entity: subscriber, where: size < 90}' };
    const counts = { before: 2, after: 1, gained: 0, lost: 1, sample: null };
    expect(countsOf(await measured({ is: condition }), 'small_subscriber')).toEqual(counts);
    const lowered = {
      '- {name: email, type: string, nullable: false, privacy: personal}':
        '- {name: email, type: string, nullable: false}',
    };
    expect(countsOf(await measured({ is: { ...condition, ...lowered } }), 'small_subscriber')).toEqual(
      counts,
    );
  });

  it('shows none either where the table is read through SQL at once', async () => {
    const is = {
      '- name: client\n    owners: [shop]\n    source: shop.client':
        '- name: client\n    owners: [shop]\n    sql: SELECT * FROM shop.client',
      'entity: client, where: email IS NOT NULL}': "entity: client, where: email LIKE 'a%'}",
      '{name: email, type: string, privacy: personal}': '{name: email, type: string}',
    };
    expect(countsOf(await measured({ is }), 'reachable_client')).toMatchObject({ lost: 4, sample: null });
  });

  it('shows no keys of records that were picked by something personal, before or after', async () => {
    const reachable = 'entity: client, where: email IS NOT NULL}';
    const to = { [reachable]: "entity: client, where: email LIKE 'a%'}" };
    expect(countsOf(await measured({ is: to }), 'reachable_client')).toEqual({
      before: 5,
      after: 1,
      gained: 0,
      lost: 4,
      sample: null,
    });
    const away = { [reachable]: 'entity: client, where: size > 90}' };
    expect(countsOf(await measured({ is: away }), 'reachable_client')).toMatchObject({
      lost: 2,
      sample: null,
    });
  });

  it('shows no keys of records that were picked by what is personal of another entity', async () => {
    const is = {
      [BIG]: "where: pieces >= 10 AND client.email < 'z'}",
      '{name: email, type: string, privacy: personal}':
        '{name: email, type: string, collation: binary, privacy: personal}',
    };
    expect(countsOf(await measured({ is }), 'big_line')).toMatchObject({ lost: 1, sample: null });
  });

  it('asks nothing of a secret field, nor after a change that would make it public', async () => {
    const condition = { 'where: iban IS NOT NULL}': "where: iban LIKE 'DE1%'}" };
    expect(reasonOf(await measured({ is: condition }), 'payable_client')).toBe('it reads a secret field');
    const lowered = { '{name: iban, type: string, privacy: secret}': '{name: iban, type: string}' };
    expect(reasonOf(await measured({ is: { ...condition, ...lowered } }), 'payable_client')).toBe(
      'it reads a secret field',
    );
    // Under another name it is the same column.
    const renamed = {
      '{name: iban, type: string, privacy: secret}': '{name: account, column: iban, type: string}',
      'where: iban IS NOT NULL}': "where: account LIKE 'DE1%'}",
    };
    const fresh = {
      '  - {name: payable_client, owners: [shop], entity: client, where: iban IS NOT NULL}\n': '',
    };
    const numbers = await measured({ was: fresh, is: renamed });
    expect(reasonOf(numbers, 'payable_client')).toBe('it reads a secret field');
  });
});

describe('bounds', () => {
  it('leave out what is too much, by name', async () => {
    const is = { [BIG]: 'where: pieces >= 11}', 'size IS NOT NULL}': 'size > 1}' };
    const numbers = await measured({ is }, { flows: 1 });
    expect(namesOf(numbers.flows)).toEqual(['big_line']);
    expect(numbers.leftOut[0]).toBe(
      'Not counted: the records of term known_client, since at most 1 definitions and segments are counted.',
    );
  });
});
