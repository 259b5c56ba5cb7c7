import { suggestNearest } from '../diagnostic/suggest.js';
import { checkOrdered } from './check-comparison.js';
import type { Checking } from './checking.js';
import { checkListedValues } from './closed-list.js';
import { alignOperands, coerceText } from './coerce.js';
import { constantOf } from './constant.js';
import type { DataType } from './data-type.js';
import type { Located } from './syntax.js';
import { foldLower, foldUpper, trimSpaces } from './text.js';
import { isDateLike, isNumeric, nameType } from './type-rules.js';
import type { BuiltInFunction, Typed } from './typed.js';

/** A call whose arguments are checked and as many as they should be. */
interface Call {
  readonly checking: Checking;
  readonly name: BuiltInFunction;
  readonly place: Located;
  readonly arguments: readonly Typed[];
}

interface BuiltIn {
  readonly arity: readonly [least: number, most: number];
  readonly check: (call: Call) => Typed | null;
}

const MANY = Number.POSITIVE_INFINITY;
const TRUNC_UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'];
const MAX_ROUND_DIGITS = 20;

export const BUILT_INS: Readonly<Record<BuiltInFunction, BuiltIn>> = {
  coalesce: { arity: [1, MANY], check: (call) => checkChoice(call, false) },
  greatest: { arity: [1, MANY], check: (call) => checkChoice(call, true) },
  least: { arity: [1, MANY], check: (call) => checkChoice(call, true) },
  nullif: { arity: [2, 2], check: checkNullIf },
  lower: { arity: [1, 1], check: (call) => checkText(call, foldLower) },
  upper: { arity: [1, 1], check: (call) => checkText(call, foldUpper) },
  trim: { arity: [1, 1], check: (call) => checkText(call, trimSpaces) },
  length: { arity: [1, 1], check: checkLength },
  abs: { arity: [1, 1], check: (call) => checkNumber(call, (type) => withoutValues(type)) },
  floor: { arity: [1, 1], check: (call) => checkNumber(call, wholeType) },
  ceil: { arity: [1, 1], check: (call) => checkNumber(call, wholeType) },
  round: { arity: [1, 2], check: checkRound },
  date_trunc: { arity: [2, 2], check: checkDateTrunc },
  days_between: { arity: [2, 2], check: checkElapsed },
  hours_between: { arity: [2, 2], check: checkElapsed },
  minutes_between: { arity: [2, 2], check: checkElapsed },
};

export function isBuiltIn(name: string): name is BuiltInFunction {
  return Object.hasOwn(BUILT_INS, name);
}

function result(call: Call, arguments_: readonly Typed[], type: DataType, nullable: boolean): Typed {
  const { start, end } = call.place;
  return { kind: 'function', name: call.name, arguments: arguments_, type, nullable, start, end };
}

/** COALESCE, GREATEST and LEAST leave NULLs out: NULL only where all are. */
function checkChoice(call: Call, ordered: boolean): Typed | null {
  const { checking, place } = call;
  const aligned = alignOperands(checking, call.arguments);
  if (aligned === null) return null;
  if (aligned.type.kind === 'null')
    return checking.report('type-mismatch', place, 'This is NULL for every record.');
  if (aligned.type.kind === 'interval') {
    return checking.report(
      'type-mismatch',
      place,
      'An interval stands only beside a date, a timestamp or another interval.',
    );
  }
  if (ordered && !checkOrdered(checking, aligned.type, place)) return null;
  return result(
    call,
    aligned.operands,
    aligned.type,
    aligned.operands.every((operand) => operand.nullable),
  );
}

function checkNullIf(call: Call): Typed | null {
  const { checking, place } = call;
  const aligned = alignOperands(checking, call.arguments);
  const [value, other] = aligned?.operands ?? [];
  if (!value || !other) return null;
  if (value.type.kind === 'null' || value.type.kind === 'interval') {
    return checking.report(
      'type-mismatch',
      place,
      `NULLIF takes a value first, and this is ${nameType(value.type)}.`,
    );
  }
  if (!checkListedValues(checking, value, [other])) return null;
  return result(call, [value, other], value.type, true);
}

function checkText(call: Call, map: (text: string) => string): Typed | null {
  const [argument] = call.arguments;
  if (!argument) return null;
  const { type } = argument;
  if (type.kind !== 'string') return reportArgument(call, argument, 'a string');
  const values = type.values ? { values: [...new Set(type.values.map(map))] } : {};
  return result(call, [argument], { ...type, ...values }, argument.nullable);
}

function checkLength(call: Call): Typed | null {
  const [argument] = call.arguments;
  if (!argument) return null;
  if (argument.type.kind !== 'string') return reportArgument(call, argument, 'a string');
  return result(call, [argument], { kind: 'integer' }, argument.nullable);
}

function checkNumber(call: Call, typeOf: (type: DataType) => DataType): Typed | null {
  const [argument] = call.arguments;
  if (!argument) return null;
  if (!isNumeric(argument.type)) return reportArgument(call, argument, 'a number');
  return result(call, [argument], typeOf(argument.type), argument.nullable);
}

/** As in PostgreSQL, an integer becomes a double here. */
function wholeType(type: DataType): DataType {
  return type.kind === 'decimal' ? { kind: 'decimal', scale: 0 } : { kind: 'number' };
}

function withoutValues(type: DataType): DataType {
  return type.kind === 'integer' ? { kind: 'integer' } : type;
}

function checkRound(call: Call): Typed | null {
  const [value, digits] = call.arguments;
  if (!value || !digits) return checkNumber(call, wholeType);
  if (!isNumeric(value.type)) return reportArgument(call, value, 'a number');
  const count = constantOf(digits);
  if (count?.kind !== 'integer' || count.value < 0n || count.value > MAX_ROUND_DIGITS) {
    return call.checking.report(
      'type-mismatch',
      digits,
      `ROUND takes a count of digits written out, from 0 to ${MAX_ROUND_DIGITS}.`,
    );
  }
  if (value.type.kind === 'number') {
    const message = 'ROUND to digits takes a decimal: a double has no exact digits.';
    return call.checking.report(
      'type-mismatch',
      value,
      message,
      'Write `CAST(x AS decimal(18, 2))`, which rounds to 2 digits.',
    );
  }
  return result(call, [value, digits], { kind: 'decimal', scale: Number(count.value) }, value.nullable);
}

function checkDateTrunc(call: Call): Typed | null {
  const [unit, value] = call.arguments;
  if (!unit || !value) return null;
  const written = constantOf(unit);
  if (written?.kind !== 'string') {
    return call.checking.report(
      'type-mismatch',
      unit,
      "DATE_TRUNC takes the unit in quotes first, such as 'month'.",
    );
  }
  const name = foldLower(written.value);
  if (!TRUNC_UNITS.includes(name)) {
    const near = suggestNearest(name, TRUNC_UNITS);
    const help = near ? `Did you mean '${near}'?` : undefined;
    return call.checking.report(
      'type-mismatch',
      unit,
      `DATE_TRUNC takes one of ${TRUNC_UNITS.join(', ')}.`,
      help,
    );
  }
  const read = coerceText(call.checking, value, { kind: 'timestamp' });
  if (read === null) return null;
  if (!isDateLike(read.type)) return reportArgument(call, read, 'a date or a timestamp');
  const literal: Typed = {
    kind: 'literal',
    value: { kind: 'string', value: name },
    type: { kind: 'string' },
    nullable: false,
    start: unit.start,
    end: unit.end,
  };
  return result(call, [literal, read], { kind: 'timestamp' }, read.nullable);
}

function checkElapsed(call: Call): Typed | null {
  const read = call.arguments.map((argument) => coerceText(call.checking, argument, { kind: 'timestamp' }));
  const [from, to] = read;
  if (!from || !to) return null;
  for (const argument of [from, to]) {
    if (!isDateLike(argument.type)) return reportArgument(call, argument, 'a date or a timestamp');
  }
  return result(call, [from, to], { kind: 'decimal', scale: null }, from.nullable || to.nullable);
}

function reportArgument(call: Call, argument: Typed, wanted: string): null {
  const message = `\`${call.name.toUpperCase()}\` takes ${wanted}, and this is ${nameType(argument.type)}.`;
  const text =
    argument.type.kind === 'integer' && wanted === 'a string' ? 'Cast it: `CAST(x AS string)`.' : undefined;
  return call.checking.report('type-mismatch', argument, message, text);
}
