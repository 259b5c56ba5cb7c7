import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../workspace/git/support/scratch-repository.js';
import { ROOT } from './source-files.js';

/**
 * The command as a package holds it, compiled from the sources as they are: the path of its `main.js`. For what starts it as a
 * process of its own. Takes seconds; removed with the tests of the file.
 */
export function buildCommand(): string {
  const folder = scratchFolder();
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const name of ['node_modules', 'schema', 'templates', 'docs'])
    symlinkSync(join(ROOT, name), join(folder, name));
  const compiler = join(ROOT, 'node_modules/.bin/tsc');
  const settings = [
    '-p',
    join(ROOT, 'tsconfig.build.json'),
    '--outDir',
    join(folder, 'dist'),
    '--noEmitOnError',
    'false',
  ];
  const run = spawnSync(compiler, [...settings, '--sourceMap', 'false'], { encoding: 'utf8' });
  const main = join(folder, 'dist/cli/main.js');
  // Whether the types are right is the question of another command.
  if (!existsSync(main)) throw new Error(`nothing was compiled: ${run.stdout}${run.stderr}`);
  chmodSync(main, 0o755);
  return main;
}
