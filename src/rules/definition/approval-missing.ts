import { type Approval, type Approvals, approvalPath } from '../../approvals/approval-file.js';
import { changedMeanings } from '../../approvals/changed-meanings.js';
import { lapsedBelow } from '../../approvals/lapsed-below.js';
import { type MissingApproval, missingApprovals } from '../../approvals/missing-approvals.js';
import { refKey } from '../../diagnostic/definition-ref.js';
import { listInWords } from '../../diagnostic/words.js';
import { refsInWords } from '../../diff/change-words.js';
import type { Difference } from '../../diff/diff-sources.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import { firstLineEnd } from '../../language/yaml-file.js';
import { nearestHelp, refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** Every owner has approved what a definition means now; asked where `accord.yml` requires approvals. */
export const approvalMissing: DefinitionRule = {
  id: 'approval-missing',
  severity: 'error',
  *check(graph, { meanings, approvals = new Map(), difference }): Generator<RuleReport> {
    if (graph.config.approvals !== 'required') return;
    const all = [...missingApprovals(graph, meanings, approvals)];
    const sourceOf = difference ? changeBelow(difference) : changeUnknown(graph, all);
    for (const each of all) yield missing(graph, each, sourceOf(each.definition));
    yield* unknownTeams(graph, approvals);
  },
};

/** Through what a definition whose approval lapsed changed its meaning, after those words; empty where its own text did it. */
type SourceOf = (definition: AnyDefinition) => string;

/** With a base it is known. */
function changeBelow(difference: Difference): SourceOf {
  const changed = changedMeanings(difference);
  return (definition) => {
    const known = changed.get(refKey(definition));
    if (known?.because !== 'below') return '';
    if (known.through.length === 0) return ' with a function that accord.yml declares,';
    return ` with ${refsInWords(known.through)}, which it rests on,`;
  };
}

/** Without one, it is told what a definition is built on and whose own approval has lapsed, too. */
function changeUnknown(graph: Graph, all: readonly MissingApproval[]): SourceOf {
  const below = lapsedBelow(graph, all);
  return (definition) => {
    const refs = below.get(refKey(definition)) ?? [];
    if (refs.length === 0) return '';
    return `, as ${refs.length === 1 ? 'has' : 'have'} ${refsInWords(refs)}, which it rests on,`;
  };
}

function missing(
  graph: Graph,
  { definition, meaning, missing: teams }: MissingApproval,
  source: string,
): RuleReport {
  const { kind, name, value } = definition;
  const never = teams.filter((each) => each.lapsed === null).map((each) => each.team);
  const lapsed = teams.flatMap((each) => (each.lapsed ? [approvedEarlier(each.team, each.lapsed)] : []));
  const clauses = [
    ...(never.length > 0 ? [`has not been approved by ${listInWords(never)}`] : []),
    ...(lapsed.length > 0
      ? [`has changed its meaning${source} since it was approved by ${listInWords(lapsed)}`]
      : []),
  ];
  return {
    definition: refOf(definition),
    message: `The ${kind} ${name} ${clauses.join(', and ')}.`,
    span: definition.spanOf(value.owners ? ['owners'] : ['name']),
    about: meaning,
    teams: teams.map(({ team }) => team),
    help: `${teams.map(({ team }) => `\`${commandFor(graph, definition, team)}\``).join(', ')}${
      teams.length > 1 ? ': each team for itself' : ''
    }.`,
  };
}

function approvedEarlier(team: string, { by, on }: Approval): string {
  return `${team} (${by}, ${on})`;
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
