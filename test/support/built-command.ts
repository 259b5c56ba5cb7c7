import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../workspace/git/support/scratch-repository.js';
import { ROOT } from './source-files.js';

/**
 * The command as a package holds it, compiled from the sources as they are: the path of its `main.js`. For what starts it as a
 * process of its own. Removed with the tests of the file.
 */
export function buildCommand(): string {
  const folder = scratchFolder();
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const name of ['node_modules', 'schema', 'templates', 'docs'])
    symlinkSync(join(ROOT, name), join(folder, name));
  const compiler = join(ROOT, 'node_modules/.bin/tsc');
  // Whether the types are right is the question of another command.
  const settings = ['-p', join(ROOT, 'tsconfig.build.json'), '--noCheck', '--sourceMap', 'false'];
  execFileSync(compiler, [...settings, '--outDir', join(folder, 'dist')], { stdio: 'pipe' });
  const main = join(folder, 'dist/cli/main.js');
  chmodSync(main, 0o755);
  return main;
}
