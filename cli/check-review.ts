import { reviewApprovals } from '../src/approvals/review-approvals.js';
import { changeJson, settingJson } from '../src/diff/changes-json.js';
import { diffSettings } from '../src/diff/diff-settings.js';
import { teamNamed } from '../src/explain/titles.js';
import { findImpacts } from '../src/impact/find-impacts.js';
import type { Numbers, Review } from '../src/report/review.js';
import { usualLevel } from '../src/rules/usual-level.js';
import type { CheckedProject } from './checked-project.js';
import type { AgainstProject } from './load-against.js';

/**
 * What the findings do not tell of a change: whom it reaches, what it does to the numbers, who has to agree. Null where
 * nothing was compared; `numbers` is null where no warehouse was asked.
 */
export function reviewOf(
  { project, graph, approvals, difference }: CheckedProject,
  against: AgainstProject | null,
  numbers: Numbers | null,
): Review | null {
  if (!against || !difference) return null;
  return {
    against: { name: against.name, commit: against.commit },
    changes: difference.changes.map((change) => changeJson(change, project.sources)),
    settings: diffSettings(against, project, usualLevel).map(settingJson),
    impacts: findImpacts(difference),
    approvals: reviewApprovals(difference, approvals).map(({ team, ...approval }) => {
      const { name, title } = teamNamed(graph, team);
      return { team: { name, title }, ...approval };
    }),
    numbers,
  };
}
