import type { Finding } from './finding.js';
import type { Span } from './source.js';

/** A finding that does not count: the baseline had it before the check was turned on, or people waived it for a time. */
export type Suppressed = {
  readonly finding: Finding;
  /** What is written of it in the baseline or among the waivers. */
  readonly entry: Span;
} & (
  | { readonly by: 'baseline' }
  | {
      readonly by: 'waiver';
      readonly reason: string;
      /** A team, by name. */
      readonly owner: string;
      /** The last day on which the waiver holds, `YYYY-MM-DD`. */
      readonly expires: string;
    }
);
