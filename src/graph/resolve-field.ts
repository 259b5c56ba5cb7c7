import { columnsReadBy } from '../expression/columns.js';
import type { DataType } from '../expression/data-type.js';
import type { FieldInfo, Typed } from '../expression/typed.js';
import type { Definition } from '../language/definition.js';
import type { Privacy } from '../language/schema.js';
import type { GraphContext } from './context.js';
import { entityScope, type ScopeSource } from './entity-scope.js';
import type { FieldValue } from './graph.js';

const PRIVACY_ORDER = ['public', 'personal', 'secret'] as const satisfies readonly Privacy[];

/** The field as people declared it, its computed expression checked; null while it cannot be told. */
export function resolveField(
  context: GraphContext,
  source: ScopeSource,
  entity: Definition<'entity'>,
  index: number,
): FieldInfo | null {
  const value = entity.value.fields[index];
  if (!value) return null;
  const declared = dataTypeOf(value);
  const base = {
    entity: entity.name,
    name: value.name,
    type: declared,
    nullable: value.nullable ?? true,
    privacy: value.privacy ?? 'public',
  } as const;
  if (value.expression === undefined) return { ...base, expression: null };
  const path = ['fields', index, 'expression'];
  const expression = context.check(entity, path, entityScope(source, entity.name), 'value');
  if (!expression) return null;
  const converted = asDeclared(expression, declared);
  if (!converted) {
    const said = `${value.name} is declared ${declared.kind}, but its expression is ${describeType(expression.type)}.`;
    const help = `Declare \`type: ${expression.type.kind === 'interval' ? 'number' : expression.type.kind}\`, or cast the expression.`;
    context.misfit(entity, 'type-mismatch', path, said, help);
    return null;
  }
  const privacy = strictest([base.privacy, ...privacyReadBy(expression)]);
  return { ...base, privacy, expression: converted };
}

function privacyReadBy(expression: NonNullable<FieldInfo['expression']>): readonly Privacy[] {
  return columnsReadBy(expression).map((column) => column.field.privacy);
}

/** The strictest of several privacy classes; `public` of none. */
function strictest(classes: readonly Privacy[]): Privacy {
  return PRIVACY_ORDER[Math.max(0, ...classes.map((each) => PRIVACY_ORDER.indexOf(each)))] ?? 'secret';
}

function describeType(type: DataType): string {
  return type.kind === 'null' ? 'always NULL' : type.kind;
}

const NUMERIC: readonly DataType['kind'][] = ['integer', 'decimal', 'number'];
const CALENDAR: readonly DataType['kind'][] = ['date', 'timestamp'];

/**
 * The expression as a value of the declared type, converted as PostgreSQL converts what is assigned to a column: numbers
 * to the declared kind and scale (rounded), dates and timestamps to each other. null when that is not possible.
 */
function asDeclared(expression: Typed, declared: DataType): Typed | null {
  const from = expression.type;
  if (from.kind === declared.kind && (declared.kind !== 'decimal' || keepsScale(from, declared)))
    return expression;
  const convertible =
    from.kind === 'null' ||
    (NUMERIC.includes(from.kind) && NUMERIC.includes(declared.kind)) ||
    (CALENDAR.includes(from.kind) && CALENDAR.includes(declared.kind));
  if (!convertible) return null;
  const { start, end, nullable } = expression;
  return { kind: 'cast', operand: expression, type: withoutDeclarations(declared), nullable, start, end };
}

function keepsScale(from: DataType, to: DataType): boolean {
  if (from.kind !== 'decimal' || to.kind !== 'decimal' || to.scale === null) return true;
  return from.scale !== null && from.scale <= to.scale;
}

/** A cast knows kinds and scales; closed lists and collations are promises about a field. */
function withoutDeclarations(type: DataType): DataType {
  return type.kind === 'string' || type.kind === 'integer' ? { kind: type.kind } : type;
}

function dataTypeOf(field: FieldValue): DataType {
  switch (field.type) {
    case 'string':
      return {
        kind: 'string',
        ...(field.values ? { values: field.values.map(String) } : {}),
        ...(field.collation ? { collation: field.collation } : {}),
      };
    case 'integer':
      return {
        kind: 'integer',
        ...(field.values ? { values: field.values.map((each) => BigInt(each)) } : {}),
      };
    case 'decimal':
      return { kind: 'decimal', scale: field.scale ?? null };
    default:
      return { kind: field.type };
  }
}
