import { type Approvals, approvalPath } from '../../approvals/approval-file.js';
import { type MissingApproval, missingApprovals } from '../../approvals/missing-approvals.js';
import { refKey } from '../../diagnostic/definition-ref.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import { firstLineEnd } from '../../language/yaml-file.js';
import { listInWords } from '../concept/words.js';
import { nearestHelp, refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** Every owner has approved what a definition means now; asked where `accord.yml` requires approvals. */
export const approvalMissing: DefinitionRule = {
  id: 'approval-missing',
  severity: 'error',
  *check(graph, { meanings, approvals = new Map() }): Generator<RuleReport> {
    if (graph.config.approvals !== 'required') return;
    const all = [...missingApprovals(graph, meanings, approvals)];
    const below = changedBelow(graph, all);
    for (const each of all) yield missing(graph, each, below.get(refKey(each.definition)) ?? []);
    yield* unknownTeams(graph, approvals);
  },
};

/** By definition, the names of what its meaning rests on and whose own approval has lapsed: where a change came from. */
function changedBelow(graph: Graph, all: readonly MissingApproval[]): ReadonlyMap<string, readonly string[]> {
  const lapsed = new Set(
    all
      .filter(({ missing: teams }) => teams.some((each) => each.lapsed))
      .map((each) => refKey(each.definition)),
  );
  const below = new Map<string, readonly string[]>();
  for (const { from, to, role } of graph.references) {
    if (role !== 'needs' || !lapsed.has(refKey(to))) continue;
    const key = refKey(from);
    below.set(key, [...new Set([...(below.get(key) ?? []), to.name])]);
  }
  return below;
}

function missing(
  graph: Graph,
  { definition, meaning, missing: teams }: MissingApproval,
  below: readonly string[],
): RuleReport {
  const { kind, name, value } = definition;
  const never = teams.filter((each) => each.lapsed === null).map((each) => each.team);
  const lapsed = teams.flatMap((each) => (each.lapsed ? [`${each.team} (${each.lapsed.on})`] : []));
  const clauses = [
    ...(never.length > 0 ? [`has not been approved by ${listInWords(never)}`] : []),
    ...(lapsed.length > 0 ? [`has changed its meaning since it was approved by ${listInWords(lapsed)}`] : []),
  ];
  const source =
    lapsed.length > 0 && below.length > 0
      ? `; so ${below.length === 1 ? 'has' : 'have'} ${listInWords(below)}, which it is built on`
      : '';
  return {
    definition: refOf(definition),
    message: `The ${kind} ${name} ${clauses.join(', and ')}${source}.`,
    span: definition.spanOf(value.owners ? ['owners'] : ['name']),
    about: meaning,
    help: `${teams.map(({ team }) => `\`${commandFor(graph, definition, team)}\``).join(', ')}${
      teams.length > 1 ? ': each team for itself' : ''
    }.`,
  };
}

function commandFor(graph: Graph, { kind, name }: AnyDefinition, team: string): string {
  const isAmbiguous = graph.definitions.some(
    (each) => each.name === name && each.kind !== kind && each.kind !== 'team',
  );
  return `accord approve ${name}${isAmbiguous ? ` --kind ${kind}` : ''} --as ${team}`;
}

/** A file that nobody stands behind: the team was renamed, or misspelt. */
function* unknownTeams(graph: Graph, approvals: Approvals): Generator<RuleReport> {
  for (const { team, source } of approvals.values()) {
    if (graph.teams.has(team)) continue;
    const near = nearestHelp(team, [...graph.teams.keys()]);
    yield {
      definition: null,
      message: `${approvalPath(team)} holds the approvals of a team that does not exist.`,
      span: { source, start: 0, end: firstLineEnd(source.text, 0, source.text.length) },
      about: team,
      help: near.help ?? 'Remove the file, or define the team.',
    };
  }
}
