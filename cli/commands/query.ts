import { Command, InvalidArgumentError, Option } from 'commander';
import { QUERY_GRAINS } from '../../src/query/question.js';
import type { ExitCode } from '../exit-code.js';
import { QUERY_FORMATS, type QueryOptions } from '../query-options.js';

export function queryCommand(finish: (code: ExitCode) => void): Command {
  return new Command('query')
    .description('Ask metrics from the terminal')
    .argument('<metric...>', 'one metric or several, by name')
    .option('--by <dimension>', 'split by it; several with commas, or given several times', collectNames, [])
    .option('--where <condition>', 'a SQL condition on dimensions; may be given several times', collect, [])
    .addOption(new Option('--grain <grain>', 'a row for each of these').choices(QUERY_GRAINS))
    .option('--from <date>', 'the first day: 2026-01-31, 2026-01, 2026-Q1, 2026, today, "-90 days"')
    .option('--to <date>', 'the last day, included')
    .option('--order <name>', 'sort by it: win_rate, -win_rate, "win_rate desc"', collect, [])
    .option('--limit <number>', 'at most so many rows; with --by and --grain, groups', wholeNumber)
    .addOption(
      new Option('--format <format>', 'how to print the answer').choices(QUERY_FORMATS).default('table'),
    )
    .option('--dir <dir>', 'a project folder', '.')
    .option('--source <source>', 'duckdb:FILE, files:FOLDER, postgres or cube, instead of accord.yml')
    .option('--sql', 'print the SQL instead of asking it')
    .option('--url <url>', 'ask a running server')
    .option('--token-env <name>', 'the environment variable that holds the token for --url')
    .addHelpText(
      'after',
      `
Examples:
  $ accord query qualified_leads --by customer_tier
  $ accord query win_rate booked_revenue --grain quarter --from 2026
  $ accord query booked_revenue --by market --where "customer_tier = 'enterprise' AND campaign.channel IS NOT NULL"
  $ accord query satisfaction --by customer_tier --grain month --format csv > satisfaction.csv
  $ accord query win_rate --url http://127.0.0.1:4000

Exit codes: 0 answered, 2 could not be asked.`,
    )
    .action(async (metrics: readonly string[], options: QueryOptions) => {
      // Loaded here, so that no other command waits for it.
      const { queryProject } = await import('../query-project.js');
      finish(await queryProject(metrics.flatMap(splitNames), options));
    });
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

function collectNames(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, ...splitNames(value)];
}

function splitNames(value: string): readonly string[] {
  return value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('a whole number from 1 on.');
  return number;
}
