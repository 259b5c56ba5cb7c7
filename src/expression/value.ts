/** An exact decimal: `units` / 10^`scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Months, days and microseconds are kept apart, as PostgreSQL keeps them: a month has no fixed length. */
export interface Interval {
  readonly months: number;
  readonly days: number;
  readonly micros: bigint;
}

/** A value at evaluation, tagged because a date is not a number of days. `null` is SQL's NULL. */
export type Value =
  | null
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'decimal'; readonly value: Decimal }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Days since 1970-01-01. */
  | { readonly kind: 'date'; readonly value: number }
  /** Microseconds since 1970-01-01 00:00:00. */
  | { readonly kind: 'timestamp'; readonly value: bigint }
  | { readonly kind: 'interval'; readonly value: Interval };

export type TimeValue = Extract<Value, { readonly kind: 'date' | 'timestamp' | 'interval' }>;
