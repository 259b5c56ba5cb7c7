import { Command, Option } from 'commander';
import { compareOperands, comparisonJson } from '../../src/explain/compare/compare-operands.js';
import { CompareError } from '../../src/explain/compare/operand.js';
import { readOperands } from '../../src/explain/compare/read-operands.js';
import { renderComparison } from '../../src/explain/compare/render-comparison.js';
import { UnknownNameError } from '../../src/explain/find-definition.js';
import { buildGraph } from '../../src/graph/build-graph.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { loadProject } from '../../src/load-project.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { print, sayError, wantsColor } from '../console.js';
import { EXIT, type ExitCode } from '../exit-code.js';

interface CompareOptions {
  readonly entity?: string;
  readonly format: 'text' | 'json';
  readonly dir: string;
}

export function compareCommand(finish: (code: ExitCode) => void): Command {
  return new Command('compare')
    .description('What two definitions or conditions mean to each other, with records that show it')
    .argument('<a>', 'a definition by name, title or synonym; segmentation.segment; or a condition')
    .argument('<b>', 'what to compare it with')
    .option('--entity <name>', 'whose records a condition is about, where the other side does not tell')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .option('--dir <dir>', 'a project folder', '.')
    .addHelpText(
      'after',
      `
Examples:
  $ accord compare qualified_lead sales_ready_lead
  $ accord compare qualified_lead "score >= 60 AND consent"
  $ accord compare "score >= 60" "NOT score < 60" --entity lead
  $ accord compare customer_tier.small "employees < 100"
  $ accord compare win_rate deal_win_rate --format json

Exit codes: 0 answered, whatever the answer; 2 could not be asked.`,
    )
    .action((left: string, right: string, options: CompareOptions) => {
      try {
        print(compareThese(left, right, options));
      } catch (error) {
        if (!(error instanceof UnknownNameError) && !(error instanceof CompareError)) throw error;
        sayError(error.message, error.help);
        finish(EXIT.unable);
      }
    });
}

function compareThese(left: string, right: string, options: CompareOptions): string {
  const { entity = null, format, dir } = options;
  const { config, sources } = loadProject(dir);
  const graph = buildGraph({ config, ...readDefinitions(sources) });
  const meanings = createMeanings(graph);
  const operands = readOperands(graph, meanings, { left, right, entity });
  const compared = compareOperands(graph, meanings, operands.left, operands.right);
  if (format === 'json') return `${JSON.stringify(comparisonJson(compared), null, 2)}\n`;
  const width = process.stdout.columns ?? 100;
  return renderComparison(graph, compared, { color: wantsColor(process.stdout), width });
}
