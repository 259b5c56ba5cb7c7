import type { Cell } from './transform-request.js';

const WITH_ZONE = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const SPACED = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?(?: (?:[A-Za-z_/]+|[+-]\d{2}:?\d{2}))?$/;
const PLAIN = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})$/;

/** A cell as Cube 1.7 writes it: every number a string, a time without its zone and with milliseconds. */
export function transformValue(value: Cell, type: string): Cell {
  if (typeof value === 'number') return writePlainNumber(value);
  if (typeof value === 'string' && type === 'time') return normalizeTime(value);
  return value;
}

/** The clock time is kept as it is. A date alone, or anything else, passes unchanged. */
function normalizeTime(text: string): string {
  const match = WITH_ZONE.exec(text) ?? SPACED.exec(text) ?? PLAIN.exec(text);
  if (match === null) return text;
  const [, date, time, fraction = ''] = match;
  if (Number.isNaN(Date.parse(`${date}T${time}Z`))) return text;
  return `${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}`;
}

/** In decimal digits, never with an exponent. */
function writePlainNumber(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', first = '', rest = '', exponent = ''] = match;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
