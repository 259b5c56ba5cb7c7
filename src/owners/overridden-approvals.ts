import { GITLAB_SECTION, inRepository } from './codeowners-lines.js';
import { parseCodeowners, ruleFor } from './parse-codeowners.js';
import type { OwnersPlan } from './plan-owners.js';
import type { Forge } from './team-handles.js';

export interface Overridden {
  /** From the top of the repository. */
  readonly path: string;
  /** The line of CODEOWNERS in force for it, 1-based; null where there is none. */
  readonly line: number | null;
  readonly pattern: string | null;
}

/** The approval files that a hand-written line of CODEOWNERS gives to others than their team. */
export function overriddenApprovals(
  text: string,
  plan: OwnersPlan,
  handles: ReadonlyMap<string, string>,
  { forge, folder }: { readonly forge: Forge; readonly folder: string },
): readonly Overridden[] {
  const section = forge === 'gitlab' ? GITLAB_SECTION.toLowerCase() : null;
  const rules = parseCodeowners(text, { hasSections: forge === 'gitlab' }).filter(
    (rule) => rule.section === section,
  );
  return plan.approvals.flatMap(({ path: file, teams }) => {
    const path = inRepository(folder, file);
    const rule = ruleFor(rules, path);
    const wanted = teams.map((team) => handles.get(team)).join(' ');
    if (rule !== null && rule.owners.join(' ') === wanted) return [];
    return [{ path, line: rule?.line ?? null, pattern: rule?.pattern ?? null }];
  });
}
