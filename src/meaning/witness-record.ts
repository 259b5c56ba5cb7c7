import type { WitnessRecord } from '../diagnostic/finding.js';
import { formatDate, formatDecimal, formatLiteral, formatTimestamp } from '../expression/format-literal.js';
import type { Value } from '../expression/value.js';
import type { Example } from '../logic/answer.js';

type Json = WitnessRecord[string];

/**
 * The record as JSON: `{"score": 55, "account.employees": null}`. A missing related row is `"account": null`, the
 * present moment `CURRENT_DATE` or `CURRENT_TIMESTAMP`, what a declared function is taken to give
 * `"region_of('DE')"`. Dates are `2026-01-31`, timestamps `2026-01-31 10:00:00.5`, as their SQL literals have them;
 * numbers that JSON's doubles cannot hold exactly are texts.
 */
export function witnessRecord(example: Example): WitnessRecord {
  const { fields, now, calls } = example;
  return Object.fromEntries<Json>([
    ...fields.map(({ path, field, value }) => [[...path, field.name].join('.'), jsonOf(value)] as const),
    ...outermostMissing(example).map((path) => [path.join('.'), null] as const),
    ...(now ? [nowEntry(now)] : []),
    ...calls.map(
      (call) =>
        [
          `${call.declared.name}(${call.arguments.map(formatLiteral).join(', ')})`,
          jsonOf(call.value),
        ] as const,
    ),
  ]);
}

/** Where a row is missing, so are those reached through it. */
export function outermostMissing({ missing }: Example): readonly (readonly string[])[] {
  const names = new Set(missing.map((path) => path.join('.')));
  return missing.filter((path) =>
    path.every((_, length) => length === 0 || !names.has(path.slice(0, length).join('.'))),
  );
}

function nowEntry({ timestamp, precision }: NonNullable<Example['now']>): readonly [string, Json] {
  const written = formatTimestamp(timestamp);
  return precision === 'date'
    ? ['CURRENT_DATE', written.slice(0, written.indexOf(' '))]
    : ['CURRENT_TIMESTAMP', written];
}

function jsonOf(value: Value): Json {
  if (value === null) return null;
  switch (value.kind) {
    case 'string':
    case 'boolean':
      return value.value;
    case 'integer':
      return exactNumber(value.value.toString());
    case 'decimal':
      return exactNumber(formatDecimal(value.value).replace(/(?:\.|(\.\d*[1-9]))0*$/, '$1'));
    case 'number':
      return Number.isFinite(value.value) ? value.value : String(value.value);
    case 'date':
      return formatDate(value.value);
    case 'timestamp':
      return formatTimestamp(value.value);
    case 'interval':
      return formatLiteral(value);
  }
}

/** A number where the double nearest to it is written the same way, else the text. */
function exactNumber(text: string): Json {
  const double = Number(text);
  return String(double) === text ? double : text;
}
