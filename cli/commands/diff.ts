import { Command, Option } from 'commander';
import { changesJson } from '../../src/diff/changes-json.js';
import { diffSettings } from '../../src/diff/diff-settings.js';
import { diffSources } from '../../src/diff/diff-sources.js';
import { buildGraph } from '../../src/graph/build-graph.js';
import { findImpacts } from '../../src/impact/find-impacts.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { loadProject } from '../../src/load-project.js';
import { usualLevel } from '../../src/rules/usual-level.js';
import { WorkspaceError } from '../../src/workspace/workspace-error.js';
import { print, wantsColor } from '../console.js';
import { loadAgainst } from '../load-against.js';
import { renderChanges } from '../render-changes.js';

interface DiffOptions {
  readonly againstDir?: string;
  readonly dir: string;
  readonly format: 'text' | 'json';
}

export function diffCommand(): Command {
  return new Command('diff')
    .description('What changed in meaning since a git ref, definition by definition, with no judgement')
    .argument('[ref]', 'a branch, tag or commit; `REF...` is where its history and this one parted')
    .option('--against-dir <dir>', 'compare with a folder instead of a ref')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .option('--dir <dir>', 'a project folder', '.')
    .addHelpText(
      'after',
      `
Examples:
  $ accord diff origin/main
  $ accord diff v2.3.0 --format json
  $ accord diff --against-dir ../metrics-before

Exit codes: 0 whatever changed; 2 could not be compared. \`accord check --against\` judges.`,
    )
    .action(async (ref: string | undefined, { dir, format, againstDir }: DiffOptions) => {
      const base = await loadAgainst(dir, {
        ...(ref === undefined ? {} : { against: ref }),
        ...(againstDir === undefined ? {} : { againstDir }),
      });
      if (!base) throw new WorkspaceError('nothing to compare with', 'name a git ref, or --against-dir DIR');
      const { config, configSource, sources } = loadProject(dir);
      const read = readDefinitions(sources);
      const graph = buildGraph({ config, definitions: read.definitions, broken: read.broken });
      const difference = diffSources(base, { graph, read });
      const told = {
        changes: difference.changes,
        settings: diffSettings(base, { config, configSource, sources }, usualLevel),
        sources: configSource ? [...sources, configSource] : sources,
      };
      const { name, commit } = base;
      print(
        format === 'json'
          ? `${JSON.stringify(changesJson({ name, commit }, told), null, 2)}\n`
          : renderChanges(told, {
              base: name,
              impacts: findImpacts(difference),
              color: wantsColor(process.stdout),
            }),
      );
    });
}
