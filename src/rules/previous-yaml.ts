import type { AnyDefinition } from '../language/definition.js';
import { keptKeysOf } from '../language/kept-item.js';

/** Keys of a meaning that a definition may do without; others go with the type of a metric. */
const LEFT_OUT: ReadonlySet<string> = new Set(['where', 'time', 'unit', 'goal', 'format']);
const DEFAULTS: Readonly<Record<string, unknown>> = { exclusive: true, exhaustive: true };

/**
 * The YAML that keeps what a definition was beside what it is, on one line: `previous: {sunset: 2027-03-31, where: score >=
 * 50}`. Null for kinds whose earlier meanings are not kept.
 */
export function previousYaml(
  before: AnyDefinition,
  today: AnyDefinition,
  { sunset, version }: { readonly sunset: string; readonly version?: number | undefined },
): string | null {
  const keys = keptKeysOf(today.kind);
  if (!keys || before.kind !== today.kind) return null;
  const [was, is] = [fieldsOf(before.value), fieldsOf(today.value)];
  const said = keys.flatMap((key): readonly string[] => {
    const old = was[key] ?? DEFAULTS[key];
    if (JSON.stringify(old) === JSON.stringify(is[key] ?? DEFAULTS[key])) return [];
    if (old !== undefined) return [`${key}: ${flowYaml(old)}`];
    return LEFT_OUT.has(key) ? [`${key}: null`] : [];
  });
  const named = version === undefined ? [] : [`version: ${version}`];
  return `previous: {${[`sunset: ${sunset}`, ...named, ...said].join(', ')}}`;
}

/** The end of the third month after this one: a day that does not move from check to check. */
export function sunsetFrom(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month + 3, 0)).toISOString().slice(0, 10);
}

function fieldsOf(value: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value));
}

/** A value as YAML within `{…}` or `[…]`. */
function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return `{${entries.map(([key, each]) => `${key}: ${flowYaml(each)}`).join(', ')}}`;
  }
  return typeof value === 'string' ? flowText(value) : String(value);
}

const PLAIN = /^(?:[A-Za-z_(][^\r\n{}[\],#:"'`]*|\d+ [a-z]+)$/;
const OTHER_TYPE = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

function flowText(written: string): string {
  const trimmed = written.trim();
  // Within quotes white space is part of what is meant.
  const text = /['"]/.test(trimmed) ? trimmed : trimmed.replace(/\s+/g, ' ');
  return PLAIN.test(text) && !OTHER_TYPE.test(text) ? text : JSON.stringify(text);
}
