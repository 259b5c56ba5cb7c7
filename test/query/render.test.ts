import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/query/answer.js';
import { renderCsv } from '../../src/query/render-csv.js';
import { renderJson } from '../../src/query/render-json.js';
import { renderTable } from '../../src/query/render-table.js';
import { answerOf, dimensionOf, metricOf } from './support/answer-of.js';

const PLAIN = { color: false, unicode: true, width: null };
const table = (answer: Answer, options: Partial<Parameters<typeof renderTable>[1]> = {}) =>
  renderTable(answer, { ...PLAIN, ...options });
const row = (
  keys: readonly (string | null)[],
  values: readonly (string | null)[],
  period: string | null = null,
) => ({
  period,
  keys,
  values,
});

const BY_TIER = answerOf({
  metrics: [metricOf('leads', { title: 'Leads', meaning: 'The number of leads, dated by created_at.' })],
  dimensions: [
    dimensionOf('tier', {
      title: 'Tier',
      values: [
        { value: 'large', title: 'Large company' },
        { value: 'small', title: 'Small' },
      ],
    }),
  ],
  rows: [row(['large'], ['1200']), row(['small'], ['300']), row([null], ['0']), row(['other'], [null])],
  totals: { all: ['1500'], periods: null, groups: null },
});

describe('a table', () => {
  it('lines numbers up, draws a bar, tells nothing from zero, and ends with all together', () => {
    expect(table(BY_TIER)).toBe(`
Tier           Leads
─────────────  ─────  ────────────────────────
Large company  1,200  ████████████████████████
Small            300  ██████
–                  0
other              –
─────────────  ─────  ────────────────────────
all            1,500

Leads: The number of leads, dated by created_at.
All time. Time zone UTC.
`);
  });

  it('tells what of it is deprecated', () => {
    const answer = {
      ...BY_TIER,
      deprecated: [
        { name: 'leads_v1', replacedBy: 'leads', sunset: '2027-03-31' },
        { name: 'tier', replacedBy: null, sunset: null },
      ],
    };
    expect(table(answer)).toContain(
      '\nleads_v1 is deprecated: use leads; kept until 2027-03-31.\ntier is deprecated.\nAll time.',
    );
    expect(JSON.parse(renderJson(answer)).deprecated).toEqual([
      { name: 'leads_v1', replaced_by: 'leads', sunset: '2027-03-31' },
      { name: 'tier', replaced_by: null, sunset: null },
    ]);
    expect(renderCsv(answer)).toBe(renderCsv(BY_TIER));
  });

  it('uses letters only where the terminal is not to be trusted', () => {
    const text = table(BY_TIER, { unicode: false });
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text).toContain('Small            300  ######\n');
  });

  it('colours only when told to', () => {
    expect(table(BY_TIER)).not.toContain('\u001b');
    expect(table(BY_TIER, { color: true })).toContain('\u001b[36m');
  });

  it('cuts names on a narrow terminal, and never a number', () => {
    const lines = table(BY_TIER, { width: 19 }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(19);
    expect(lines[3]).toBe('Large compa…  1,200');
  });

  it('puts metrics that have no room below, under the same groups', () => {
    const metrics = ['first_long_metric', 'second_long_metric'].map((name) => metricOf(name));
    const answer = answerOf({ metrics, dimensions: [dimensionOf('tier')], rows: [row(['a'], ['1', '2'])] });
    expect(table(answer, { width: 30 }).split('\n').slice(1, 8)).toEqual([
      'tier  first_long_metric',
      '────  ─────────────────',
      'a                     1',
      '',
      'tier  second_long_metric',
      '────  ──────────────────',
      'a                      2',
    ]);
  });

  it('shows shares, money and durations as people write them', () => {
    const answer = answerOf({
      metrics: [
        metricOf('rate', { title: 'Win rate', format: 'percent', type: 'number', isCount: false }),
        metricOf('revenue', { title: 'Revenue', unit: 'EUR', type: 'decimal', isCount: false }),
        metricOf('wait', { title: 'Waiting', unit: 'hours', type: 'number', isCount: false }),
        metricOf('none', { title: 'Nothing', unit: 'EUR', isCount: false }),
      ],
      rows: [row([], ['0.56789', '1234.5', '26.04', null])],
    });
    expect(table(answer).split('\n').slice(1, 5)).toEqual([
      'Win rate      56.8 %',
      'Revenue   1,234.50 EUR',
      'Waiting       26.0 hours',
      'Nothing          –',
    ]);
  });

  it('names periods by their grain, and gives running metrics no total', () => {
    const answer = answerOf({
      metrics: [
        metricOf('leads', { title: 'Leads' }),
        metricOf('to_date', { title: 'So far', isCumulative: true }),
      ],
      grain: 'quarter',
      rows: [
        row([], ['2', '2'], '2025-10-01T00:00:00.000'),
        row([], ['3', '5'], '2026-01-01T00:00:00.000'),
        row([], ['1', null], ''),
      ],
      totals: { all: ['6', null], periods: null, groups: null },
    });
    expect(table(answer).split('\n').slice(1, 8)).toEqual([
      'quarter  Leads  So far',
      '───────  ─────  ──────',
      'Q4 2025      2       2',
      'Q1 2026      3       5',
      'no date      1       –',
      '───────  ─────  ──────',
      'all          6',
    ]);
  });

  it('sets periods beside each other for groups, with the course of each, and drops the oldest where there is no room', () => {
    const periods = ['2026-01', '2026-02', '2026-03'].map((month) => `${month}-01T00:00:00.000`);
    const answer = answerOf({
      metrics: [metricOf('leads', { title: 'Leads' })],
      dimensions: [dimensionOf('tier', { title: 'Tier' })],
      grain: 'month',
      rows: periods.flatMap((period, index) => [
        row(['a'], [String(index + 1)], period),
        row(['b'], [index === 1 ? null : '7'], period),
      ]),
      totals: {
        all: ['20'],
        periods: new Map(periods.map((period, index) => [period, [['8', '2', '10'][index] ?? null]])),
        groups: new Map([
          ['["a"]', ['6']],
          ['["b"]', ['14']],
        ]),
      },
      found: 2,
      shown: 2,
    });
    expect(table(answer).split('\n').slice(1, 8)).toEqual([
      'Leads',
      'Tier       2026-01  2026-02  2026-03  all',
      '────  ───  ───────  ───────  ───────  ───',
      'a     ▁▅█        1        2        3    6',
      'b     ▄ ▄        7        –        7   14',
      '────  ───  ───────  ───────  ───────  ───',
      'all   ▆▁█        8        2       10   20',
    ]);
    const narrow = table(answer, { width: 32 });
    expect(narrow).toContain('Tier       2026-02  2026-03  all');
    expect(narrow).toContain('the last 2 of 3 months');
  });

  it('keeps what stands in the data from steering the terminal', () => {
    const answer = answerOf({
      metrics: [metricOf('n')],
      dimensions: [dimensionOf('d')],
      rows: [row(['\u001b[2Jx\u202e'], ['1'])],
    });
    expect(table(answer)).toContain('\ufffd[2Jx\ufffd');
  });

  it('says so when there is nothing', () => {
    expect(table(answerOf({ metrics: [metricOf('n')], grain: 'month', rows: [] }))).toContain(
      '\nNo records.\n',
    );
  });
});

const MIXED = answerOf({
  metrics: [metricOf('leads'), metricOf('revenue', { type: 'decimal', unit: 'EUR', isCount: false })],
  dimensions: [
    dimensionOf('account.industry'),
    dimensionOf('account.strategic', { type: { kind: 'boolean' } }),
  ],
  grain: 'month',
  range: { from: '2026-01-01', to: '2026-02-28' },
  rows: [
    row(['a, "b"\n', 'true'], ['3', '-1.10'], '2026-01-01T00:00:00.000'),
    row(['=1+1', null], ['0', null], '2026-02-01T00:00:00.000'),
    row(['-5', 'false'], ['1', '9007199254740993.5'], ''),
  ],
});

describe('JSON', () => {
  it('has the documented shape', () => {
    expect(JSON.parse(renderJson(MIXED))).toEqual({
      version: 1,
      metrics: [
        { name: 'leads', title: 'leads', unit: null, format: null, type: 'integer' },
        { name: 'revenue', title: 'revenue', unit: 'EUR', format: null, type: 'decimal' },
      ],
      dimensions: [
        { name: 'account.industry', title: 'account.industry', type: 'string' },
        { name: 'account.strategic', title: 'account.strategic', type: 'boolean' },
      ],
      deprecated: [],
      grain: 'month',
      timezone: 'UTC',
      from: '2026-01-01',
      to: '2026-02-28',
      rows: [
        {
          metric_time: '2026-01-01',
          'account.industry': 'a, "b"\n',
          'account.strategic': true,
          leads: 3,
          revenue: -1.1,
        },
        {
          metric_time: '2026-02-01',
          'account.industry': '=1+1',
          'account.strategic': null,
          leads: 0,
          revenue: null,
        },
        {
          metric_time: null,
          'account.industry': '-5',
          'account.strategic': false,
          leads: 1,
          revenue: '9007199254740993.5',
        },
      ],
      found: 3,
      complete: true,
    });
  });
});

describe('CSV', () => {
  it('quotes as RFC 4180 says, leaves out what is not known, and disarms formulas but not numbers', () => {
    expect(renderCsv(MIXED)).toBe(
      [
        'metric_time,account.industry,account.strategic,leads,revenue',
        '2026-01-01,"a, ""b""\n",true,3,-1.10',
        "2026-02-01,'=1+1,,0,",
        ',-5,false,1,9007199254740993.5',
        '',
      ].join('\r\n'),
    );
  });
});
