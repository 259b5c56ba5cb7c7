import type { DataType } from '../../src/expression/data-type.js';
import { readLikePattern } from '../../src/expression/like.js';
import type { ComparisonOperator } from '../../src/expression/syntax.js';
import type { FieldInfo, Typed } from '../../src/expression/typed.js';
import type { Value } from '../../src/expression/value.js';

/** Something that has no counterpart in SMT-LIB, or none that Z3 decides: a calendar, letter case, a double's rounding. */
export class NoCounterpart extends Error {
  override readonly name = 'NoCounterpart';
}

/** A value and whether it is NULL; of a condition, when it is TRUE and when FALSE. Terms are names or short. */
interface Known {
  readonly value: string;
  readonly isNull: string;
}
interface Truth {
  readonly whenTrue: string;
  readonly whenFalse: string;
}

const MICROS_PER_DAY = 86_400_000_000n;
const SORTS: Partial<Record<DataType['kind'], string>> = {
  integer: 'Int',
  decimal: 'Real',
  number: 'Real',
  string: 'String',
  boolean: 'Bool',
  date: 'Int',
  timestamp: 'Int',
  /** In microseconds, where there are no months. */
  interval: 'Int',
};

/** Writes conditions over one record as SMT-LIB. Every node gets a name, so that the text grows with the tree only. */
export class SmtWriter {
  private readonly lines: string[] = [];
  private readonly columns = new Map<string, Known>();
  private count = 0;
  private usesNow = false;
  /** Along which relationships the names are read. */
  private place: readonly string[] = [];

  /** When the condition is TRUE. */
  condition(typed: Typed): string {
    return this.truth(typed).whenTrue;
  }

  /** Declarations and definitions so far. */
  text(): string {
    const now = this.usesNow ? ['(declare-const now Int)'] : [];
    return [...now, ...this.lines].join('\n');
  }

  private define(sort: string, body: string): string {
    const name = `n${this.count++}`;
    this.lines.push(`(define-fun ${name} () ${sort} ${body})`);
    return name;
  }

  private bool(body: string): string {
    return this.define('Bool', body);
  }

  private truth(typed: Typed): Truth {
    switch (typed.kind) {
      case 'and':
      case 'or': {
        const parts = typed.operands.map((each) => this.truth(each));
        const [forTrue, forFalse] = typed.kind === 'and' ? ['and', 'or'] : ['or', 'and'];
        return {
          whenTrue: this.bool(`(${forTrue} ${parts.map(({ whenTrue }) => whenTrue).join(' ')} )`),
          whenFalse: this.bool(`(${forFalse} ${parts.map(({ whenFalse }) => whenFalse).join(' ')} )`),
        };
      }
      case 'not': {
        const { whenTrue, whenFalse } = this.truth(typed.operand);
        return { whenTrue: whenFalse, whenFalse: whenTrue };
      }
      case 'compare':
        return this.compare(typed.operator, typed.left, typed.right);
      case 'between': {
        const low = this.compare('>=', typed.operand, typed.low);
        const high = this.compare('<=', typed.operand, typed.high);
        const both = {
          whenTrue: this.bool(`(and ${low.whenTrue} ${high.whenTrue})`),
          whenFalse: this.bool(`(or ${low.whenFalse} ${high.whenFalse})`),
        };
        return negatedIf(typed.negated, both);
      }
      case 'in': {
        const each = typed.items.map((item) => this.compare('=', typed.operand, item));
        const some = {
          whenTrue: this.bool(`(or ${each.map(({ whenTrue }) => whenTrue).join(' ')})`),
          whenFalse: this.bool(`(and ${each.map(({ whenFalse }) => whenFalse).join(' ')})`),
        };
        return negatedIf(typed.negated, some);
      }
      case 'distinct': {
        const [a, b] = this.together(typed.left, typed.right);
        const same = this.bool(
          `(or (and ${a.isNull} ${b.isNull}) (and (not ${a.isNull}) (not ${b.isNull}) (= ${a.value} ${b.value})))`,
        );
        return negatedIf(!typed.negated, { whenTrue: same, whenFalse: `(not ${same})` });
      }
      case 'is':
        return negatedIf(typed.negated, this.isTest(typed.test, typed.operand));
      case 'like':
        return this.like(typed);
      case 'term': {
        return this.term(typed);
      }
      default: {
        if (typed.type.kind === 'null') return { whenTrue: 'false', whenFalse: 'false' };
        const { value, isNull } = this.value(typed);
        return {
          whenTrue: this.bool(`(and (not ${isNull}) ${value})`),
          whenFalse: this.bool(`(and (not ${isNull}) (not ${value}))`),
        };
      }
    }
  }

  /** A record that is not there belongs to no term. */
  private term({ path, term }: Extract<Typed, { kind: 'term' }>): Truth {
    const before = this.place;
    this.place = [...before, ...path];
    const { whenTrue, whenFalse } = this.truth(term.condition);
    const missing = path.length > 0 ? this.missing(this.place) : 'false';
    this.place = before;
    return {
      whenTrue: this.bool(`(and (not ${missing}) ${whenTrue})`),
      whenFalse: this.bool(`(or ${missing} ${whenFalse})`),
    };
  }

  private missing(path: readonly string[]): string {
    const name = `|${path.join('.')} is missing|`;
    if (!this.columns.has(name)) {
      this.lines.push(`(declare-const ${name} Bool)`);
      this.columns.set(name, { value: name, isNull: 'false' });
    }
    return name;
  }

  private isTest(test: 'null' | 'true' | 'false' | 'unknown', operand: Typed): Truth {
    if (test === 'null' && operand.type.kind !== 'boolean') {
      const { isNull } = this.value(operand);
      return { whenTrue: isNull, whenFalse: `(not ${isNull})` };
    }
    const { whenTrue, whenFalse } = this.truth(operand);
    const holds = { true: whenTrue, false: whenFalse, null: '', unknown: '' }[test];
    const found = holds === '' ? this.bool(`(not (or ${whenTrue} ${whenFalse}))`) : holds;
    return { whenTrue: found, whenFalse: `(not ${found})` };
  }

  private like(typed: Extract<Typed, { kind: 'like' }>): Truth {
    const { value, isNull } = this.value(typed.operand);
    const { pattern } = typed;
    if (pattern.kind !== 'literal' || pattern.value?.kind !== 'string')
      throw new NoCounterpart('a pattern that is computed');
    const parts = readLikePattern(pattern.value.value, typed.escape);
    if (parts === null) throw new NoCounterpart('a pattern that is none');
    const expressions = parts.map((part) => {
      if (part.kind === 'any') return 're.all';
      if (part.kind === 'one') return 're.allchar';
      return typed.caseInsensitive
        ? eitherCase(part.character)
        : `(str.to_re ${stringLiteral(part.character)})`;
    });
    const whole =
      expressions.length === 0
        ? '(str.to_re "")'
        : expressions.length === 1
          ? expressions[0]
          : `(re.++ ${expressions.join(' ')})`;
    const matches = this.bool(`(str.in_re ${value} ${whole})`);
    return negatedIf(typed.negated, {
      whenTrue: this.bool(`(and (not ${isNull}) ${matches})`),
      whenFalse: this.bool(`(and (not ${isNull}) (not ${matches}))`),
    });
  }

  private compare(operator: ComparisonOperator, left: Typed, right: Typed): Truth {
    const [a, b] = this.together(left, right);
    const known = this.bool(`(and (not ${a.isNull}) (not ${b.isNull}))`);
    const holds = this.bool(comparison(operator, a.value, b.value, left.type.kind === 'string'));
    return {
      whenTrue: this.bool(`(and ${known} ${holds})`),
      whenFalse: this.bool(`(and ${known} (not ${holds}))`),
    };
  }

  /** Both in one sort. */
  private together(left: Typed, right: Typed): readonly [Known, Known] {
    const kinds = [left.type.kind, right.type.kind];
    if (kinds.includes('number')) return [this.double(left), this.double(right)];
    const [some = 'integer'] = kinds.filter((kind) => kind !== 'null');
    const target = kinds.includes('timestamp') ? 'timestamp' : kinds.includes('decimal') ? 'decimal' : some;
    return [this.widened(left, target), this.widened(right, target)];
  }

  /** An exact number beside a double becomes one: only for a literal is it known which. */
  private double(typed: Typed): Known {
    if (typed.type.kind === 'null') return { value: '0.0', isNull: 'true' };
    if (typed.type.kind === 'number') return this.value(typed);
    const value = typed.kind === 'literal' ? typed.value : null;
    const near =
      value?.kind === 'integer'
        ? Number(value.value)
        : value?.kind === 'decimal'
          ? Number(`${value.value.units}e-${value.value.scale}`)
          : null;
    if (near === null) throw new NoCounterpart('an exact number as a double');
    return { value: doubleLiteral(near), isNull: 'false' };
  }

  private widened(typed: Typed, target: DataType['kind']): Known {
    if (typed.type.kind === 'null') return { value: zero(sortOf(target)), isNull: 'true' };
    const known = this.value(typed);
    if (target === 'timestamp' && typed.type.kind === 'date')
      return { ...known, value: `(* ${known.value} ${MICROS_PER_DAY})` };
    if ((target === 'decimal' || target === 'number') && typed.type.kind === 'integer')
      return { ...known, value: `(to_real ${known.value})` };
    return known;
  }

  private value(typed: Typed): Known {
    switch (typed.kind) {
      case 'literal':
        return literal(typed.value, typed.type);
      case 'column':
        return this.column(typed.path, typed.field);
      case 'current': {
        this.usesNow = true;
        const value = typed.what === 'date' ? `(div now ${MICROS_PER_DAY})` : 'now';
        return { value, isNull: 'false' };
      }
      case 'negate': {
        const { value, isNull } = this.value(typed.operand);
        return { value: this.define(sortOf(typed.type.kind), `(- ${value})`), isNull };
      }
      case 'arithmetic':
        return this.arithmetic(typed);
      case 'function':
        return this.call(typed);
      case 'cast':
        return this.cast(typed);
      case 'case':
        return this.choice(typed);
      case 'extract':
      case 'declared':
        throw new NoCounterpart(typed.kind === 'extract' ? 'EXTRACT' : 'a declared function');
      default: {
        const { whenTrue, whenFalse } = this.truth(typed);
        return { value: whenTrue, isNull: this.bool(`(not (or ${whenTrue} ${whenFalse}))`) };
      }
    }
  }

  private column(path: readonly string[], field: FieldInfo): Known {
    if (field.expression) {
      if (path.length > 0) throw new NoCounterpart('a computed field of a related row');
      return this.value(field.expression);
    }
    const way = [...this.place, ...path];
    const key = [...way, field.name].join('.');
    const known = this.columns.get(key);
    if (known) return known;
    const value = `|${key}|`;
    const isNull = way.length > 0 || field.nullable ? `|${key} is null|` : 'false';
    this.lines.push(`(declare-const ${value} ${sortOf(field.type.kind)})`);
    if (isNull !== 'false') this.lines.push(`(declare-const ${isNull} Bool)`);
    if (way.length > 0) this.related(way, field, isNull);
    this.restrict(value, field.type);
    const made = { value, isNull };
    this.columns.set(key, made);
    return made;
  }

  /** What is never NULL in a related row is NULL exactly where the row is missing. */
  private related(path: readonly string[], field: FieldInfo, isNull: string): void {
    const missing = this.missing(path);
    this.lines.push(`(assert (${field.nullable ? '=>' : '='} ${missing} ${isNull}))`);
  }

  /** Closed lists, and the digits a decimal has. */
  private restrict(value: string, type: DataType): void {
    if ((type.kind === 'string' || type.kind === 'integer') && type.values) {
      const each = [...type.values].map((item) =>
        typeof item === 'bigint' ? `(= ${value} ${whole(item)})` : `(= ${value} ${stringLiteral(item)})`,
      );
      this.lines.push(`(assert (or ${each.join(' ')} false))`);
    }
    if (type.kind === 'decimal' && type.scale !== null)
      this.lines.push(`(assert (is_int (* ${value} ${10 ** type.scale}.0)))`);
  }

  private arithmetic(typed: Extract<Typed, { kind: 'arithmetic' }>): Known {
    const { operator, left, right, type } = typed;
    const kinds = [left.type.kind, right.type.kind];
    if (type.kind === 'number') throw new NoCounterpart('arithmetic of doubles');
    if (kinds.includes('timestamp') && kinds.includes('interval')) return this.shifted(typed);
    if (kinds.includes('interval')) throw new NoCounterpart('a length of time');
    if (kinds.includes('date') && type.kind !== 'interval' && type.kind !== 'date' && type.kind !== 'integer')
      throw new NoCounterpart('a date and something else');
    if (type.kind === 'interval') return this.difference(typed);
    const a = this.widened(left, type.kind);
    const b = this.widened(right, type.kind);
    const isNull = this.bool(`(or ${a.isNull} ${b.isNull})`);
    if (operator === '||') return { value: this.define('String', `(str.++ ${a.value} ${b.value})`), isNull };
    if (operator !== '/') {
      return { value: this.define(sortOf(type.kind), `(${operator} ${a.value} ${b.value})`), isNull };
    }
    // A quotient of decimals is rounded to as many digits as fit, which depends on the values.
    if (type.kind !== 'integer' || right.kind !== 'literal') throw new NoCounterpart('a rounded quotient');
    const quotient = `(ite (>= ${a.value} 0) (div ${a.value} ${b.value}) (- (div (- ${a.value}) ${b.value})))`;
    return { value: this.define('Int', quotient), isNull };
  }

  private difference({ left, right }: Extract<Typed, { kind: 'arithmetic' }>): Known {
    const [from, to] = [this.widened(right, 'timestamp'), this.widened(left, 'timestamp')];
    const isNull = this.bool(`(or ${from.isNull} ${to.isNull})`);
    return { value: this.define('Int', `(- ${to.value} ${from.value})`), isNull };
  }

  private shifted({ operator, left, right }: Extract<Typed, { kind: 'arithmetic' }>): Known {
    const [moment, length] = left.type.kind === 'interval' ? [right, left] : [left, right];
    if (length.kind !== 'literal') throw new NoCounterpart('a length of time');
    const by = this.value(length);
    const { value, isNull } = this.widened(moment, 'timestamp');
    return { value: this.define('Int', `(${operator} ${value} ${by.value})`), isNull };
  }

  private call(typed: Extract<Typed, { kind: 'function' }>): Known {
    const { name, type } = typed;
    const sort = sortOf(type.kind);
    const given = typed.arguments.map((each) => this.widened(each, type.kind));
    const [first, second] = given;
    if (!first) throw new NoCounterpart(name);
    const isNull =
      given.length === 1 ? first.isNull : this.bool(`(or ${given.map((each) => each.isNull).join(' ')})`);
    switch (name) {
      case 'coalesce':
        return given.reduceRight((rest, each) => ({
          value: this.define(sort, `(ite ${each.isNull} ${rest.value} ${each.value})`),
          isNull: this.bool(`(and ${each.isNull} ${rest.isNull})`),
        }));
      case 'nullif': {
        const [a, b] = typed.arguments;
        if (!a || !b) throw new NoCounterpart(name);
        return { ...first, isNull: this.bool(`(or ${first.isNull} ${this.compare('=', a, b).whenTrue})`) };
      }
      case 'greatest':
      case 'least': {
        const operator = name === 'greatest' ? '>=' : '<=';
        if (type.kind === 'string') throw new NoCounterpart('an order of texts');
        return given.reduce((best, each) => ({
          value: this.define(
            sort,
            `(ite ${best.isNull} ${each.value} (ite (or ${each.isNull} (${operator} ${best.value} ${each.value})) ${best.value} ${each.value}))`,
          ),
          isNull: this.bool(`(and ${best.isNull} ${each.isNull})`),
        }));
      }
      case 'abs':
        return {
          isNull,
          value: this.define(
            sort,
            `(ite (< ${first.value} ${zero(sort)}) (- ${first.value}) ${first.value})`,
          ),
        };
      case 'length':
        return { isNull, value: this.define('Int', `(str.len ${this.value(argument(typed)).value})`) };
      case 'floor':
        return { isNull, value: this.define('Real', `(to_real (to_int ${this.real(argument(typed))}))`) };
      case 'ceil':
        return {
          isNull,
          value: this.define('Real', `(- (to_real (to_int (- ${this.real(argument(typed))}))))`),
        };
      case 'round':
        if (second) throw new NoCounterpart('ROUND to digits');
        return { isNull, value: this.define('Real', `(to_real ${halfAway(this.real(argument(typed)))})`) };
      case 'days_between':
      case 'hours_between':
      case 'minutes_between': {
        const [from, to] = typed.arguments.map((each) => this.widened(each, 'timestamp'));
        const unit = { days_between: 86_400, hours_between: 3_600, minutes_between: 60 }[name];
        const ends = this.bool(`(or ${from?.isNull} ${to?.isNull})`);
        const value = `(/ (to_real (- ${to?.value} ${from?.value})) ${unit}000000.0)`;
        return { isNull: ends, value: this.define('Real', value) };
      }
      case 'lower':
      case 'upper':
      case 'trim':
      case 'date_trunc':
        throw new NoCounterpart(name.toUpperCase());
    }
  }

  private real(typed: Typed): string {
    if (typed.type.kind === 'number') throw new NoCounterpart('rounding of doubles');
    return this.widened(typed, 'decimal').value;
  }

  private cast(typed: Extract<Typed, { kind: 'cast' }>): Known {
    const from = typed.operand.type.kind;
    const { value, isNull } = this.value(typed.operand);
    const to = typed.type;
    if (from === to.kind && (to.kind !== 'decimal' || to.scale === null)) return { value, isNull };
    if (from === 'timestamp' && to.kind === 'date')
      return { isNull, value: this.define('Int', `(div ${value} ${MICROS_PER_DAY})`) };
    if (from === 'date' && to.kind === 'timestamp')
      return { isNull, value: this.define('Int', `(* ${value} ${MICROS_PER_DAY})`) };
    if (from === 'decimal' && to.kind === 'integer')
      return { isNull, value: this.define('Int', halfAway(value)) };
    if (from === 'boolean' && to.kind === 'integer')
      return { isNull, value: this.define('Int', `(ite ${value} 1 0)`) };
    throw new NoCounterpart(`a cast of ${from} to ${to.kind}`);
  }

  private choice(typed: Extract<Typed, { kind: 'case' }>): Known {
    const sort = sortOf(typed.type.kind);
    const last = typed.otherwise
      ? this.widened(typed.otherwise, typed.type.kind)
      : { value: zero(sort), isNull: 'true' };
    return typed.branches.reduceRight((rest, { when, then }) => {
      const { whenTrue } = typed.subject ? this.compare('=', typed.subject, when) : this.truth(when);
      const { value, isNull } = this.widened(then, typed.type.kind);
      return {
        value: this.define(sort, `(ite ${whenTrue} ${value} ${rest.value})`),
        isNull: this.bool(`(ite ${whenTrue} ${isNull} ${rest.isNull})`),
      };
    }, last);
  }
}

function argument(typed: Extract<Typed, { kind: 'function' }>): Typed {
  const [first] = typed.arguments;
  if (!first) throw new NoCounterpart(typed.name);
  return first;
}

function negatedIf(negated: boolean, { whenTrue, whenFalse }: Truth): Truth {
  return negated ? { whenTrue: whenFalse, whenFalse: whenTrue } : { whenTrue, whenFalse };
}

function sortOf(kind: DataType['kind']): string {
  const sort = SORTS[kind];
  if (sort === undefined) throw new NoCounterpart(`a ${kind}`);
  return sort;
}

function zero(sort: string): string {
  return { Int: '0', Real: '0.0', String: '""', Bool: 'false' }[sort] ?? '0';
}

function comparison(operator: ComparisonOperator, a: string, b: string, texts: boolean): string {
  if (operator === '=') return `(= ${a} ${b})`;
  if (operator === '<>') return `(not (= ${a} ${b}))`;
  if (!texts) return `(${operator} ${a} ${b})`;
  return {
    '<': `(str.< ${a} ${b})`,
    '<=': `(str.<= ${a} ${b})`,
    '>': `(str.< ${b} ${a})`,
    '>=': `(str.<= ${b} ${a})`,
  }[operator];
}

function halfAway(real: string): string {
  return `(ite (>= ${real} 0.0) (to_int (+ ${real} 0.5)) (- (to_int (+ (- ${real}) 0.5))))`;
}

function whole(value: bigint): string {
  return value < 0n ? `(- ${-value})` : String(value);
}

function literal(value: Value, type: DataType): Known {
  if (value === null)
    return { value: zero(sortOf(type.kind === 'null' ? 'integer' : type.kind)), isNull: 'true' };
  const known = (text: string) => ({ value: text, isNull: 'false' });
  switch (value.kind) {
    case 'string':
      return known(stringLiteral(value.value));
    case 'integer':
      return known(whole(value.value));
    case 'boolean':
      return known(String(value.value));
    case 'decimal':
      return known(`(/ ${signed(value.value.units)} ${10n ** BigInt(value.value.scale)}.0)`);
    case 'number':
      return known(doubleLiteral(value.value));
    case 'date':
      return known(whole(BigInt(value.value)));
    case 'timestamp':
      return known(whole(value.value));
    case 'interval': {
      if (value.value.months !== 0) throw new NoCounterpart('months');
      return known(whole(BigInt(value.value.days) * MICROS_PER_DAY + value.value.micros));
    }
  }
}

function signed(units: bigint): string {
  return units < 0n ? `(- ${-units}.0)` : `${units}.0`;
}

/** Exactly: a double is a whole number of halves of halves. */
function doubleLiteral(value: number): string {
  let scale = 0n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale += 1n;
  }
  return `(/ ${signed(BigInt(scaled))} ${2n ** scale}.0)`;
}

function stringLiteral(text: string): string {
  const escaped = [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"') return '""';
    return code < 0x20 || code > 0x7e || character === '\\' ? `\\u{${code.toString(16)}}` : character;
  });
  return `"${escaped.join('')}"`;
}

function eitherCase(character: string): string {
  const both = [...new Set([character.toLowerCase(), character.toUpperCase()])].filter(
    (each) => [...each].length === 1,
  );
  const each = both.map((letter) => `(str.to_re ${stringLiteral(letter)})`);
  return each.length === 1 ? (each[0] ?? '') : `(re.union ${each.join(' ')})`;
}
