import { Command, InvalidArgumentError } from 'commander';
import { DEFAULT_SEED } from '../../src/demo/generate.js';
import { print } from '../console.js';
import { shownPath } from '../data-source.js';

/** Where `accord.yml` of the shipped example looks for its data. */
export const DEMO_DATABASE = '.accord/demo.duckdb';

interface DemoCommandOptions {
  readonly out: string;
  readonly scale: number;
  readonly seed: number;
}

export function demoCommand(): Command {
  return new Command('demo')
    .description("Make the example company's data: seeded, the same on every machine")
    .option('--out <file>', 'the DuckDB file to write', DEMO_DATABASE)
    .option('--scale <factor>', '1 is a few hundred thousand records', positive, 1)
    .option('--seed <number>', 'another company', whole, DEFAULT_SEED)
    .addHelpText('after', '\nExamples:\n  $ accord demo\n  $ accord demo --scale 10 --out big.duckdb')
    .action(async (options: DemoCommandOptions) => {
      const { makeDemo } = await import('../make-demo.js');
      const rows = await makeDemo(options.out, options);
      print(`✓ ${rows.toLocaleString('en')} records in ${shownPath(options.out)}\n`);
    });
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 1000)) throw new InvalidArgumentError('a number above 0, at most 1000.');
  return number;
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('a whole number from 0 on.');
  return number;
}
