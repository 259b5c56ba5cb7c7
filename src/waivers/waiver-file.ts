import { z } from 'zod';
import { RULE_IDS, type RuleId } from '../diagnostic/rule-id.js';
import type { Span } from '../diagnostic/source.js';
import { isoDateSchema, textSchema } from '../language/schema-parts.js';

/** Written by hand, beside `accord.yml`. */
export const WAIVERS_FILE = 'waivers.yml';

export const waiverSchema = z.strictObject({
  rule: z.enum(RULE_IDS),
  definitions: z.array(textSchema).min(1),
  reason: textSchema,
  owner: textSchema,
  expires: isoDateSchema,
});

/** The findings of a rule about exactly these definitions do not count until the day is over. */
export interface Waiver {
  readonly rule: RuleId;
  /** `term resolved_ticket`; the order means nothing. */
  readonly definitions: readonly string[];
  readonly reason: string;
  /** A team, by name. */
  readonly owner: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
  /** The entry, and the day in it. */
  readonly span: Span;
  readonly expiresSpan: Span;
}
