import { join } from 'node:path';
import { Command } from 'commander';
import { compileModel } from '../../src/compile/compile-model.js';
import { diffModel } from '../../src/compile/diff-model.js';
import { readTextFiles, removeFiles, writeTextFiles } from '../../src/workspace/write-files.js';
import { type CheckedProject, requireChecked } from '../checked-project.js';
import { print, sayError } from '../console.js';
import { EXIT, type ExitCode } from '../exit-code.js';

export function compileCommand(finish: (code: ExitCode) => void): Command {
  return new Command('compile')
    .description('Definitions → Cube model in model/')
    .argument('[dir]', 'a project folder', '.')
    .option('--check', 'write nothing; exit with 1 when model/ is out of date')
    .addHelpText('after', '\nExamples:\n  $ accord compile\n  $ accord compile --check     in CI')
    .action((directory: string, options: { readonly check?: boolean }) => {
      const checked = requireChecked(directory);
      finish(options.check ? checkModel(checked) : writeModel(checked));
    });
}

function writeModel({ project, graph }: CheckedProject): ExitCode {
  const folder = join(project.root, project.modelFolder);
  const files = compileModel(graph);
  const stale = diffModel(files, readTextFiles(folder))
    .filter((drift) => drift.status === 'unexpected')
    .map((drift) => drift.fileName);
  removeFiles(folder, stale);
  const written = writeTextFiles(folder, files);
  for (const name of written) print(`  wrote    ${project.modelFolder}/${name}\n`);
  for (const name of stale) print(`  removed  ${project.modelFolder}/${name}\n`);
  const unchanged = files.length - written.length;
  print(`✓ ${files.length} model files, ${unchanged} of them unchanged\n`);
  return EXIT.clean;
}

function checkModel({ project, graph }: CheckedProject): ExitCode {
  const files = compileModel(graph);
  const drifts = diffModel(files, readTextFiles(join(project.root, project.modelFolder)));
  if (drifts.length === 0) {
    print(`✓ ${project.modelFolder}/ is up to date (${files.length} files)\n`);
    return EXIT.clean;
  }
  for (const { fileName, status } of drifts)
    print(`  ${status.padEnd(11)}${project.modelFolder}/${fileName}\n`);
  sayError(
    `${project.modelFolder}/ is not what the definitions say`,
    'run `accord compile` and commit the result',
  );
  return EXIT.findings;
}
