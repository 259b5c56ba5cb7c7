import { Command, Option } from 'commander';
import { type Approval, approvalPath } from '../../src/approvals/approval-file.js';
import { changedMeanings } from '../../src/approvals/changed-meanings.js';
import {
  ApproveError,
  type Choice,
  type Chosen,
  chooseAll,
  chooseByName,
  chooseChanged,
  expectTeam,
} from '../../src/approvals/choose-definitions.js';
import { lapsedBelow } from '../../src/approvals/lapsed-below.js';
import { missingApprovals } from '../../src/approvals/missing-approvals.js';
import { staleApprovals } from '../../src/approvals/stale-approvals.js';
import { recordApprovals, removeApprovals } from '../../src/approvals/write-approvals.js';
import {
  DEFINITION_KINDS,
  type DefinitionKind,
  type DefinitionRef,
} from '../../src/diagnostic/definition-ref.js';
import { diffSources } from '../../src/diff/diff-sources.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { countOf } from '../../src/report/words.js';
import { gitUserName } from '../../src/workspace/git/user-name.js';
import { fileExists } from '../../src/workspace/read-files.js';
import { replaceFile } from '../../src/workspace/replace-file.js';
import { groupChosen } from '../approval-groups.js';
import { choiceText, outcomeText, prunedText } from '../approved-text.js';
import type { Since } from '../change-since.js';
import { today } from '../checked-project.js';
import { canAsk, confirm } from '../confirm.js';
import { print, sayError } from '../console.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { type Against, type AgainstProject, loadAgainst } from '../load-against.js';
import { type ReadableProject, requireReadable } from '../readable-project.js';

interface ApproveOptions extends Against {
  readonly as: string;
  readonly all?: true;
  readonly kind?: DefinitionKind;
  readonly note?: string;
  readonly by?: string;
  readonly prune?: true;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly dir: string;
}

export function approveCommand(finish: (code: ExitCode) => void): Command {
  return new Command('approve')
    .description("Records a team's approval of what definitions mean now, in approvals/TEAM.yml")
    .argument('[name...]', 'definitions by name')
    .requiredOption('--as <team>', 'the team that approves; it must own the definitions')
    .option('--all', 'everything the team owns and has yet to approve')
    .option('--against <ref>', 'only what changed since a branch, tag or commit; shows before and after')
    .option('--against-dir <dir>', 'the same, since what stands in a folder')
    .addOption(new Option('--kind <kind>', 'only definitions of this kind').choices(DEFINITION_KINDS))
    .option('--note <text>', 'why, or under which condition')
    .option('--by <person>', "who approves; default git's user.name")
    .option('--prune', 'take out approvals of what is gone or owned by others')
    .option('--dry-run', 'show what would be approved, and write nothing')
    .option('--yes', 'do not ask: on a terminal --all and --against do')
    .option('--dir <dir>', 'a project folder', '.')
    .addHelpText(
      'after',
      `
Examples:
  $ accord approve qualified_lead --as sales_ops
  $ accord approve qualified_lead won_deals --as sales_ops --note "as agreed in the pricing round"
  $ accord approve --against origin/main --as marketing_ops
  $ accord approve qualified_lead --against origin/main --as sales_ops --dry-run
  $ accord approve --all --as marketing_ops --yes
  $ accord approve --prune --as marketing_ops

Exit codes: 0 approved, or nothing to approve; 2 not approved, and nothing was written.`,
    )
    .action(async (names: readonly string[], options: ApproveOptions) => {
      try {
        await approve(names, options);
      } catch (error) {
        if (!(error instanceof ApproveError)) throw error;
        sayError(error.message, error.help);
        finish(EXIT.unable);
      }
    });
}

async function approve(names: readonly string[], options: ApproveOptions): Promise<void> {
  const { as: team, all = false, prune = false, dryRun = false } = options;
  const read = requireReadable(options.dir);
  const { project, graph } = read;
  if (!fileExists(project.root, 'accord.yml')) {
    throw new ApproveError(
      'there is no accord.yml here, and approvals belong to a project',
      'go to the project folder, or name it with --dir',
    );
  }
  expectTeam(graph, team);
  const since = sinceOf(read, await loadAgainst(options.dir, options));
  const isSweeping = names.length === 0 && (all || since !== null);
  const meanings = since?.difference.head.meanings ?? createMeanings(graph);
  const choice = { ...read, team, meanings };
  const chosen = choose(choice, since, names, options);
  const wanted = chosen.filter((each) => each.state !== 'given');
  const stale = prune ? staleOf(read, team) : [];
  if (prune) print(`${prunedText(team, stale, dryRun)}${isSweeping || names.length > 0 ? '\n' : ''}`);
  const approval = wanted.length > 0 && !dryRun ? await approvalBy(project.root, options) : null;
  const words = { graph, team, since };
  if (isSweeping) print(choiceText(words, groupChosen(graph, chosen, belowOf(choice, since))));
  else print(choiceText(words, { shown: chosen, beneath: [], resting: [] }));
  if (isSweeping && wanted.length > 0 && !dryRun && options.yes !== true && canAsk()) {
    const isMeant = await confirm(`Approve ${countOf(wanted.length, 'definition')} as ${team}?`);
    if (!isMeant) throw new ApproveError('nothing was approved, and nothing written');
  }
  if (!dryRun) {
    const approved = approval
      ? wanted.map((each) => ({ ...each, approval: { meaning: each.meaning, ...approval } }))
      : [];
    write(read, team, approved, stale);
  }
  if (isSweeping || names.length > 0) print(outcomeText(words, chosen, dryRun));
}

function write(
  { project, approvals }: ReadableProject,
  team: string,
  approved: Parameters<typeof recordApprovals>[2],
  stale: readonly string[],
): void {
  const before = approvals.get(team)?.source.text ?? null;
  let text = before !== null && stale.length > 0 ? removeApprovals(before, stale) : before;
  if (approved.length > 0) text = recordApprovals(text, team, approved);
  if (text !== null && text !== before) replaceFile(project.root, approvalPath(team), text);
}

function sinceOf({ graph, read }: ReadableProject, base: AgainstProject | null): Since | null {
  if (!base) return null;
  const difference = diffSources(base, { graph, read });
  return { difference, changed: changedMeanings(difference) };
}

/** By refKey, what changed below definitions whose own text says what it said. */
function belowOf(
  { graph, meanings, approvals }: Choice,
  since: Since | null,
): ReadonlyMap<string, readonly DefinitionRef[]> {
  if (!since) return lapsedBelow(graph, missingApprovals(graph, meanings, approvals));
  return new Map([...since.changed].map(([key, { through }]) => [key, through]));
}

function choose(
  choice: Choice,
  since: Since | null,
  names: readonly string[],
  options: ApproveOptions,
): readonly Chosen[] {
  const { all = false, prune = false, kind = null } = options;
  if (all && names.length > 0) throw new ApproveError('name definitions or say --all, not both');
  if (names.length > 0) return chooseByName(choice, names, kind);
  if (!all && !since) {
    if (prune) return [];
    throw new ApproveError(
      'say what to approve',
      'names of definitions, --against REF for what changed since, or --all for everything the team has yet to approve',
    );
  }
  const chosen = since ? chooseChanged(choice, since.changed) : chooseAll(choice);
  return chosen.filter((each) => kind === null || each.definition.kind === kind);
}

function staleOf({ graph, approvals }: ReadableProject, team: string): readonly string[] {
  const file = approvals.get(team);
  return file ? staleApprovals(graph, file) : [];
}

async function approvalBy(root: string, { by, note }: ApproveOptions): Promise<Omit<Approval, 'meaning'>> {
  const person = by?.trim() || (await gitUserName(root));
  if (!person)
    throw new ApproveError(
      'git does not know who you are',
      'say it with --by, or set `git config user.name`',
    );
  const written = note?.trim();
  return { by: person, on: today(), ...(written ? { note: written } : {}) };
}
