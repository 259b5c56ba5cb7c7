import { Command, Option } from 'commander';
import { type Approval, approvalPath } from '../../src/approvals/approval-file.js';
import {
  ApproveError,
  type Chosen,
  chooseAll,
  chooseByName,
  expectTeam,
} from '../../src/approvals/choose-definitions.js';
import { staleApprovals } from '../../src/approvals/stale-approvals.js';
import { recordApprovals, removeApprovals } from '../../src/approvals/write-approvals.js';
import { DEFINITION_KINDS, type DefinitionKind } from '../../src/diagnostic/definition-ref.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { gitUserName } from '../../src/workspace/git/user-name.js';
import { fileExists } from '../../src/workspace/read-files.js';
import { replaceFile } from '../../src/workspace/replace-file.js';
import { approvedText, prunedText } from '../approved-text.js';
import { today } from '../checked-project.js';
import { print, sayError } from '../console.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { type ReadableProject, requireReadable } from '../readable-project.js';

interface ApproveOptions {
  readonly as: string;
  readonly all?: true;
  readonly kind?: DefinitionKind;
  readonly note?: string;
  readonly by?: string;
  readonly prune?: true;
  readonly dryRun?: true;
  readonly dir: string;
}

export function approveCommand(finish: (code: ExitCode) => void): Command {
  return new Command('approve')
    .description("Records a team's approval of what definitions mean now, in approvals/TEAM.yml")
    .argument('[name...]', 'definitions by name')
    .requiredOption('--as <team>', 'the team that approves; it must own the definitions')
    .option('--all', 'everything the team owns and has yet to approve')
    .addOption(new Option('--kind <kind>', 'only definitions of this kind').choices(DEFINITION_KINDS))
    .option('--note <text>', 'why, or under which condition')
    .option('--by <person>', "who approves; default git's user.name")
    .option('--prune', 'take out approvals of what is gone or owned by others')
    .option('--dry-run', 'show what would be approved, and write nothing')
    .option('--dir <dir>', 'a project folder', '.')
    .addHelpText(
      'after',
      `
Examples:
  $ accord approve qualified_lead --as sales_ops
  $ accord approve qualified_lead won_deals --as sales_ops --note "as agreed in the pricing round"
  $ accord approve --all --as marketing_ops --dry-run
  $ accord approve --prune --as marketing_ops

Exit codes: 0 approved, or nothing to approve; 2 could not approve, and nothing was written.`,
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
  const { as: team, dryRun = false } = options;
  const read = requireReadable(options.dir);
  if (!fileExists(read.project.root, 'accord.yml')) {
    throw new ApproveError(
      'there is no accord.yml here, and approvals belong to a project',
      'go to the project folder, or name it with --dir',
    );
  }
  expectTeam(read.graph, team);
  const chosen = choose(read, names, options);
  const stale = options.prune ? staleOf(read, team) : [];
  const wanted = chosen.filter((each) => each.state !== 'given');
  const file = read.approvals.get(team);
  let text = file?.source.text ?? null;
  if (text !== null && stale.length > 0) text = removeApprovals(text, stale);
  if (wanted.length > 0) {
    const approval = await approvalBy(read.project.root, options);
    const approved = wanted.map(({ definition, meaning }) => ({
      definition,
      approval: { meaning, ...approval },
    }));
    text = recordApprovals(text, team, approved);
  }
  if (!dryRun && text !== null && text !== file?.source.text) {
    replaceFile(read.project.root, approvalPath(team), text);
  }
  const isAsked = names.length > 0 || options.all === true;
  if (options.prune) print(`${prunedText(team, stale, dryRun)}${isAsked ? '\n' : ''}`);
  if (isAsked) print(approvedText(read.graph, team, chosen, dryRun));
}

function choose(read: ReadableProject, names: readonly string[], options: ApproveOptions): readonly Chosen[] {
  const { as: team, all = false, prune = false, kind = null } = options;
  if (all && names.length > 0) {
    throw new ApproveError('name definitions or say --all, not both');
  }
  if (!all && names.length === 0) {
    if (prune) return [];
    throw new ApproveError(
      'say what to approve',
      'names of definitions, or --all for everything the team has yet to approve',
    );
  }
  const choice = { ...read, team, meanings: createMeanings(read.graph) };
  if (!all) return chooseByName(choice, names, kind);
  return chooseAll(choice).filter((each) => kind === null || each.definition.kind === kind);
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
