import { z } from 'zod';
import { RULE_IDS, type RuleId } from '../diagnostic/rule-id.js';
import type { Span } from '../diagnostic/source.js';
import { isoDateSchema, textSchema } from '../language/schema-parts.js';

/** Written by hand, beside `accord.yml`. */
export const WAIVERS_FILE = 'waivers.yml';
/** What people may call it, who would wonder why nothing is waived. */
export const OTHER_WAIVERS_FILE = 'waivers.yaml';

export const waiverSchema = z.strictObject({
  rule: z.enum(RULE_IDS).describe('The rule whose findings are waived.'),
  definitions: z
    .array(textSchema)
    .min(1)
    .describe(
      'Kind and name (`term qualified_lead`) of exactly the definitions the finding is about, in any order.',
    ),
  reason: textSchema.describe('Why it may stay, in words.'),
  owner: textSchema.describe('The team that answers for it.'),
  expires: isoDateSchema.describe('The last day on which it holds.'),
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
