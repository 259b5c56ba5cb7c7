import { type Approvals, approvalPath } from '../../approvals/approval-file.js';
import { type MissingApproval, missingApprovals } from '../../approvals/missing-approvals.js';
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
    for (const each of missingApprovals(graph, meanings, approvals)) yield missing(graph, each);
    yield* unknownTeams(graph, approvals);
  },
};

function missing(graph: Graph, { definition, meaning, missing: teams }: MissingApproval): RuleReport {
  const { kind, name, value } = definition;
  const never = teams.filter((each) => each.lapsed === null).map((each) => each.team);
  const lapsed = teams.flatMap((each) => (each.lapsed ? [`${each.team} (${each.lapsed.on})`] : []));
  const clauses = [
    ...(never.length > 0 ? [`has not been approved by ${listInWords(never)}`] : []),
    ...(lapsed.length > 0 ? [`has changed its meaning since it was approved by ${listInWords(lapsed)}`] : []),
  ];
  return {
    definition: refOf(definition),
    message: `The ${kind} ${name} ${clauses.join(', and ')}.`,
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
