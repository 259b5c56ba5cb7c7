import type { Graph } from '../graph/graph.js';

export const FORGES = ['github', 'gitlab'] as const;
export type Forge = (typeof FORGES)[number];

/** The definitions do not say enough to write CODEOWNERS. */
export class OwnersError extends Error {
  override readonly name = 'OwnersError';

  constructor(
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}

/** The forge the teams have handles of; GitHub where they have both, or none. */
export function forgeOf(graph: Graph): Forge {
  const teams = [...graph.teams.values()];
  const has = (forge: Forge) => teams.some(({ value }) => value[forge] !== undefined);
  return !has('github') && has('gitlab') ? 'gitlab' : 'github';
}

/** What CODEOWNERS calls each team. Throws OwnersError when one has no handle, or one that a forge would skip silently. */
export function handlesOf(graph: Graph, teams: readonly string[], forge: Forge): ReadonlyMap<string, string> {
  const handles = new Map<string, string>();
  const without: string[] = [];
  for (const name of teams) {
    const handle = graph.teams.get(name)?.value[forge];
    if (handle === undefined) without.push(name);
    else handles.set(name, expectHandle(name, handle, forge));
  }
  if (without.length > 0) {
    const one = without.length === 1;
    throw new OwnersError(
      `${without.join(', ')} ${one ? 'owns definitions and has' : 'own definitions and have'} no \`${forge}\` handle`,
      `add it to the ${one ? 'team' : 'teams'}: \`${forge}: "@company/${without[0]?.replaceAll('_', '-')}"\``,
    );
  }
  return handles;
}

function expectHandle(team: string, handle: string, forge: Forge): string {
  if (/^@[^\s@#\\]+$|^[^\s@#\\]+@[^\s@#\\]+$/.test(handle)) return handle;
  throw new OwnersError(
    `\`${forge}: ${handle}\` of the team ${team} is no handle`,
    'write `@company/team`, `@person` or an e-mail address',
  );
}
