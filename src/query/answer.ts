import type { DataTypeKind } from '../expression/data-type.js';
import type { DateRange } from './date-range.js';
import type { Deprecation } from './deprecation.js';
import type { Dimension } from './dimension.js';
import type { QueryGrain } from './question.js';

/** A metric that was asked for, as an answer shows it. */
export interface AskedMetric {
  readonly name: string;
  readonly title: string;
  readonly unit: string | null;
  readonly format: string | null;
  readonly type: DataTypeKind;
  /** Its meaning in one line of plain words. */
  readonly meaning: string;
  /** No records give 0, not "not known". */
  readonly isCount: boolean;
  /** Its value depends on the period it is asked for, so there is none for all periods together. */
  readonly isCumulative: boolean;
}

/** One value of each metric: numbers exact, as text; null where there is none. */
export type Values = readonly (string | null)[];

/** The values of the dimensions, in the order asked; numbers, dates and booleans as text. */
export type Keys = readonly (string | null)[];

export interface AnswerRow {
  /** The first moment of the period, `2026-01-01T00:00:00.000`; null where no grain was asked. */
  readonly period: string | null;
  readonly keys: Keys;
  readonly values: Values;
}

/** Asked of the semantic layer, never added up from rows: most metrics cannot be added. Each is null where it was not asked. */
export interface Totals {
  readonly all: Values | null;
  /** By period. */
  readonly periods: ReadonlyMap<string, Values> | null;
  /** By `groupKey` of the dimensions' values. */
  readonly groups: ReadonlyMap<string, Values> | null;
}

export interface Answer {
  readonly metrics: readonly AskedMetric[];
  readonly dimensions: readonly Dimension[];
  /** What was asked for, also in a condition, and is deprecated. */
  readonly deprecated: readonly Deprecation[];
  readonly grain: QueryGrain | null;
  readonly timezone: string;
  readonly range: DateRange;
  /** Sorted, and cut to the limit. */
  readonly rows: readonly AnswerRow[];
  readonly totals: Totals;
  /** Rows (with a grain and dimensions: groups) there are without the limit. */
  readonly found: number;
  readonly shown: number;
  /** The semantic layer itself returned as many rows as it ever does: there may be more. */
  readonly isCapped: boolean;
}

export function groupKey(keys: Keys): string {
  return JSON.stringify(keys);
}
