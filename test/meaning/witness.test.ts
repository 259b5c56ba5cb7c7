import { describe, expect, it } from 'vitest';
import type { DataType } from '../../src/expression/data-type.js';
import type { FieldInfo } from '../../src/expression/typed.js';
import type { Value } from '../../src/expression/value.js';
import type { Example } from '../../src/logic/answer.js';
import { assumptionWords } from '../../src/meaning/assumption-words.js';
import { witnessRecord } from '../../src/meaning/witness-record.js';
import { witnessWords } from '../../src/meaning/witness-words.js';
import { companyGraph } from './company.js';

const graph = companyGraph('');

function field(name: string, type: DataType = { kind: 'integer' }, entity = 'lead'): FieldInfo {
  return { entity, name, type, nullable: true, privacy: 'public', expression: null };
}

const NOTHING: Example = { fields: [], missing: [], now: null, calls: [] };

/** Fields by dotted name. */
function example(values: Readonly<Record<string, Value>>, more: Partial<Example> = {}): Example {
  const fields = Object.entries(values).map(([dotted, value]) => {
    const names = dotted.split('.');
    const type: DataType = dotted === 'consent' ? { kind: 'boolean' } : { kind: 'integer' };
    const path = names.slice(0, -1);
    return { path, field: field(names.at(-1) ?? '', type, path.length > 0 ? 'account' : 'lead'), value };
  });
  return { ...NOTHING, fields, ...more };
}

const text = (value: string): Value => ({ kind: 'string', value });
const whole = (value: bigint): Value => ({ kind: 'integer', value });
const decimal = (units: bigint, scale: number): Value => ({ kind: 'decimal', value: { units, scale } });

describe('witnessRecord', () => {
  it('writes values as JSON and keeps what JSON numbers cannot hold as text', () => {
    const record = witnessRecord(
      example({
        score: whole(55n),
        huge: whole(9_007_199_254_740_993n),
        price: decimal(1250n, 2),
        round: decimal(1200n, 2),
        zero: decimal(0n, 2),
        hundred: decimal(100n, 0),
        long: decimal(12345678901234567891n, 10),
        rate: { kind: 'number', value: 0.1 },
        far: { kind: 'number', value: Number.POSITIVE_INFINITY },
        consent: { kind: 'boolean', value: false },
        status: text('mql'),
        country: null,
        day: { kind: 'date', value: 0 },
        at: { kind: 'timestamp', value: 1_500_000n },
      }),
    );
    expect(record).toEqual({
      score: 55,
      huge: '9007199254740993',
      price: 12.5,
      round: 12,
      zero: 0,
      hundred: 100,
      long: '1234567890.1234567891',
      rate: 0.1,
      far: 'Infinity',
      consent: false,
      status: 'mql',
      country: null,
      day: '1970-01-01',
      at: '1970-01-01 00:00:01.5',
    });
  });

  it('names related fields by their path, and the outermost row that is missing', () => {
    const record = witnessRecord(
      example({ 'account.employees': whole(5n) }, { missing: [['owner', 'team'], ['owner']] }),
    );
    expect(record).toEqual({ 'account.employees': 5, owner: null });
  });

  it('holds the present moment and what functions are taken to give', () => {
    const declared = {
      name: 'region_of',
      arguments: [{ kind: 'string' }],
      result: { kind: 'string' },
      deterministic: true,
      strict: false,
    } as const;
    const calls = [{ declared, arguments: [text("d'or")], value: text('emea') }];
    expect(
      witnessRecord({ ...NOTHING, calls, now: { timestamp: 86_400_000_000n, precision: 'date' } }),
    ).toEqual({
      CURRENT_DATE: '1970-01-02',
      "region_of('d''or')": 'emea',
    });
    expect(witnessRecord({ ...NOTHING, now: { timestamp: 60_000_000n, precision: 'timestamp' } })).toEqual({
      CURRENT_TIMESTAMP: '1970-01-01 00:01:00',
    });
  });
});

describe('witnessWords', () => {
  const words = (given: Example) => witnessWords(graph, 'lead', given);

  it.each<[string, Example]>([
    ['lead', NOTHING],
    ['lead with score 55', example({ score: whole(55n) })],
    ['lead with score 55 and status mql', example({ score: whole(55n), status: text('mql') })],
    ['lead without a score', example({ score: null })],
    ['lead with status mql and without a score', example({ score: null, status: text('mql') })],
    [
      'lead without an account id, a score and a grade',
      example({ account_id: null, score: null, grade: null }),
    ],
    ['lead with country of residence "New Zealand"', example({ country: text('New Zealand') })],
    ['lead with consent false', example({ consent: { kind: 'boolean', value: false } })],
    ['lead with consent not known', example({ consent: null })],
    ['lead without qualified at', example({ qualified_at: null })],
    ['lead without an account', example({}, { missing: [['account'], ['account', 'owner']] })],
    [
      'lead with score 3, without an owner and with an account with employees 12,000 and without a country',
      example(
        { score: whole(3n), 'account.employees': whole(12_000n), 'account.country': null },
        { missing: [['owner']] },
      ),
    ],
    [
      'lead with amount 12.50 when today is 2 January 1970',
      example({ amount: decimal(1250n, 2) }, { now: { timestamp: 86_400_000_000n, precision: 'date' } }),
    ],
  ])('%s', (expected, given) => {
    expect(words(given)).toBe(expected);
  });

  it('tells what functions are taken to give', () => {
    const declared = {
      name: 'region_of',
      arguments: [],
      result: { kind: 'string' },
      deterministic: true,
      strict: false,
    } as const;
    const calls = [{ declared, arguments: [text('de')], value: text('emea') }];
    expect(words(example({ country: text('de') }, { calls }))).toBe(
      'lead with country of residence de where region_of(de) is emea',
    );
  });
});

describe('assumptionWords', () => {
  it('tells each once, sorted, and cuts long lists', () => {
    const list = (values: readonly string[]) =>
      ({ kind: 'closed-list', path: [], field: field('status', { kind: 'string', values }) }) as const;
    expect(
      assumptionWords([
        { kind: 'letter-case' },
        list(['new', 'mql']),
        list(['new', 'mql']),
        { kind: 'not-null', path: ['account'], field: field('account_id', { kind: 'string' }, 'account') },
      ]),
    ).toEqual([
      'account.account_id is never NULL',
      'lead.status is one of new, mql',
      'upper and lower case letters are paired one by one',
    ]);
    expect(assumptionWords([list(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])])).toEqual([
      'lead.status is one of a, b, c, d, e, f and 2 more',
    ]);
  });
});
