import { approvalPath } from '../src/approvals/approval-file.js';
import type { Chosen } from '../src/approvals/choose-definitions.js';
import type { Graph } from '../src/graph/graph.js';
import type { AnyDefinition } from '../src/language/definition.js';
import { countOf } from '../src/report/words.js';
import type { ApprovalGroups } from './approval-groups.js';
import { changeLines, type Since, wordsOf } from './change-since.js';

interface Words {
  readonly graph: Graph;
  readonly team: string;
  /** Null where nothing is known of what it was. */
  readonly since: Since | null;
}

/** What a team is about to approve: each definition in words, what changed below it, then what only rests on those. */
export function choiceText(words: Words, { shown, beneath, resting }: ApprovalGroups): string {
  const blocks = [
    ...shown.map((each) => block(headOf(each), linesOf(words, each.definition))),
    ...beneath.map((each) => block(beneathHead(words, each), linesOf(words, each))),
    ...restingBlock(words, resting, shown.length + beneath.length),
    ...(words.since === null && resting.length > 0 ? [WITHOUT_BASE] : []),
  ];
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n\n`;
}

const WITHOUT_BASE = 'What changed since a branch, tag or commit is shown by --against REF.';

/** How it ended. */
export function outcomeText(
  { graph, team, since }: Words,
  chosen: readonly Chosen[],
  isDryRun: boolean,
): string {
  const wanted = chosen.filter((each) => each.state !== 'given');
  if (wanted.length === 0) {
    const all = since ? 'everything of its own that changed' : 'everything it owns';
    return `Nothing to approve: ${team} has approved ${chosen.length === 0 ? all : 'all of this as it is'}.\n`;
  }
  const many = countOf(wanted.length, 'definition');
  if (isDryRun) return `${team} would approve ${many}; nothing was written.\n`;
  const hint =
    graph.config.approvals === 'required'
      ? ''
      : '\nNothing asks for approvals yet: `approvals: required` in accord.yml makes a check do so.';
  return `${team} approves ${many}, in ${approvalPath(team)}. Commit it with the change it is about.${hint}\n`;
}

function linesOf({ graph, since }: Words, definition: AnyDefinition): readonly string[] {
  return since ? changeLines(since, definition) : wordsOf(graph, definition);
}

function block(head: string, lines: readonly string[]): string {
  return [head, ...lines.map((line) => `  ${line}`)].join('\n');
}

function headOf({ definition, state, before }: Chosen): string {
  const what = `${definition.kind} ${definition.name}`;
  if (before === null) return what;
  const when = `by ${before.by} on ${before.on}`;
  return state === 'given'
    ? `${what} (approved already, ${when})`
    : `${what} (an earlier meaning was approved ${when})`;
}

function beneathHead({ since }: Words, { kind, name, value }: AnyDefinition): string {
  const owners = value.owners ?? [];
  const whose = owners.length === 0 ? '' : `owned by ${owners.join(' and ')}, `;
  return `${kind} ${name} (${since ? 'changed' : 'has another meaning than was approved'}; ${whose}not approved by this)`;
}

function restingBlock({ graph }: Words, resting: readonly Chosen[], above: number): readonly string[] {
  if (resting.length === 0) return [];
  const head = `and ${resting.length} that ${resting.length === 1 ? 'rests' : 'rest'} on ${above === 1 ? 'it' : 'them'}:`;
  return [
    block(
      head,
      resting.map(({ definition }) => {
        const [first = ''] = wordsOf(graph, definition);
        return `${definition.kind} ${definition.name}: ${first}`;
      }),
    ),
  ];
}

/** Which approvals were taken out, or would be. */
export function prunedText(team: string, removed: readonly string[], isDryRun: boolean): string {
  if (removed.length === 0) return `No approval in ${approvalPath(team)} is stale.\n`;
  const said = isDryRun ? 'Would take out of' : 'Took out of';
  return `${said} ${approvalPath(team)}:\n${removed.map((key) => `  ${key}`).join('\n')}\n`;
}
