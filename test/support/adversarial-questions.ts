import type { DataType } from '../../src/expression/data-type.js';
import { plainScope } from './plain-scope.js';

/** A question that could take for ever: is there a record inside the one and outside the other? */
export interface AdversarialQuestion {
  readonly name: string;
  readonly inside: string;
  readonly outside: string;
  /** The right answer; `unknown` is allowed besides, where `mayGiveUp`. */
  readonly found: 'record' | 'none';
  readonly mayGiveUp: boolean;
}

const range = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);
const columns = (letter: string, count: number) => range(count).map((index) => `${letter}${index}`);
const typed = (letter: string, count: number, type: DataType) =>
  Object.fromEntries(columns(letter, count).map((name) => [name, type] as const));

/** Integers i, texts t and booleans b, decimals d, two timestamps, and digits z that are 0 or 1. */
export const adversarialScope = plainScope({
  ...typed('i', 60, { kind: 'integer' }),
  ...typed('t', 30, { kind: 'string' }),
  ...typed('b', 60, { kind: 'boolean' }),
  ...typed('d', 10, { kind: 'decimal', scale: 2 }),
  ...typed('z', 30, { kind: 'integer', values: [0n, 1n] }),
  at: { kind: 'timestamp' },
  until: { kind: 'timestamp' },
});

type Answer = Pick<AdversarialQuestion, 'found' | 'mayGiveUp'>;
const NONE: Answer = { found: 'none', mayGiveUp: false };
const RECORD: Answer = { found: 'record', mayGiveUp: false };
const NONE_OR_UNKNOWN: Answer = { found: 'none', mayGiveUp: true };
const RECORD_OR_UNKNOWN: Answer = { found: 'record', mayGiveUp: true };

function question(name: string, inside: string, outside: string, answer: Answer): AdversarialQuestion {
  return { name, inside, outside, ...answer };
}

const all = (parts: readonly string[]) => parts.map((part) => `(${part})`).join(' AND ');
const any = (parts: readonly string[]) => parts.map((part) => `(${part})`).join(' OR ');

/** (b0 AND bk) OR (b1 AND bk+1) …: in the order in which the columns are named, a diagram of 2^k nodes. */
function pairs(count: number): string {
  return any(range(count).map((index) => `b${index} AND b${index + count}`));
}

const numbers = (count: number) => range(count).map((index) => String(index * 7919));
const words = (count: number) => range(count).map((index) => `'word-${(index * 7919) % 100_003}'`);
const list = (column: string, items: readonly string[]) => `${column} IN (${items.join(', ')})`;

function nested(levels: number, wrap: (inner: string, level: number) => string, innermost: string): string {
  return range(levels).reduce(wrap, innermost);
}

const alternating = (inner: string, level: number) =>
  level % 2 === 0
    ? `(i${level % 50} > ${level} OR ${inner})`
    : `(i${level % 50} < ${level * 3} AND ${inner})`;
const caseOfMany = (branches: number, item: (index: number) => string, subject = '') =>
  `CASE ${subject} ${range(branches).map(item).join(' ')} END`;
const grid = range(400).map((index) => {
  const row = Math.floor(index / 20);
  const column = index % 20;
  return `i0 >= ${row * 5} AND i0 < ${row * 5 + 5} AND i1 >= ${column} AND i1 < ${column + 1}`;
});
const pigeons = (count: number) =>
  all([
    ...columns('i', count).map((name) => `${name} BETWEEN 1 AND ${count - 1}`),
    ...range(count).flatMap((left) => range(left).map((right) => `i${left} <> i${right}`)),
  ]);
const increasing = (count: number) => all(range(count - 1).map((index) => `i${index} < i${index + 1}`));
const weighted = (count: number) =>
  range(count)
    .map((index) => `${3 ** (index % 12) * 2} * z${index}`)
    .join(' + ');
const like = (pattern: string, column = 't0') => `${column} LIKE '${pattern}'`;

/** Each is hard for some way of deciding conditions. */
export const ADVERSARIAL: readonly AdversarialQuestion[] = [
  question('8 pairs of 16 columns', pairs(8), 'b0 AND b8', RECORD),
  question('12 pairs of 24 columns', pairs(12), any([pairs(12), 'i0 = 1']), NONE_OR_UNKNOWN),
  question('30 pairs of 60 columns', pairs(30), any([pairs(30), 'i0 = 1']), NONE_OR_UNKNOWN),
  question('30 pairs, one more pair', any([pairs(29), 'b58 AND b59']), pairs(29), RECORD_OR_UNKNOWN),
  question('5,000 integers, one fewer', list('i0', numbers(5000)), list('i0', numbers(4999)), RECORD),
  question(
    '5,000 integers, in another order',
    list('i0', numbers(5000)),
    list('i0', [...numbers(5000)].reverse()),
    NONE,
  ),
  question(
    '5,000 integers as OR',
    any(numbers(5000).map((each) => `i0 = ${each}`)),
    list('i0', numbers(5000)),
    NONE,
  ),
  question(
    '5,000 integers as AND of <>',
    all(numbers(5000).map((each) => `i0 <> ${each}`)),
    `NOT ${list('i0', numbers(5000))}`,
    NONE,
  ),
  question('5,000 texts, one fewer', list('t0', words(5000)), list('t0', words(4999)), RECORD),
  question(
    '5,000 texts, in another order',
    list('t0', words(5000)),
    list('t0', [...words(5000)].reverse()),
    NONE,
  ),
  question('5,000 texts and LIKE', list('t0', words(5000)), like('word-%'), NONE),
  question(
    '5,000 texts and NOT LIKE',
    all([list('t0', words(5000)), "t0 NOT LIKE '%9%'"]),
    list('t0', words(2500)),
    RECORD,
  ),
  question(
    'all texts but 5,000, and LIKE',
    all([like('word-%'), `NOT ${list('t0', words(5000))}`]),
    like('word-%'),
    NONE,
  ),
  question(
    '5,000 texts in upper case',
    list(
      'UPPER(t0)',
      words(5000).map((each) => each.toUpperCase()),
    ),
    "t0 ILIKE 'WORD-%'",
    NONE,
  ),
  question(
    '1,000 LIKE patterns',
    any(range(1000).map((index) => like(`${index * 37}-%`))),
    like('%-%'),
    NONE_OR_UNKNOWN,
  ),
  question(
    '100 levels of NOT',
    nested(100, (inner) => `NOT (${inner})`, 'i0 > 3'),
    'i0 >= 4',
    NONE,
  ),
  question(
    '100 levels of AND and OR',
    nested(100, alternating, 'b0'),
    nested(100, alternating, 'b0 OR b0'),
    NONE_OR_UNKNOWN,
  ),
  question(
    '200 levels of COALESCE',
    `${nested(200, (inner) => `COALESCE(i0, ${inner})`, '0')} > 5`,
    'i0 > 5',
    NONE,
  ),
  question(
    '200 levels of CASE',
    `${nested(200, (inner, level) => `CASE WHEN i0 = ${level} THEN ${level} ELSE ${inner} END`, '0')} = 7`,
    'i0 = 7',
    NONE,
  ),
  question('200 levels of + 1', `${nested(200, (inner) => `(${inner} + 1)`, 'i0')} > 200`, 'i0 > 0', NONE),
  question('a pattern of 60 %', like(`%${'a%b%'.repeat(30)}`), like('%a%b%a%'), NONE_OR_UNKNOWN),
  question(
    'a pattern with a far letter',
    like(`%a${'_'.repeat(30)}`),
    like(`%a${'_'.repeat(30)}%`),
    NONE_OR_UNKNOWN,
  ),
  question(
    'two patterns with far letters',
    all([like(`%a${'_'.repeat(12)}`), like(`%b${'_'.repeat(11)}`)]),
    like('%ab%'),
    NONE_OR_UNKNOWN,
  ),
  question('a pattern of 2,000 letters', like(`${'ab'.repeat(1000)}%`), like('ab%'), NONE_OR_UNKNOWN),
  question(
    'a pattern of 2,000 letters, ILIKE',
    `t0 ILIKE '%${'ab'.repeat(1000)}%'`,
    "t0 ILIKE '%BA%'",
    NONE_OR_UNKNOWN,
  ),
  question(
    'CASE of 500 values',
    `${caseOfMany(500, (index) => `WHEN ${index} THEN ${index % 7}`, 'i0')} = 3`,
    'i0 BETWEEN 3 AND 498',
    NONE,
  ),
  question(
    'CASE of 500 bounds',
    `${caseOfMany(500, (index) => `WHEN i0 < ${index * 2} THEN ${index}`)} >= 250`,
    'i0 >= 498',
    NONE_OR_UNKNOWN,
  ),
  question(
    'CASE of 500 branches over 50 columns',
    `${caseOfMany(500, (index) => `WHEN i${index % 50} = ${index} THEN ${index}`)} >= 0`,
    any(range(500).map((index) => `i${index % 50} = ${index}`)),
    NONE_OR_UNKNOWN,
  ),
  question('a grid of 400 cells, all of it', 'i0 >= 0 AND i0 < 100 AND i1 >= 0 AND i1 < 20', any(grid), NONE),
  question(
    'a grid of 400 cells, one missing',
    'i0 >= 0 AND i0 < 100 AND i1 >= 0 AND i1 < 20',
    any(grid.filter((_, index) => index !== 217)),
    RECORD,
  ),
  question(
    'COALESCE of 50 columns',
    `COALESCE(${columns('i', 50).join(', ')}) > 5`,
    any(columns('i', 50).map((name) => `${name} > 5`)),
    NONE_OR_UNKNOWN,
  ),
  question(
    'GREATEST of 50 columns',
    `GREATEST(${columns('i', 50).join(', ')}) > 5`,
    any(columns('i', 50).map((name) => `${name} > 5`)),
    NONE_OR_UNKNOWN,
  ),
  question(
    'a sum of 50 columns',
    `${columns('i', 50).join(' + ')} > 5`,
    `${[...columns('i', 50)].reverse().join(' + ')} >= 6`,
    NONE_OR_UNKNOWN,
  ),
  question(
    'a product of 8 columns',
    `${columns('i', 8).join(' * ')} > 5`,
    `${[...columns('i', 8)].reverse().join(' * ')} >= 6`,
    NONE_OR_UNKNOWN,
  ),
  question('a product of 50 columns', `${columns('i', 50).join(' * ')} > 5`, 'i0 <> 0', NONE_OR_UNKNOWN),
  question(
    'a power of a sum',
    range(10)
      .map(() => '(i0 + i1 + i2 + i3)')
      .join(' * ')
      .concat(' > 5'),
    'i0 + i1 + i2 + i3 <> 0',
    NONE_OR_UNKNOWN,
  ),
  question('two products', 'i0 * i1 > i2 * i3', 'i1 * i0 > i3 * i2', NONE),
  question('a sum of squares', 'd0 * d0 + d1 * d1 < 0', 'd0 * d0 < 0', NONE_OR_UNKNOWN),
  question('30 columns in order', all([increasing(30), 'i0 > 100']), 'i29 > 128', NONE_OR_UNKNOWN),
  question('30 columns in a ring', all([increasing(30), 'i29 < i0']), 'i0 = 3', NONE_OR_UNKNOWN),
  question('6 pigeons in 5 holes', pigeons(6), 'b0', NONE_OR_UNKNOWN),
  question('12 pigeons in 11 holes', pigeons(12), 'b0', NONE_OR_UNKNOWN),
  question('even weights, odd sum', `${weighted(24)} = 100001`, 'b0', NONE_OR_UNKNOWN),
  question('weights that reach a sum', `${weighted(24)} = 100`, 'b0', RECORD_OR_UNKNOWN),
  question(
    '30 texts alike, the ends apart',
    all([...range(29).map((index) => `t${index} = t${index + 1}`), 't0 <> t29']),
    'b0',
    NONE_OR_UNKNOWN,
  ),
  question(
    'a text of 20 columns',
    `${columns('t', 20).join(' || ')} = 'abc'`,
    any(columns('t', 20).map((name) => `${name} <> ''`)),
    NONE_OR_UNKNOWN,
  ),
  question(
    '60 booleans unlike their neighbours',
    range(59)
      .map((index) => `b${index} <> b${index + 1}`)
      .join(' AND '),
    'b0 <> b59',
    NONE_OR_UNKNOWN,
  ),
  question(
    'the parity of 20 booleans',
    nested(19, (inner, level) => `(${inner}) <> b${level + 1}`, 'b0'),
    nested(19, (inner, level) => `(${inner}) <> b${18 - level}`, 'b19'),
    NONE_OR_UNKNOWN,
  ),
  question(
    'the thirtieth of February',
    'EXTRACT(month FROM at) = 2 AND EXTRACT(day FROM at) = 30',
    'b0',
    NONE_OR_UNKNOWN,
  ),
  question(
    'every second of a day',
    "DATE_TRUNC('second', at) = at AND at >= DATE '2024-01-01'",
    "at < DATE '2024-01-01'",
    RECORD_OR_UNKNOWN,
  ),
  question(
    'minutes and seconds',
    'EXTRACT(minute FROM at) = 7 AND EXTRACT(second FROM at) > 59.5',
    'EXTRACT(second FROM at) > 59',
    NONE_OR_UNKNOWN,
  ),
  question(
    'fractions of days',
    'days_between(at, until) > 0.1 AND hours_between(at, until) < 2.4',
    'b0',
    NONE_OR_UNKNOWN,
  ),
];
