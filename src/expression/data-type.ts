/**
 * The types of the expression language. Integers and decimals are exact; `number` is a double without NaN.
 * `null` is the type of a bare NULL, which fits every other type.
 */
export type DataType =
  | { readonly kind: 'string'; readonly values?: readonly string[]; readonly collation?: 'binary' }
  | { readonly kind: 'integer'; readonly values?: readonly bigint[] }
  /** `scale` null: exact, any number of digits after the point. */
  | { readonly kind: 'decimal'; readonly scale: number | null }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  /** Without a time zone, to the microsecond. */
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'interval' }
  | { readonly kind: 'null' };

export type DataTypeKind = DataType['kind'];

export const FIELD_TYPES = [
  'string',
  'integer',
  'decimal',
  'number',
  'boolean',
  'date',
  'timestamp',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];
