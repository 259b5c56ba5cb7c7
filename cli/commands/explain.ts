import { Command, Option } from 'commander';
import { dialectOf } from '../../src/compile/compile-model.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { DEFINITION_KINDS, type DefinitionKind } from '../../src/diagnostic/definition-ref.js';
import { explain } from '../../src/explain/explain-definition.js';
import type { Explanation } from '../../src/explain/explanation.js';
import { findSubjects, UnknownNameError } from '../../src/explain/find-definition.js';
import { listDefinitions, renderList } from '../../src/explain/list-definitions.js';
import { renderExplanation } from '../../src/explain/render-text.js';
import type { Graph } from '../../src/graph/graph.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { checkProject, errorsOf } from '../checked-project.js';
import { print, say, sayError, wantsColor } from '../console.js';
import { EXIT, type ExitCode } from '../exit-code.js';

interface ExplainCommandOptions {
  readonly kind?: DefinitionKind;
  readonly format: 'text' | 'json';
  readonly dir: string;
}

export function explainCommand(finish: (code: ExitCode) => void): Command {
  return new Command('explain')
    .description('One definition in plain words, its SQL, owners, what uses it, what it uses')
    .argument('[name]', 'a definition by name, title or synonym; or entity.field; without it, all are listed')
    .addOption(new Option('--kind <kind>', 'only definitions of this kind').choices(DEFINITION_KINDS))
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .option('--dir <dir>', 'a project folder', '.')
    .addHelpText(
      'after',
      `
Examples:
  $ accord explain                      what is defined
  $ accord explain --kind metric
  $ accord explain qualified_lead
  $ accord explain MQL
  $ accord explain lead.score
  $ accord explain win_rate --format json`,
    )
    .action((name: string | undefined, options: ExplainCommandOptions) => {
      const checked = checkProject(options.dir);
      const { graph, findings } = checked;
      if (name === undefined) {
        const listed = listDefinitions(graph, options.kind ?? null);
        print(options.format === 'json' ? jsonOf(listed) : renderList(listed));
        return;
      }
      try {
        const subjects = findSubjects(graph, name, options.kind ?? null);
        const splitBy = dimensionNames(graph, errorsOf(checked).length === 0);
        const dialect = dialectOf(graph);
        const meanings = createMeanings(graph);
        print(
          render(
            subjects.map((each) => explain(graph, each, { dialect, findings, splitBy, meanings })),
            options.format,
          ),
        );
      } catch (error) {
        if (!(error instanceof UnknownNameError)) throw error;
        sayError(error.message, error.help);
        finish(EXIT.unable);
        return;
      }
      const errors = errorsOf(checked).length;
      if (errors > 0)
        say(`\nThe definitions have ${errors} error${errors === 1 ? '' : 's'}; accord check tells of them.`);
    });
}

/** A model exists only of definitions without errors; with them, nobody can say what a metric can be split by. */
function dimensionNames(graph: Graph, isClean: boolean): (metric: string) => readonly string[] {
  if (!isClean) return () => [];
  const { members } = createQueryRules(graph);
  return (metric) =>
    members.resolveMetric(metric) === null
      ? []
      : members
          .dimensionsOf([metric])
          .map(({ kind, entity, name }) => (kind === 'segmentation' ? name : `${entity}.${name}`))
          .sort((left, right) => Number(left.includes('.')) - Number(right.includes('.')));
}

function render(explanations: readonly Explanation[], format: ExplainCommandOptions['format']): string {
  if (format === 'json') return jsonOf(explanations);
  const options = { color: wantsColor(process.stdout), width: process.stdout.columns ?? 100 };
  return explanations.map((each) => renderExplanation(each, options)).join('\n\n');
}

function jsonOf(definitions: readonly object[]): string {
  return `${JSON.stringify({ version: 1, definitions }, null, 2)}\n`;
}
