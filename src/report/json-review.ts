import type { Review } from './review.js';

/** The keys that a comparison adds to the JSON of a check; see docs/findings.md. */
export function reviewJson({ against, changes, settings, impacts, approvals, numbers }: Review): object {
  return {
    against: { name: against.name, commit: against.commit },
    changes,
    settings,
    impact: impacts,
    approvals,
    numbers,
  };
}
