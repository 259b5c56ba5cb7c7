import { describe, expect, test } from 'vitest';
import { transformData } from '../../../src/serve/fallback/transform-data.js';
import type { TransformRequest } from '../../../src/serve/fallback/transform-request.js';

const annotation = {
  'o.count': { type: 'number' },
  'o.status': { type: 'string' },
  'o.at': { type: 'time' },
  'o.at.day': { type: 'time' },
  'o.at.month': { type: 'time' },
  'o.at.fiscal': { type: 'time' },
};
const aliasToMemberNameMap = {
  o__count: 'o.count',
  o__status: 'o.status',
  o__id: 'o.id',
  o__at_day: 'o.at.day',
  o__at_month: 'o.at.month',
  o__at_fiscal: 'o.at.fiscal',
};

function request(query: TransformRequest['query'], more: Partial<TransformRequest> = {}): TransformRequest {
  return { aliasToMemberNameMap, annotation, query, ...more };
}

describe('hidden members', () => {
  const hidden = "You requested hidden member: 'o.id'";

  test('a column without an annotation is refused, in every shape', () => {
    const raw = { members: ['o__id'], columns: [[1, 2]] };
    for (const resType of ['default', 'compact', 'columnar'] as const) {
      expect(() => transformData(request({ dimensions: ['o.id'] }, { resType }), raw)).toThrow(hidden);
    }
  });

  test('an empty result is refused just the same', () => {
    const raw = { members: [], columns: [] };
    expect(() => transformData(request({ dimensions: ['o.id'] }), raw)).toThrow(hidden);
    expect(() => transformData(request({ measures: [{ name: 'o.id' }] }), raw)).toThrow(hidden);
    expect(() =>
      transformData(request({ timeDimensions: [{ dimension: 'o.id', granularity: 'day' }] }), raw),
    ).toThrow(hidden);
    expect(
      transformData(request({ measures: ['o.count'], timeDimensions: [{ dimension: 'o.id' }] }), raw),
    ).toEqual([]);
  });

  test('a name every object has is not an annotation', () => {
    const raw = { members: ['x'], columns: [[1]] };
    const named = request({ dimensions: ['constructor'] }, { aliasToMemberNameMap: { x: 'constructor' } });
    expect(() => transformData(named, raw)).toThrow("hidden member: 'constructor'");
  });

  test('an alias that no member has is refused', () => {
    expect(() => transformData(request({}), { members: ['y'], columns: [[1]] })).toThrow("alias: 'y'");
  });
});

describe('the bare time dimension', () => {
  const raw = {
    members: ['o__at_month', 'o__at_fiscal', 'o__at_day'],
    columns: [['2024-01-01T00:00:00.000'], ['2023-07-01T00:00:00.000'], ['2024-01-09T00:00:00.000']],
  };

  test('has the values of the finest granularity; a custom one is coarser than a year', () => {
    expect(transformData(request({ timeDimensions: [] }), raw)).toEqual([
      {
        'o.at.month': '2024-01-01T00:00:00.000',
        'o.at.fiscal': '2023-07-01T00:00:00.000',
        'o.at.day': '2024-01-09T00:00:00.000',
        'o.at': '2024-01-09T00:00:00.000',
      },
    ]);
  });

  test('is not added where the query asks for it itself', () => {
    const one = { members: ['o__at_month'], columns: [['2024-01-01T00:00:00.000']] };
    expect(transformData(request({ dimensions: ['o.at'] }), one)).toEqual([
      { 'o.at.month': '2024-01-01T00:00:00.000' },
    ]);
  });
});

test('a comparison adds the range to each row', () => {
  const query = { timeDimensions: [{ dimension: 'o.at', dateRange: ['2024-01-01', '2024-01-31'] }] };
  const raw = { members: ['o__count'], columns: [[1, 2]] };
  const compared = request(query, { queryType: 'compareDateRangeQuery', resType: 'compact' });
  expect(transformData(compared, raw)).toEqual({
    members: ['o.count', 'compareDateRange'],
    dataset: [
      ['1', '2024-01-01 - 2024-01-31'],
      ['2', '2024-01-01 - 2024-01-31'],
    ],
  });
  expect(() => transformData(request({}, { queryType: 'compareDateRangeQuery' }), raw)).toThrow(
    /QueryTimeDimension/,
  );
});

test('a blend adds the common time', () => {
  const query = { timeDimensions: [{ dimension: 'o.at', granularity: 'month' }] };
  const raw = { members: ['o__at_month', 'o__count'], columns: [['2024-01-01T00:00:00.000'], [7]] };
  const blended = request(query, { queryType: 'blendingQuery', resType: 'columnar' });
  expect(transformData(blended, raw)).toEqual({
    members: ['o.at.month', 'o.count', 'o.at', 'time.month'],
    columns: [['2024-01-01T00:00:00.000'], ['7'], ['2024-01-01T00:00:00.000'], ['2024-01-01T00:00:00.000']],
  });
});
