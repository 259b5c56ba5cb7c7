import { approvalPath } from '../src/approvals/approval-file.js';
import type { Chosen } from '../src/approvals/choose-definitions.js';
import { dialectOf } from '../src/compile/compile-model.js';
import { meaningOf } from '../src/explain/meaning-of.js';
import type { Graph } from '../src/graph/graph.js';

/** What a team has approved, or would: each definition in words, then where it was written. */
export function approvedText(
  graph: Graph,
  team: string,
  chosen: readonly Chosen[],
  isDryRun: boolean,
): string {
  const wanted = chosen.filter((each) => each.state !== 'given');
  const blocks = chosen.map((each) => `${headOf(each)}\n${wordsOf(graph, each)}`);
  const many = `${wanted.length} ${wanted.length === 1 ? 'definition' : 'definitions'}`;
  const said = isDryRun ? `${team} would approve ${many}; nothing was written.` : `${team} approves ${many}`;
  const isRequired = graph.config.approvals === 'required';
  const hint = isRequired
    ? ''
    : '\nNothing asks for approvals yet: `approvals: required` in accord.yml makes a check do so.';
  const last =
    wanted.length === 0
      ? `Nothing to approve: ${team} has approved ${chosen.length === 0 ? 'everything it owns' : 'all of this as it is'}.`
      : isDryRun
        ? said
        : `${said}, in ${approvalPath(team)}. Commit it with the change it is about.${hint}`;
  return `${[...blocks, last].join('\n\n')}\n`;
}

function headOf({ definition, state, before }: Chosen): string {
  const what = `${definition.kind} ${definition.name}`;
  if (before === null) return what;
  const when = `by ${before.by} on ${before.on}`;
  return state === 'given'
    ? `${what} (approved already, ${when})`
    : `${what} (an earlier meaning was approved ${when})`;
}

function wordsOf(graph: Graph, { definition }: Chosen): string {
  const { meaning, written, parts } = meaningOf(graph, definition, dialectOf(graph));
  return [
    ...meaning,
    ...parts.map(({ name, text }) => `${name}: ${text}`),
    ...written.map(({ label, text }) => `${label}: ${text.replace(/\s+/g, ' ')}`),
  ]
    .map((line) => `  ${line}`)
    .join('\n');
}

/** Which approvals were taken out, or would be. */
export function prunedText(team: string, removed: readonly string[], isDryRun: boolean): string {
  if (removed.length === 0) return `No approval in ${approvalPath(team)} is stale.\n`;
  const said = isDryRun ? 'Would take out of' : 'Took out of';
  return `${said} ${approvalPath(team)}:\n${removed.map((key) => `  ${key}`).join('\n')}\n`;
}
