import { join, relative, resolve, sep } from 'node:path';
import { Command, Option } from 'commander';
import { codeownersLines } from '../../src/owners/codeowners-lines.js';
import { MarkerError, withSection } from '../../src/owners/codeowners-section.js';
import { type Overridden, overriddenApprovals } from '../../src/owners/overridden-approvals.js';
import { planOwners } from '../../src/owners/plan-owners.js';
import { FORGES, type Forge, forgeOf, handlesOf, OwnersError } from '../../src/owners/team-handles.js';
import { fileExists, readSource } from '../../src/workspace/read-files.js';
import { replaceFile } from '../../src/workspace/replace-file.js';
import { folderInRepository } from '../../src/workspace/repository-folder.js';
import { print, sayError } from '../console.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { requireReadable } from '../readable-project.js';

interface OwnersOptions {
  readonly check?: true;
  readonly forge?: Forge;
  readonly output?: string;
}

/** Where each forge looks, in its order; the first that exists is the one in force. */
const LOCATIONS: Readonly<Record<Forge, readonly [string, ...string[]]>> = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
};

export function ownersCommand(finish: (code: ExitCode) => void): Command {
  return new Command('owners')
    .description('Writes CODEOWNERS from the definitions; --check fails on drift')
    .argument('[dir]', 'a project folder', '.')
    .option('--check', 'write nothing; exit with 1 and the difference when CODEOWNERS is out of date')
    .addOption(new Option('--forge <forge>', 'whose handles and places to use').choices(FORGES))
    .option(
      '--output <file>',
      'default the CODEOWNERS the forge reads, else .github/CODEOWNERS or CODEOWNERS',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ accord owners
  $ accord owners --check
  $ accord owners --forge gitlab --output .gitlab/CODEOWNERS

Exit codes: 0 written, or up to date; 1 out of date, or overridden by later lines; 2 could not be made.`,
    )
    .action((directory: string, options: OwnersOptions) => {
      try {
        finish(writeOwners(directory, options));
      } catch (error) {
        if (!(error instanceof OwnersError) && !(error instanceof MarkerError)) throw error;
        const help = error instanceof OwnersError ? error.help : 'mend the markers, or remove both';
        sayError(error.message, help);
        finish(EXIT.unable);
      }
    });
}

function writeOwners(directory: string, options: OwnersOptions): ExitCode {
  const { project, graph } = requireReadable(directory);
  const forge = options.forge ?? forgeOf(graph);
  const folder = folderInRepository(project.root);
  const top = resolve(project.root, ...folder.split('/').flatMap((part) => (part === '' ? [] : ['..'])));
  const path = options.output === undefined ? locate(top, forge) : fromTop(top, options.output);
  const before = fileExists(top, path) ? readSource(top, path).text : null;
  const plan = planOwners(graph);
  const handles = handlesOf(graph, plan.teams, forge);
  const codeowners = path.startsWith('../') ? null : path;
  const { definitionsFolder } = project;
  const definitions =
    definitionsFolder === '.' || definitionsFolder.startsWith('..') ? null : definitionsFolder;
  const lines = codeownersLines(plan, handles, { forge, folder, definitions, codeowners });
  const text = withSection(before, lines);
  const isCurrent = text === before;
  const shown = relative('.', join(top, path)) || path;
  if (options.check) print(isCurrent ? `${shown} is up to date.\n` : driftText(shown, before, text));
  else if (!isCurrent) replaceFile(top, path, text);
  if (!options.check) print(isCurrent ? `${shown} is up to date.\n` : `Wrote ${shown}.\n`);
  const overridden = overriddenApprovals(text, plan, handles, { forge, folder });
  tellOverridden(shown, overridden);
  return overridden.length > 0 || (options.check && !isCurrent) ? EXIT.findings : EXIT.clean;
}

function locate(top: string, forge: Forge): string {
  const places = LOCATIONS[forge];
  return places.find((place) => fileExists(top, place)) ?? places[0];
}

function fromTop(top: string, output: string): string {
  return relative(top, resolve(output)).split(sep).join('/');
}

function driftText(shown: string, before: string | null, after: string): string {
  if (before === null) return `There is no ${shown} yet: run \`accord owners\`.\n`;
  const [old, next] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  const lines = [
    ...old.filter((line) => !next.includes(line)).map((line) => `- ${line}`),
    ...next.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
  const changes = lines.length > 0 ? lines : ['  the same lines in another order'];
  return `${shown} is out of date: run \`accord owners\`.\n${changes.join('\n')}\n`;
}

/** Once for each line that takes files away, however many. */
function tellOverridden(shown: string, overridden: readonly Overridden[]): void {
  for (const line of new Set(overridden.map((each) => each.line))) {
    const files = overridden.filter((each) => each.line === line);
    const paths = files.map((each) => each.path).join(', ');
    sayError(
      line === null
        ? `no line of ${shown} is about ${paths}`
        : `line ${line} of ${shown} (\`${files[0]?.pattern}\`) takes approvals from the team they are of: ${paths}`,
      'the last line that matches wins: move it above what `accord owners` writes',
    );
  }
}
