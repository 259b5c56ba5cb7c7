import type { Review } from './review.js';

/** The keys that a comparison adds to the JSON of a check; see docs/findings.md. */
export function reviewJson({ against, changes, impacts, approvals, numbers }: Review): object {
  return {
    against: { name: against.name, commit: against.commit },
    changes,
    impact: impacts,
    approvals,
    numbers,
  };
}
