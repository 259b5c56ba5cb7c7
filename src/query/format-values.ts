import type { AskedMetric } from './answer.js';
import { formatDecimal, fractionDigits, isNumberText } from './decimal-text.js';

/** How one metric's values are written in a table: all with the same digits, so that they line up. */
export interface ValueFormat {
  /** Goes behind the title: `EUR`, `hours`, `%`; null for plain numbers. */
  readonly unit: string | null;
  format(value: string | null): string;
}

const MINUTES_HOURS = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** `missing` stands for no value at all, which is not 0. */
export function chooseFormat(
  metric: AskedMetric,
  values: readonly (string | null)[],
  missing: string,
): ValueFormat {
  const numbers = values.filter((value) => value !== null).filter(isNumberText);
  const isPercent = metric.format === 'percent' || metric.unit === '%';
  const shift = metric.format === 'percent' ? 2 : 0;
  const digits = isPercent ? percentDigits(numbers, shift) : chooseDigits(metric, numbers);
  return {
    unit: isPercent ? '%' : metric.unit,
    format: (value) => (value === null ? missing : formatDecimal(value, digits, shift)),
  };
}

function percentDigits(values: readonly string[], shift: number): number {
  return Math.min(1, Math.max(0, ...values.map((value) => fractionDigits(value) - shift)));
}

/** Cents where amounts are small enough for cents to matter; three figures or so for measurements. */
function chooseDigits(metric: AskedMetric, values: readonly string[]): number {
  const wanted = Math.max(0, ...values.map(fractionDigits));
  const largest = Math.max(0, ...values.map((value) => Math.abs(Number(value))));
  const unit = metric.unit ?? '';
  if (CURRENCIES.has(unit) || metric.format === 'currency') {
    return wanted === 0 || largest >= 100_000 ? 0 : 2;
  }
  if (MINUTES_HOURS.has(unit.toLowerCase().replace(/s$/, ''))) return Math.min(wanted, 1);
  return Math.min(wanted, largest >= 1000 ? 0 : largest >= 100 ? 1 : largest >= 1 ? 2 : 4);
}
