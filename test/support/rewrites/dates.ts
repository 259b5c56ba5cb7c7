import {
  civilFromDays,
  daysFromCivil,
  MICROS_PER_DAY,
  MICROS_PER_HOUR,
  MICROS_PER_MINUTE,
  MICROS_PER_SECOND,
  splitTimestamp,
} from '../../../src/expression/calendar.js';
import { formatLiteral } from '../../../src/expression/format-literal.js';
import type { ComparisonOperator, Expression } from '../../../src/expression/syntax.js';
import { bracketed } from '../expression-tree.js';
import { integerOf, type Rules, textOf, typeKind, withLiteralRight } from './rule.js';

const day = (value: number) => formatLiteral({ kind: 'date', value });
const moment = (value: bigint) => formatLiteral({ kind: 'timestamp', value });

/** Microseconds of a date or timestamp literal. */
function microsOf(node: Expression): bigint | null {
  if (node.kind !== 'literal') return null;
  if (node.value?.kind === 'date') return BigInt(node.value.value) * MICROS_PER_DAY;
  return node.value?.kind === 'timestamp' ? node.value.value : null;
}

function fixedInterval(node: Expression): bigint | null {
  if (node.kind !== 'literal' || node.value?.kind !== 'interval' || node.value.value.months !== 0)
    return null;
  return BigInt(node.value.value.days) * MICROS_PER_DAY + node.value.value.micros;
}

const FIXED: Readonly<Record<string, bigint>> = {
  second: MICROS_PER_SECOND,
  minute: MICROS_PER_MINUTE,
  hour: MICROS_PER_HOUR,
  day: MICROS_PER_DAY,
};
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** The beginning of the unit that holds a moment, and of the next one. */
function unitAround(unit: string, micros: bigint): { readonly start: bigint; readonly next: bigint } | null {
  const length = unit === 'week' ? 7n * MICROS_PER_DAY : FIXED[unit];
  if (length !== undefined) {
    // 1970-01-05 was a Monday.
    const origin = unit === 'week' ? 4n * MICROS_PER_DAY : 0n;
    const into = (((micros - origin) % length) + length) % length;
    return { start: micros - into, next: micros - into + length };
  }
  const months = MONTHS[unit];
  if (months === undefined) return null;
  const { year, month } = civilFromDays(splitTimestamp(micros).days);
  const first = month - 1 - ((month - 1) % months);
  const at = (index: number) => {
    const civil = { year: year + Math.floor(index / 12), month: (index % 12) + 1, day: 1 };
    return BigInt(daysFromCivil(civil)) * MICROS_PER_DAY;
  };
  return { start: at(first), next: at(first + months) };
}

/** `floor(x) operator bound` as bounds of x, where the floor of the bound is `start` and the next one `next`. */
function unwrapFloor(
  x: string,
  operator: ComparisonOperator,
  isStart: boolean,
  start: string,
  next: string,
): string {
  switch (operator) {
    case '>':
      return `${x} >= ${next}`;
    case '>=':
      return `${x} >= ${isStart ? start : next}`;
    case '<':
      return `${x} < ${isStart ? start : next}`;
    case '<=':
      return `${x} < ${next}`;
    case '=':
      return isStart ? `${x} >= ${start} AND ${x} < ${next}` : `${x} <> ${x}`;
    case '<>':
      return isStart ? `${x} < ${start} OR ${x} >= ${next}` : `${x} = ${x}`;
  }
}

/** Each keeps the value, UNKNOWN included. */
export const DATE_RULES: Rules = {
  'day of a timestamp as a range': (node) => {
    const comparison = withLiteralRight(node);
    if (comparison?.left.kind !== 'cast' || comparison.left.target.text !== 'date') return null;
    const { operand } = comparison.left;
    const bound = microsOf(comparison.right);
    if (bound === null || typeKind(operand) !== 'timestamp') return null;
    const { days, time } = splitTimestamp(bound);
    return unwrapFloor(bracketed(operand), comparison.operator, time === 0n, day(days), day(days + 1));
  },
  'range as the day of a timestamp': (node) => {
    const comparison = withLiteralRight(node);
    if (!comparison || typeKind(comparison.left) !== 'timestamp') return null;
    const bound = microsOf(comparison.right);
    const isMidnight = bound !== null && bound % MICROS_PER_DAY === 0n;
    if (!isMidnight || (comparison.operator !== '>=' && comparison.operator !== '<')) return null;
    const operand = bracketed(comparison.left);
    return `CAST(${operand} AS date) ${comparison.operator} ${day(splitTimestamp(bound).days)}`;
  },
  'DATE_TRUNC as a range': (node) => {
    const comparison = withLiteralRight(node);
    if (comparison?.left.kind !== 'call' || comparison.left.name.text !== 'date_trunc') return null;
    const [unit, operand] = comparison.left.arguments;
    const bound = microsOf(comparison.right);
    const around = unit && bound !== null ? unitAround(textOf(unit) ?? '', bound) : null;
    if (!operand || !around) return null;
    const isStart = around.start === bound;
    const { start, next } = around;
    return unwrapFloor(bracketed(operand), comparison.operator, isStart, moment(start), moment(next));
  },
  'year as a range': (node) => {
    if (node.kind !== 'compare' || node.left.kind !== 'extract' || node.left.field !== 'year') return null;
    const year = integerOf(node.right);
    if (year === null || year < 2n || year > 9000n) return null;
    const start = `DATE '${String(year).padStart(4, '0')}-01-01'`;
    const next = `DATE '${String(year + 1n).padStart(4, '0')}-01-01'`;
    return unwrapFloor(bracketed(node.left.operand), node.operator, true, start, next);
  },
  'interval moved to the literal': (node) => {
    const comparison = withLiteralRight(node);
    if (comparison?.left.kind !== 'arithmetic') return null;
    const { left, right, operator } = comparison.left;
    const length = fixedInterval(right);
    const bound = microsOf(comparison.right);
    if (length === null || bound === null || (operator !== '+' && operator !== '-')) return null;
    const moved = operator === '+' ? bound - length : bound + length;
    return `${bracketed(left)} ${comparison.operator} ${moment(moved)}`;
  },
  'interval added to both sides': (node, random) => {
    if (node.kind !== 'compare' || typeKind(node.left) !== 'timestamp') return null;
    const interval = random.pick(["INTERVAL '3 days'", "INTERVAL '1 hour'", "INTERVAL '-2 days 00:00:01'"]);
    return `${bracketed(node.left)} + ${interval} ${node.operator} ${bracketed(node.right)} + ${interval}`;
  },
  'days moved to the other side': (node) => {
    if (node.kind !== 'compare' || node.right.kind !== 'arithmetic') return null;
    const { left, right, operator } = node.right;
    const days = integerOf(right);
    if (days === null || typeKind(left) !== 'date' || (operator !== '+' && operator !== '-')) return null;
    const back = operator === '+' ? '-' : '+';
    const kind = typeKind(node.left);
    if (kind === 'date') return `${bracketed(node.left)} ${back} ${days} ${node.operator} ${bracketed(left)}`;
    if (kind !== 'timestamp') return null;
    return `${bracketed(node.left)} ${back} INTERVAL '${days} days' ${node.operator} ${bracketed(left)}`;
  },
  'difference as a sum': (node) => {
    if (node.kind !== 'compare' || node.left.kind !== 'arithmetic' || node.left.operator !== '-') return null;
    const { left, right } = node.left;
    if (fixedInterval(node.right) === null || typeKind(left) === 'interval') return null;
    return `${bracketed(left)} ${node.operator} ${bracketed(right)} + ${bracketed(node.right)}`;
  },
  'elapsed days as an interval': (node) => {
    if (node.kind !== 'compare' || node.left.kind !== 'call') return null;
    const [from, to] = node.left.arguments;
    const length = integerOf(node.right);
    if (node.left.name.text !== 'days_between' || length === null || !from || !to) return null;
    const isDays = typeKind(from) === 'date' && typeKind(to) === 'date';
    const bound = isDays ? `${length}` : `INTERVAL '${length} days'`;
    return `${bracketed(to)} - ${bracketed(from)} ${node.operator} ${bound}`;
  },
  'dates as timestamps': (node) =>
    node.kind === 'compare' && typeKind(node.left) === 'date' && typeKind(node.right) === 'date'
      ? `CAST(${bracketed(node.left)} AS timestamp) ${node.operator} ${bracketed(node.right)}`
      : null,
};
