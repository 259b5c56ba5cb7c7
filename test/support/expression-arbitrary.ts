import fc from 'fast-check';
import type {
  ArithmeticOperator,
  ComparisonOperator,
  DateField,
  Expression,
  IsTest,
} from '../../src/expression/syntax.js';
import type { Value } from '../../src/expression/value.js';

/*
 * Random expressions over the schema in expression-schema.ts, well typed by construction. Left out is what stops a
 * query: divisors are literals other than 0 or NULLIF(x, 0), factors are small, and months are never added far.
 */

const AT = { start: 0, end: 0 } as const;
type Arbitrary = fc.Arbitrary<Expression>;

export function literal(value: Value): Expression {
  return { kind: 'literal', value, ...AT };
}

export function name(written: string): Expression {
  return { kind: 'name', parts: written.split('.').map((text) => ({ text, ...AT })), ...AT };
}

export function call(functionName: string, ...arguments_: Expression[]): Expression {
  return { kind: 'call', name: { text: functionName, ...AT }, arguments: arguments_, ...AT };
}

const string = (value: string) => literal({ kind: 'string', value });
const integer = (value: number) => literal({ kind: 'integer', value: BigInt(value) });

/** Small whole numbers are likely to meet; a negative one is a negation, as it is when it is read. */
const integerLiteral: Arbitrary = fc
  .oneof(
    { weight: 4, arbitrary: fc.integer({ min: -3, max: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: -1e6, max: 1e6 }) },
  )
  .map((value) => negative(value < 0, integer(Math.abs(value))));

const decimalLiteral: Arbitrary = fc
  .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 3 }))
  .map(([units, scale]) => {
    return negative(
      units < 0,
      literal({ kind: 'decimal', value: { units: BigInt(Math.abs(units)), scale } }),
    );
  });

const numberLiteral: Arbitrary = fc
  .constantFrom(0, 0.1, 0.5, 1, 2.5, 3, 1e-3, 1e6)
  .map((value) => literal({ kind: 'number', value }));

function negative(isNegative: boolean, operand: Expression): Expression {
  return isNegative ? { kind: 'negate', operand, ...AT } : operand;
}

/** No letter outside ASCII has a case here: what another case is differs between databases. */
export const TEXTS = [
  '',
  'de',
  'DE',
  'a',
  ' fr ',
  'a%b',
  'a_b',
  "it's",
  '{x}',
  '\\',
  '`$',
  '中',
  '👍',
  'x👍y',
  'a\\%b',
  '!',
];
export const STATUSES = ['new', 'working', 'mql', 'sal', 'disqualified'];
const PATTERNS = [
  '%',
  '_',
  'a%',
  '%b',
  '%e%',
  'd_',
  'a\\%b',
  'a\\_b',
  'a!%b',
  '_%_',
  '%\\\\%',
  'DE',
  "%'%",
  '{%',
  '',
];

const stringLiteral: Arbitrary = fc.constantFrom(...TEXTS).map(string);

/** 1969-12-28 to 2028-01-03, with ends of months and years more often than others. */
export const DAYS: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(-4, -1, 0, 18_261, 18_321, 18_322, 20_453, 20_454, 20_512, 20_513, 20_819, 20_820, 21_243),
  fc.integer({ min: 18_000, max: 21_186 }),
);
export const MICROS: fc.Arbitrary<bigint> = fc
  .tuple(
    DAYS,
    fc.oneof(
      fc.constantFrom(0n, 1n, 500_000n, 43_200_000_000n, 86_399_999_999n),
      fc.bigInt(0n, 86_399_999_999n),
    ),
  )
  .map(([days, time]) => BigInt(days) * 86_400_000_000n + time);

const dateLiteral: Arbitrary = DAYS.map((value) => literal({ kind: 'date', value }));
const timestampLiteral: Arbitrary = MICROS.map((value) => literal({ kind: 'timestamp', value }));

const fixedInterval: Arbitrary = fc
  .tuple(fc.integer({ min: -40, max: 400 }), fc.constantFrom(0n, 1n, 3_600_000_000n, -5_400_500_000n))
  .map(([days, micros]) => literal({ kind: 'interval', value: { months: 0, days, micros } }));
const anyInterval: Arbitrary = fc
  .tuple(
    fc.integer({ min: -14, max: 14 }),
    fc.integer({ min: -40, max: 40 }),
    fc.constantFrom(0n, 60_000_000n, -1n),
  )
  .map(([months, days, micros]) => literal({ kind: 'interval', value: { months, days, micros } }));

/** Builds each depth once; they refer to each other many times over. */
function byDepth(build: (depth: number) => Arbitrary): (depth: number) => Arbitrary {
  const built = new Map<number, Arbitrary>();
  return (depth) => {
    const known = built.get(depth);
    if (known) return known;
    const arbitrary = build(depth);
    built.set(depth, arbitrary);
    return arbitrary;
  };
}

const comparison = fc.constantFrom<ComparisonOperator>('=', '<>', '<', '<=', '>', '>=');
const equality = fc.constantFrom<ComparisonOperator>('=', '<>');
const field = fc.constantFrom<DateField>('year', 'quarter', 'month', 'week', 'day');
const timeField = fc.constantFrom<DateField>(
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
);
const elapsed = fc.constantFrom('days_between', 'hours_between', 'minutes_between');

const names = (...written: string[]): Arbitrary => fc.constantFrom(...written).map(name);

function compare(operator: fc.Arbitrary<ComparisonOperator>, left: Arbitrary, right: Arbitrary): Arbitrary {
  return fc
    .tuple(operator, left, right)
    .map(([chosen, a, b]) => ({ kind: 'compare', operator: chosen, left: a, right: b, ...AT }));
}

function arithmetic(operators: readonly ArithmeticOperator[], left: Arbitrary, right: Arbitrary): Arbitrary {
  return fc
    .tuple(fc.constantFrom(...operators), left, right)
    .map(([operator, a, b]) => ({ kind: 'arithmetic', operator, left: a, right: b, ...AT }));
}

function cast(operand: Arbitrary, target: string, ...arguments_: number[]): Arbitrary {
  return operand.map((inner) => ({
    kind: 'cast',
    operand: inner,
    target: { text: target, arguments: arguments_, ...AT },
    ...AT,
  }));
}

function extract(fields: fc.Arbitrary<DateField>, operand: Arbitrary): Arbitrary {
  return fc
    .tuple(fields, operand)
    .map(([chosen, inner]) => ({ kind: 'extract', field: chosen, operand: inner, ...AT }));
}

/** CASE, COALESCE, NULLIF, and GREATEST and LEAST where the values have an order. */
function chosen(values: Arbitrary, depth: number, ordered: boolean): Arbitrary {
  const of = (functionNames: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...functionNames), fc.array(values, { minLength: 2, maxLength: 3 }))
      .map(([which, list]) => call(which, ...list));
  return fc.oneof(
    of(ordered ? ['coalesce', 'greatest', 'least'] : ['coalesce']),
    fc.tuple(values, values).map(([a, b]) => call('nullif', a, b)),
    fc
      .tuple(
        fc.array(fc.tuple(conditions(depth - 1), values), { minLength: 1, maxLength: 2 }),
        fc.option(values),
      )
      .map(([branches, otherwise]) => ({
        kind: 'case' as const,
        subject: null,
        branches: branches.map(([when, then]) => ({ when, then })),
        otherwise,
        ...AT,
      })),
  );
}

const integers = byDepth((depth) => {
  const leaf = fc.oneof(names('score', 'visits', 'account.employees'), integerLiteral);
  if (depth <= 0) return leaf;
  const inner = fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.constant(null).chain(() => integers(depth - 1)),
  );
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    arithmetic(['+', '-'], inner, inner),
    arithmetic(['*', '/'], inner, fc.constantFrom(2, 3, 7).map(integer)),
    arithmetic(
      ['/'],
      inner,
      inner.map((divisor) => call('nullif', divisor, integer(0))),
    ),
    inner.map((operand): Expression => ({ kind: 'negate', operand, ...AT })),
    inner.map((operand) => call('abs', operand)),
    texts(depth - 1).map((operand) => call('length', operand)),
    arithmetic(['-'], dates(depth - 1), dates(depth - 1)),
    cast(decimals(depth - 1), 'integer'),
    cast(names('consent'), 'integer'),
    chosen(inner, depth, true),
  );
});

const decimals = byDepth((depth) => {
  const leaf = fc.oneof(names('amount'), decimalLiteral);
  if (depth <= 0) return leaf;
  const inner = fc.oneof(leaf, integers(depth - 1));
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    arithmetic(['+', '-'], leaf, inner),
    arithmetic(['*'], leaf, fc.constantFrom(2, 3).map(integer)),
    arithmetic(['/'], leaf, fc.constantFrom(2, 3, 7).map(integer)),
    arithmetic(
      ['/'],
      leaf,
      leaf.map((divisor) => call('nullif', divisor, integer(0))),
    ),
    fc
      .tuple(fc.constantFrom('round', 'floor', 'ceil', 'abs'), leaf)
      .map(([which, operand]) => call(which, operand)),
    fc
      .tuple(leaf, fc.integer({ min: 0, max: 3 }))
      .map(([operand, digits]) => call('round', operand, integer(digits))),
    cast(inner, 'decimal', 20, 1),
    cast(doubles(0), 'decimal', 20, 2),
    fc.tuple(elapsed, timestamps(0), timestamps(0)).map(([which, from, to]) => call(which, from, to)),
    extract(timeField, timestamps(depth - 1)),
    extract(field, dates(depth - 1)),
    chosen(inner, depth, true).map((value) =>
      call('coalesce', value, literal({ kind: 'decimal', value: { units: 5n, scale: 1 } })),
    ),
  );
});

const doubles = byDepth((depth) => {
  const leaf = fc.oneof(names('ratio'), numberLiteral);
  if (depth <= 0) return leaf;
  const inner = fc.oneof(leaf, integers(0), names('amount'));
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    arithmetic(['+', '-', '*'], leaf, inner),
    arithmetic(['/'], leaf, fc.constantFrom(2, 3, 7).map(integer)),
    fc
      .tuple(fc.constantFrom('round', 'floor', 'ceil', 'abs'), leaf)
      .map(([which, operand]) => call(which, operand)),
    fc
      .tuple(fc.constantFrom('round', 'floor', 'ceil'), integers(0))
      .map(([which, operand]) => call(which, operand)),
    cast(inner, 'number'),
    chosen(leaf, depth, true),
  );
});

const texts = byDepth((depth) => {
  const leaf = fc.oneof(names('country', 'code', 'account.name'), stringLiteral);
  if (depth <= 0) return leaf;
  const inner = fc.oneof(
    leaf,
    fc.constant(null).chain(() => texts(depth - 1)),
  );
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    fc
      .tuple(fc.constantFrom('lower', 'upper', 'trim'), inner)
      .map(([which, operand]) => call(which, operand)),
    arithmetic(['||'], inner, inner),
    cast(integers(depth - 1), 'string'),
    cast(dates(0), 'string'),
    cast(names('consent'), 'string'),
    chosen(inner, depth, false),
  );
});

const dates = byDepth((depth) => {
  const leaf = fc.oneof(
    names('born_on'),
    dateLiteral,
    fc.constant<Expression>({ kind: 'current', what: 'date', ...AT }),
  );
  if (depth <= 0) return leaf;
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    arithmetic(['+', '-'], leaf, fc.integer({ min: 0, max: 400 }).map(integer)),
    arithmetic(['+', '-'], leaf, names('visits')),
    cast(timestamps(depth - 1), 'date'),
    chosen(leaf, depth, true),
  );
});

const timestamps = byDepth((depth) => {
  const now = fc.constant<Expression>({ kind: 'current', what: 'timestamp', ...AT });
  const leaf = fc.oneof(names('created_at', 'closed_at'), timestampLiteral, now);
  if (depth <= 0) return leaf;
  const inner = fc.oneof(leaf, dates(depth - 1), timestamps(depth - 1));
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    arithmetic(['+', '-'], inner, anyInterval),
    fc.tuple(timeField, inner).map(([unit, operand]) => call('date_trunc', string(unit), operand)),
    cast(dates(depth - 1), 'timestamp'),
    chosen(leaf, depth, true),
  );
});

const leafConditions: Arbitrary = fc.oneof(
  names('consent', 'engaged', 'account.large', 'account.unsized', 'is_hot'),
  fc.constantFrom(true, false).map((value) => literal({ kind: 'boolean', value })),
);

function membership(values: Arbitrary): Arbitrary {
  return fc
    .tuple(values, fc.array(values, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([operand, items, negated]) => ({ kind: 'in', operand, items, negated, ...AT }));
}

function between(values: Arbitrary): Arbitrary {
  return fc
    .tuple(values, values, values, fc.boolean())
    .map(([operand, low, high, negated]) => ({ kind: 'between', operand, low, high, negated, ...AT }));
}

function distinct(values: Arbitrary): Arbitrary {
  return fc
    .tuple(values, values, fc.boolean())
    .map(([left, right, negated]) => ({ kind: 'distinct', left, right, negated, ...AT }));
}

function isNull(values: Arbitrary): Arbitrary {
  return fc
    .tuple(values, fc.boolean())
    .map(([operand, negated]) => ({ kind: 'is', test: 'null', operand, negated, ...AT }));
}

function like(operand: Arbitrary): Arbitrary {
  const escaping = fc
    .constantFrom(null, null, '!', '')
    .map((character) => (character === null ? null : string(character)));
  return fc
    .tuple(operand, fc.constantFrom(...PATTERNS), escaping, fc.boolean(), fc.boolean())
    .map(([text, pattern, escape_, negated, caseInsensitive]) => ({
      kind: 'like',
      operand: text,
      pattern: string(pattern),
      escape: escape_,
      negated,
      caseInsensitive,
      ...AT,
    }));
}

const atoms = byDepth((depth) => {
  const numbers = fc.oneof(integers(depth), decimals(depth), doubles(depth));
  const exact = fc.oneof(integers(depth), decimals(depth));
  const moments = fc.oneof(dates(depth), timestamps(depth));
  const status = name('status');
  const statuses = fc.constantFrom(...STATUSES).map(string);
  const differences = arithmetic(['-'], timestamps(depth), moments);
  return fc.oneof(
    leafConditions,
    compare(comparison, numbers, numbers),
    compare(
      comparison,
      fc.tuple(elapsed, timestamps(0), dates(0)).map(([which, from, to]) => call(which, from, to)),
      exact,
    ),
    compare(
      comparison,
      arithmetic(
        ['/'],
        names('amount', 'score'),
        fc.oneof(
          names('amount').map((divisor) => call('nullif', divisor, integer(0))),
          fc
            .constantFrom(110n, 300n, 700n)
            .map((units) => literal({ kind: 'decimal', value: { units, scale: 2 } })),
        ),
      ),
      decimalLiteral,
    ),
    compare(comparison, moments, moments),
    compare(comparison, differences, fixedInterval),
    compare(equality, texts(depth), texts(depth)),
    compare(comparison, names('code'), stringLiteral),
    compare(equality, fc.constant(status), statuses),
    fc
      .tuple(fc.array(statuses, { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([items, negated]) => ({ kind: 'in' as const, operand: status, items, negated, ...AT })),
    membership(exact),
    membership(texts(depth)),
    membership(moments),
    between(numbers),
    between(moments),
    distinct(numbers),
    distinct(texts(depth)),
    distinct(moments),
    isNull(fc.oneof(numbers, texts(depth), moments, fc.constant(status))),
    like(texts(depth)),
  );
});

/** Conditions nested so deep. */
export const conditions = byDepth((depth) => {
  if (depth <= 0) return atoms(0);
  const inner = fc.constant(null).chain(() => conditions(depth - 1));
  const tests = fc.constantFrom<IsTest>('null', 'true', 'false', 'unknown');
  return fc.oneof(
    { weight: 2, arbitrary: atoms(depth) },
    fc
      .tuple(fc.constantFrom<'and' | 'or'>('and', 'or'), fc.array(inner, { minLength: 2, maxLength: 3 }))
      .map(([kind, operands]) => junction(kind, operands)),
    inner.map((operand): Expression => ({ kind: 'not', operand, ...AT })),
    fc
      .tuple(inner, tests, fc.boolean())
      .map(([operand, test, negated]): Expression => ({ kind: 'is', operand, test, negated, ...AT })),
    compare(equality, inner, inner),
    distinct(inner),
    chosen(inner, depth, false),
  );
});

/** First in one of its own kind, a junction is read as one with it. */
function junction(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  const [first, ...rest] = operands;
  return { kind, operands: first?.kind === kind ? [...first.operands, ...rest] : operands, ...AT };
}

/** Any value that can be shown. */
export function values(depth: number): Arbitrary {
  return fc.oneof(
    integers(depth),
    decimals(depth),
    doubles(depth),
    texts(depth),
    dates(depth),
    timestamps(depth),
  );
}

export type SampleRow = Readonly<Record<string, Value>>;

function nullable<T>(arbitrary: fc.Arbitrary<T>, wrap: (value: T) => Value): fc.Arbitrary<Value> {
  return fc.option(arbitrary, { freq: 4 }).map((value) => (value === null ? null : wrap(value)));
}

const whole = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom(59, 60, 80, 81, 999, 1000, -1_000_000, 1_000_000),
);
const textValue = fc.constantFrom(...TEXTS);

/** A record by field, `account.…` for the related one, which may be missing as a whole. */
export const sampleRows: fc.Arbitrary<SampleRow> = fc
  .record({
    lead_id: fc.uuid().map((value): Value => ({ kind: 'string', value })),
    score: nullable(whole, (value) => ({ kind: 'integer', value: BigInt(value) })),
    visits: fc.integer({ min: 0, max: 9 }).map((value): Value => ({ kind: 'integer', value: BigInt(value) })),
    status: nullable(fc.constantFrom(...STATUSES), (value) => ({ kind: 'string', value })),
    country: nullable(textValue, (value) => ({ kind: 'string', value })),
    code: nullable(textValue, (value) => ({ kind: 'string', value })),
    consent: nullable(fc.boolean(), (value) => ({ kind: 'boolean', value })),
    amount: nullable(
      fc.oneof(fc.integer({ min: -300, max: 1200 }), fc.constantFrom(0, 50, 999_999_999)),
      (value) => ({ kind: 'decimal', value: { units: BigInt(value), scale: 2 } }),
    ),
    ratio: nullable(
      fc.oneof(
        fc.constantFrom(0, 0.1, 0.5, 1.5, 2.5, -2.5, 1e6),
        fc
          .double({ min: -1e3, max: 1e3, noNaN: true })
          .filter((value) => value === 0 || Math.abs(value) > 1e-6),
      ),
      (value) => ({ kind: 'number', value }),
    ),
    born_on: nullable(DAYS, (value) => ({ kind: 'date', value })),
    created_at: MICROS.map((value): Value => ({ kind: 'timestamp', value })),
    closed_at: nullable(MICROS, (value) => ({ kind: 'timestamp', value })),
    account: fc.option(
      fc.record({
        account_id: fc.uuid().map((value): Value => ({ kind: 'string', value })),
        employees: nullable(whole, (value) => ({ kind: 'integer', value: BigInt(value) })),
        name: textValue.map((value): Value => ({ kind: 'string', value })),
        tier: nullable(fc.constantFrom(1n, 2n, 3n), (value) => ({ kind: 'integer', value })),
      }),
      { freq: 3 },
    ),
  })
  .map(({ account, ...lead }) => {
    const related = Object.entries(account ?? { account_id: null, employees: null, name: null, tier: null });
    return { ...lead, ...Object.fromEntries(related.map(([field_, value]) => [`account.${field_}`, value])) };
  });
