import { suggestNearest } from '../diagnostic/suggest.js';
import { capital } from '../diagnostic/words.js';
import type { Checking } from './checking.js';
import { coerceText } from './coerce.js';
import { type DataType, FIELD_TYPES, type FieldType } from './data-type.js';
import type { ExpressionOf } from './expression-of.js';
import { readTextConstant } from './read-text-constant.js';
import type { TypeName } from './syntax.js';
import { isDateLike, nameType, scaleOf } from './type-rules.js';
import type { Typed } from './typed.js';

const TYPE_NAMES: Readonly<Record<string, FieldType>> = {
  string: 'string',
  text: 'string',
  varchar: 'string',
  'character varying': 'string',
  integer: 'integer',
  int: 'integer',
  int4: 'integer',
  int8: 'integer',
  bigint: 'integer',
  smallint: 'integer',
  int2: 'integer',
  decimal: 'decimal',
  numeric: 'decimal',
  dec: 'decimal',
  number: 'number',
  'double precision': 'number',
  float8: 'number',
  float: 'number',
  boolean: 'boolean',
  bool: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  'timestamp without time zone': 'timestamp',
};

/**
 * What may be cast into what. A cast that could stop a query on dirty data (text into anything) is refused but for
 * literals, and so is one whose text differs from database to database (numbers and timestamps into text).
 */
const ALLOWED: Readonly<Record<DataType['kind'], readonly FieldType[]>> = {
  string: ['string'],
  integer: ['integer', 'decimal', 'number', 'string'],
  decimal: ['decimal', 'integer', 'number'],
  number: ['number', 'integer', 'decimal'],
  boolean: ['boolean', 'integer', 'string'],
  date: ['date', 'timestamp', 'string'],
  timestamp: ['timestamp', 'date'],
  interval: [],
  null: FIELD_TYPES,
};

export function checkCast(checking: Checking, expression: ExpressionOf<'cast'>): Typed | null {
  const { start, end } = expression;
  const target = readTarget(checking, expression.target);
  const operand = checking.check(expression.operand);
  if (target === null || operand === null) return null;
  if (operand.kind === 'literal' && operand.value?.kind === 'string' && target.kind !== 'string') {
    return readTextConstant(checking, operand, operand.value.value, target, { start, end });
  }
  if (operand.type.kind === 'number' && target.kind === 'decimal' && target.scale === null) {
    const help = 'Say how many digits, such as `decimal(18, 2)`.';
    return checking.report('type-mismatch', expression, 'A double has no exact digits to keep.', help);
  }
  const allowed = ALLOWED[operand.type.kind].find((kind) => kind === target.kind);
  if (allowed === undefined) {
    const message = `${nameType(operand.type)} cannot be cast to ${nameType(target)}.`;
    return checking.report(
      'type-mismatch',
      expression,
      capital(message),
      suggestInstead(operand.type, target),
    );
  }
  return {
    kind: 'cast',
    operand,
    type: castType(operand.type, target),
    nullable: operand.nullable,
    start,
    end,
  };
}

function readTarget(checking: Checking, target: TypeName): DataType | null {
  const kind = Object.hasOwn(TYPE_NAMES, target.text) ? TYPE_NAMES[target.text] : undefined;
  if (kind === undefined) {
    const near = suggestNearest(target.text, Object.keys(TYPE_NAMES));
    const help = near ? `Did you mean \`${near}\`?` : `The types are ${FIELD_TYPES.join(', ')}.`;
    return checking.report(
      'type-mismatch',
      target,
      `\`${target.text}\` is not a type that can be cast to.`,
      help,
    );
  }
  const [precision, scale = 0, more] = target.arguments;
  if (precision === undefined) return kind === 'decimal' ? { kind, scale: null } : { kind };
  if (kind !== 'decimal' || more !== undefined) {
    return checking.report(
      'type-mismatch',
      target,
      `\`${target.text}\` takes no arguments here.`,
      `Write \`${target.text}\`.`,
    );
  }
  if (precision < 1 || precision > 38 || scale > precision) {
    return checking.report(
      'type-mismatch',
      target,
      'A decimal has 1 to 38 digits, no more of them after the point than there are.',
    );
  }
  return { kind, scale };
}

/** A decimal keeps the digits it has where no scale is asked for; a string stays in its closed list. */
function castType(from: DataType, target: DataType): DataType {
  if (from.kind === 'string' && target.kind === 'string') return from;
  if (target.kind === 'decimal' && target.scale === null) return { kind: 'decimal', scale: scaleOf(from) };
  return target;
}

function suggestInstead(from: DataType, to: DataType): string | undefined {
  if (from.kind === 'string') {
    return `A text that is none would stop the query. Convert it in the source of the entity, and declare the field as ${to.kind}.`;
  }
  if (to.kind === 'boolean') return 'Write a comparison, such as `x <> 0`.';
  if (to.kind === 'string') {
    return from.kind === 'timestamp'
      ? 'Cast it to a date first.'
      : 'Its text differs between databases; write it in the source of the entity.';
  }
  return undefined;
}

export function checkExtract(checking: Checking, expression: ExpressionOf<'extract'>): Typed | null {
  const { field, start, end } = expression;
  const checked = checking.check(expression.operand);
  const operand = checked && coerceText(checking, checked, { kind: 'timestamp' });
  if (operand === null) return null;
  if (!isDateLike(operand.type)) {
    return checking.report(
      'type-mismatch',
      operand,
      `EXTRACT takes a date or a timestamp, and this is ${nameType(operand.type)}.`,
    );
  }
  const ofDay = field === 'hour' || field === 'minute' || field === 'second';
  if (ofDay && operand.type.kind === 'date') {
    return checking.report('type-mismatch', operand, `A date has no ${field}.`);
  }
  // PostgreSQL gives a numeric, so dividing it does not truncate.
  const type: DataType = { kind: 'decimal', scale: field === 'second' ? 6 : 0 };
  return { kind: 'extract', field, operand, type, nullable: operand.nullable, start, end };
}
