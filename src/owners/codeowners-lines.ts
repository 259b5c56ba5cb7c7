import { APPROVALS_FOLDER } from '../approvals/approval-file.js';
import { patternOf } from './codeowners-pattern.js';
import type { OwnedFile, OwnersPlan } from './plan-owners.js';
import type { Forge } from './team-handles.js';

export interface CodeownersPlace {
  readonly forge: Forge;
  /** The project's folder in its repository, `/` separated; empty at the top. */
  readonly folder: string;
  /** The folder of the definition files, in the project's; null where they stand in that itself, or outside. */
  readonly definitions: string | null;
  /** From the top of the repository; null where it is outside. */
  readonly codeowners: string | null;
}

/** GitLab asks for one approval of each section that has a line for a file: lines of others do not override ours. */
export const GITLAB_SECTION = '[Accord]';

/** What stands between the markers. Lines that come later win, so the approvals come last. */
export function codeownersLines(
  plan: OwnersPlan,
  handles: ReadonlyMap<string, string>,
  { forge, folder, definitions, codeowners }: CodeownersPlace,
): readonly string[] {
  const owned = ({ path, teams }: OwnedFile) => `${patternOf(path)} ${ownersIn(teams, handles)}`;
  const inFolder = (file: OwnedFile) => owned({ ...file, path: inRepository(folder, file.path) });
  const anyOf = (path: string) =>
    `${patternOf(inRepository(folder, path))}/ ${ownersIn(plan.teams, handles)}`;
  const ownFile = codeowners === null ? [] : [owned({ path: codeowners, teams: plan.teams })];
  return [
    '# Written by `accord owners` from the definitions: change those and run it again.',
    ...(forge === 'gitlab' ? [GITLAB_SECTION] : []),
    '# What is required of everybody: any of the teams.',
    ...plan.settings.map(inFolder),
    ...ownFile,
    '# Definitions: any of the owners of what is in the file; of a file that is new, any of the teams.',
    ...(definitions === null ? [] : [anyOf(definitions)]),
    ...plan.definitions.map(inFolder),
    '# Approvals: the team itself, so that every owner of a definition has to agree; those of a team that is new, any of them.',
    anyOf(APPROVALS_FOLDER),
    ...plan.approvals.map(inFolder),
  ];
}

function ownersIn(teams: readonly string[], handles: ReadonlyMap<string, string>): string {
  return [...new Set(teams.flatMap((team) => handles.get(team) ?? []))].join(' ');
}

export function inRepository(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
