import { basename, join, relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import { configJsonSchema, definitionsJsonSchema } from '../../src/language/json-schema.js';
import { waiversJsonSchema } from '../../src/waivers/waivers-schema.js';
import { WorkspaceError } from '../../src/workspace/workspace-error.js';
import {
  existingFiles,
  readTextFiles,
  type TextFile,
  writeTextFiles,
} from '../../src/workspace/write-files.js';
import { print } from '../console.js';
import { packageRoot, packageVersion } from '../package-root.js';

export function initCommand(): Command {
  return new Command('init')
    .description(
      'A new definitions repository: accord.yml, an example per kind, a CI workflow, an editor schema',
    )
    .argument('[dir]', 'where; made when it does not exist', '.')
    .option('--name <name>', 'the name of the company or project; default the name of the folder')
    .addHelpText(
      'after',
      '\nExamples:\n  $ accord init metrics\n  $ cd metrics && npm install && npx accord check',
    )
    .action((directory: string, options: { readonly name?: string }) => {
      const name = options.name ?? basename(resolve(directory));
      const files = initFiles(name, directory);
      const existing = existingFiles(
        directory,
        files.map((file) => file.fileName),
      );
      if (existing.length > 0) {
        throw new WorkspaceError(
          `these files exist already: ${existing.join(', ')}`,
          'nothing was written; choose another folder',
        );
      }
      writeTextFiles(directory, files);
      print(summary(directory, files));
    });
}

function initFiles(name: string, directory: string): readonly TextFile[] {
  const templates = readTextFiles(join(packageRoot(), 'templates', 'init')).map(({ fileName, content }) => ({
    // npm leaves a file called .gitignore out of a package.
    fileName: fileName === 'gitignore' ? '.gitignore' : fileName,
    content:
      fileName === 'accord.yml'
        ? content.replace('name: my-company', `name: ${JSON.stringify(name)}`)
        : content,
  }));
  return [
    ...templates,
    { fileName: 'package.json', content: packageJson(name, directory) },
    { fileName: 'schema/accord.schema.json', content: jsonText(definitionsJsonSchema()) },
    { fileName: 'schema/accord-config.schema.json', content: jsonText(configJsonSchema()) },
    { fileName: 'schema/accord-waivers.schema.json', content: jsonText(waiversJsonSchema()) },
  ];
}

function packageJson(name: string, directory: string): string {
  const slug =
    name
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'metrics';
  return jsonText({
    name: `${slug}-definitions`,
    private: true,
    scripts: { check: 'accord check', compile: 'accord compile', start: 'accord serve --demo' },
    devDependencies: { 'accord-metrics': isCheckout() ? checkoutFrom(directory) : `^${packageVersion()}` },
  });
}

/** Whether this command runs from a clone, whose version no registry needs to have. */
function isCheckout(): boolean {
  return !packageRoot().split(sep).includes('node_modules');
}

function checkoutFrom(directory: string): string {
  return `file:${relative(resolve(directory), packageRoot()).split(sep).join('/')}`;
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function summary(directory: string, files: readonly TextFile[]): string {
  const shown = relative('.', resolve(directory)) || '.';
  return `Wrote ${files.length} files to ${shown}:
${files
  .map((file) => `  ${file.fileName}`)
  .sort()
  .join('\n')}

Next:
${shown === '.' ? '' : `  cd ${shown}\n`}  npm install
  npx accord check                     prove that the definitions agree
  npx accord explain qualified_lead    read one in plain words
  npx accord query qualified_leads --by customer_tier --grain month
  npx accord compile                   write model/, which is committed too
  $EDITOR accord.yml                   point it at your warehouse
${isCheckout() ? '\npackage.json takes Accord from the clone this ran in; name a version or a Git address before others install it.\n' : ''}`;
}
