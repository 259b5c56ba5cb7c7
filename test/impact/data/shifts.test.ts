import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsOf, type MeasuredNumbers, measure, namesOf, reasonOf, valuesOf } from './support/measure.js';
import { makeShop, type Shop, shopChange } from './support/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await makeShop();
});
afterAll(() => shop.remove());

const measured = (change: Parameters<typeof shopChange>[0]) =>
  measure(shopChange(change), { source: shop.source });

const BIG = 'where: pieces >= 10}';

describe('a metric before and after', () => {
  let numbers: MeasuredNumbers;
  beforeAll(async () => {
    numbers = await measured({ is: { [BIG]: 'where: pieces >= 20}' } });
  });

  it('is told where it may move: used by people first, then by name', () => {
    expect(namesOf(numbers.shifts)).toEqual(['dear_lines', 'big_lines', 'dear_share', 'mean_price']);
    expect(numbers.failures).toEqual([]);
  });

  it('has the months up to the last with data, from the first of the year before it; the future is none', () => {
    // 2020 lies too far back; o6 in 2199 lies ahead; o5 has no date.
    expect(valuesOf(numbers, 'big_lines').months).toEqual([{ month: '2021-03', before: '1', after: '0' }]);
    expect(valuesOf(numbers, 'mean_price').months).toEqual([{ month: '2021-03', before: '4', after: null }]);
  });

  it('is known over all time with records of any date', () => {
    expect(valuesOf(numbers, 'big_lines').total).toEqual({ before: '4', after: '3' });
    expect(Number(valuesOf(numbers, 'mean_price').total?.after)).toBe(6.5);
  });

  it('is split by segments in their order, then by what is in none', () => {
    expect(valuesOf(numbers, 'big_lines').segments).toEqual({
      segmentation: 'tier',
      title: 'Tier',
      rows: [
        { segment: 'top', before: '2', after: '1' },
        { segment: 'rest', before: '1', after: '1' },
        { segment: null, before: '1', after: '1' },
      ],
    });
  });

  it('has its title and unit', () => {
    expect(numbers.shifts.at(-1)).toMatchObject({ title: 'Mean price', unit: 'EUR' });
  });
});

describe('months', () => {
  it('between two with data are told, a count with 0 and everything else as not known', async () => {
    const numbers = await measured({
      is: {
        [BIG]: 'where: pieces >= 7}',
        '{name: mean_price, owners: [shop], type: average': '{name: mean_price, owners: [shop], type: max',
      },
    });
    expect(valuesOf(numbers, 'big_lines').months).toEqual([
      { month: '2021-03', before: '1', after: '1' },
      { month: '2021-04', before: '0', after: '0' },
      { month: '2021-05', before: '0', after: '1' },
    ]);
    expect(valuesOf(numbers, 'mean_price').months.at(1)).toEqual({
      month: '2021-04',
      before: null,
      after: null,
    });
  });

  it('are cut in the time zone of each state', async () => {
    // 2021-05-01 would be the only month without one: o1/2 at 23:30 UTC is in February in Berlin.
    const numbers = await measure(
      shopChange({ config: { timezone: 'Europe/Berlin' }, baseConfig: {}, is: {} }),
      { source: shop.source, moment: new Date('2020-06-01T00:00:00Z') },
    );
    expect(numbers.flows).toEqual([]);
    expect(valuesOf(numbers, 'lines').months).toEqual([
      { month: '2020-01', before: '2', after: '1' },
      { month: '2020-02', before: '0', after: '1' },
    ]);
  });
});

describe('metrics that come, go and change', () => {
  it('have nothing on the side where they are not there', async () => {
    const numbers = await measured({
      was: {
        '  - {name: lines, owners: [shop], type: count, of: line}\n':
          '  - {name: rows, owners: [shop], type: count, of: line, where: pieces > 0}\n',
        'denominator: lines}': 'denominator: big_lines}',
      },
    });
    expect(valuesOf(numbers, 'lines').total).toEqual({ before: null, after: '7' });
    expect(valuesOf(numbers, 'rows').total).toEqual({ before: '6', after: null });
    expect(valuesOf(numbers, 'lines').segments?.rows[0]).toEqual({
      segment: 'top',
      before: null,
      after: '3',
    });
    expect(valuesOf(numbers, 'dear_share').total?.after).toBe('0.2857142857142857');
  });

  it('are not asked where they are only called otherwise', async () => {
    const numbers = await measured({ is: { '{name: turnover,': '{name: sales_value,' } });
    expect(numbers).toMatchObject({ flows: [], shifts: [], leftOut: [] });
  });

  it('may become running values: these are told by month', async () => {
    const numbers = await measure(
      shopChange({
        is: {
          '{name: big_lines, owners: [shop], type: count, of: big_line}':
            '{name: big_lines, owners: [shop], type: cumulative, metric: mean_pieces, window: unbounded}\n  - {name: mean_pieces, owners: [shop], type: sum, of: big_line, value: pieces}',
        },
      }),
      { source: shop.source, moment: new Date('2021-05-20T00:00:00Z') },
    );
    const { total, months, segments } = valuesOf(numbers, 'big_lines');
    expect(total).toEqual({ before: '4', after: null });
    expect(months.at(-3)).toEqual({ month: '2021-03', before: '1', after: '30' });
    expect(months.at(-1)).toEqual({ month: '2021-05', before: '0', after: '30' });
    expect(segments?.rows[0]).toEqual({ segment: 'top', before: '2', after: null });
  });

  it('are reached through a field that is computed otherwise', async () => {
    const numbers = await measured({
      is: { "WHEN size >= 100 THEN 'large'": "WHEN size > 60 THEN 'large'" },
    });
    expect(namesOf(numbers.shifts)).toEqual(['large_clients']);
    expect(valuesOf(numbers, 'large_clients').total).toEqual({ before: '2', after: '3' });
  });

  it('are reached through another table', async () => {
    const numbers = await measured({ was: { 'source: shop.line': 'source: shop.old_line' } });
    expect(valuesOf(numbers, 'lines').total).toEqual({ before: '4', after: '7' });
  });
});

describe('a segmentation that changed', () => {
  it('stands beside what it was, segment by segment', async () => {
    const numbers = await measured({
      was: { '{name: rest, where: size < 100 OR size IS NULL}': '{name: mini, where: size < 80}' },
      is: { [BIG]: 'where: pieces >= 7}' },
    });
    expect(valuesOf(numbers, 'big_lines').segments?.rows).toEqual([
      { segment: 'top', before: '2', after: '3' },
      { segment: 'rest', before: null, after: '2' },
      { segment: 'mini', before: '1', after: null },
      { segment: null, before: '1', after: '1' },
    ]);
  });
});

describe('what nobody is told', () => {
  it('is a metric that would show single values, or would only after this change', async () => {
    const is = {
      'type: max, of: client, value: LENGTH(email)}': 'type: max, of: large_client, value: LENGTH(email)}',
    };
    expect(reasonOf(await measured({ is }), 'first_mail')).toBe(
      'it would show a personal or secret value of single records',
    );
    const lowered = {
      ...is,
      '- {name: email, type: string, privacy: personal}\n      - {name: iban':
        '- {name: email, type: string}\n      - {name: iban',
    };
    const was = {
      '  - {name: first_mail, owners: [shop], type: max, of: client, value: LENGTH(email)}\n': '',
    };
    expect(reasonOf(await measured({ is: lowered }), 'first_mail')).toBe(
      'it would show a personal or secret value of single records',
    );
    const fresh = shopChange({ was, is: lowered });
    const numbers = await measure(fresh, { source: shop.source });
    expect(reasonOf(numbers, 'first_mail')).toBe(
      'it tells of a field that was more private before this change',
    );
  });

  it('is not what was to be told beside it', async () => {
    const numbers = await measured({
      is: {
        'type: max, of: client, value: LENGTH(email)}': 'type: max, of: large_client, value: LENGTH(email)}',
        [BIG]: 'where: pieces >= 20}',
      },
    });
    expect(valuesOf(numbers, 'big_lines').total).toEqual({ before: '4', after: '3' });
  });
});

describe('bounds', () => {
  it('keep the most important metrics, and name the rest', async () => {
    const difference = shopChange({
      is: {
        [BIG]: 'where: pieces >= 20}',
        'metric: dear_lines, target': 'metric: dear_lines, target',
        '{name: lines, owners: [shop], type: count, of: line}':
          '{name: lines, owners: [shop], type: count, of: line, where: pieces > 1}',
      },
    });
    const numbers = await measure(difference, { source: shop.source, bounds: { metrics: 2 } });
    // What changed itself comes before what only rests on it.
    expect(namesOf(numbers.shifts)).toEqual(['lines', 'dear_lines']);
    expect(numbers.leftOut).toEqual([
      'Not asked: big_lines, dear_share and mean_price, since at most 2 metrics are.',
    ]);
  });

  it('end after the time for all, and say what was not asked', async () => {
    const difference = shopChange({ is: { [BIG]: 'where: pieces >= 20}' } });
    const numbers = await measure(difference, { source: shop.source, bounds: { totalMs: 0 } });
    expect(numbers.flows).toEqual([]);
    expect(numbers.shifts).toEqual([]);
    expect(numbers.leftOut[0]).toBe(
      'Not counted: the records of term big_line, since the 0 seconds for questions to the data were over.',
    );
    expect(numbers.leftOut[1]).toBe(
      'There was no time to ask dear_lines, big_lines, dear_share and mean_price: the 0 seconds for questions to the data were over.',
    );
    expect(() => countsOf(numbers, 'big_line')).toThrow('no flow');
  });
});
