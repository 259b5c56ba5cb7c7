import { z } from 'zod';
import type { Finding } from '../diagnostic/finding.js';
import { RULE_IDS, type RuleId } from '../diagnostic/rule-id.js';
import type { Span } from '../diagnostic/source.js';
import { definitionsOf, keyOf } from './finding-key.js';

/** Written by `accord check --baseline`, in the project folder. */
export const BASELINE_FILE = 'accord-baseline.json';

export const baselineEntrySchema = z.strictObject({
  rule: z.enum(RULE_IDS),
  definitions: z.array(z.string().min(1)),
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/, 'a fingerprint is 16 digits from 0 to f'),
  file: z.string().min(1),
});

/** A finding as it is recorded. */
export interface BaselineRecord {
  readonly rule: RuleId;
  /** `term resolved_ticket`, sorted. */
  readonly definitions: readonly string[];
  readonly fingerprint: string;
  /** Where it stood when it was recorded, for people: a definition may move. */
  readonly file: string;
}

export interface BaselineEntry extends BaselineRecord {
  /** Its line in the file. */
  readonly span: Span;
}

export function recordOf(finding: Finding): BaselineRecord {
  return {
    rule: finding.rule,
    definitions: definitionsOf(finding),
    fingerprint: finding.fingerprint,
    file: finding.span.source.path,
  };
}

/** A map key: an entry stands for the finding whose rule, definitions and fingerprint it names. */
export function recordKey({ rule, definitions, fingerprint }: BaselineRecord): string {
  return `${fingerprint} ${keyOf(rule, definitions)}`;
}

const ABOUT =
  'Findings that were there before the check was turned on: they do not count. Written by `accord check --baseline`; `accord check --prune-baseline` takes out what is gone.';

/** The text of the file: a line a finding, in an order that survives moving, so that branches seldom meet in one line. */
export function printBaseline(records: readonly BaselineRecord[]): string {
  const lines = [...records]
    .sort((left, right) => compareTexts(sortKey(left), sortKey(right)))
    .map(({ rule, definitions, fingerprint, file }) => {
      const values = Object.entries({ rule, definitions, fingerprint, file });
      return `    {${values.map(([key, value]) => `"${key}": ${printValue(value)}`).join(', ')}}`;
    });
  const findings = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "about": ${JSON.stringify(ABOUT)},\n  "version": 1,\n  "findings": ${findings}\n}\n`;
}

function printValue(value: string | readonly string[]): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
}

function sortKey({ rule, definitions, fingerprint }: BaselineRecord): string {
  return [rule, ...definitions, fingerprint].join('\0');
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
