import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCommand } from '../support/built-command.js';
import { runConsoleBlocks } from '../support/console-blocks.js';
import { legacyProject } from '../support/legacy-project.js';
import { ROOT } from '../support/source-files.js';
import { scratchFolder } from '../workspace/git/support/scratch-repository.js';

const PAGE = join(ROOT, 'docs/adoption.md');
const page = readFileSync(PAGE, 'utf8');

/** The page has a day to come, and goes on having one. */
const DAY = '2027-03-31';
const IN_A_YEAR = `${new Date().getFullYear() + 1}-12-31`;

/** What an editor does for people: writes the block of the page that begins with the name of the file. */
const EDITOR = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require('node:fs');
const [file] = process.argv.slice(2);
const [, text] = readFileSync(process.env.PAGE, 'utf8').match(new RegExp('\`\`\`yaml\\n# ' + file + '\\n([^]*?)\`\`\`'));
writeFileSync(file, text);
`;

describe('docs/adoption.md', () => {
  it('shows what its commands print (ACCORD_UPDATE=1 writes it anew)', () => {
    const command = buildCommand();
    const folder = scratchFolder();
    const project = join(folder, 'acme');
    for (const [name, text] of Object.entries(legacyProject())) {
      mkdirSync(dirname(join(project, name)), { recursive: true });
      writeFileSync(join(project, name), text);
    }
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const npx = `#!/usr/bin/env bash\n[ "$1" = accord ] && shift || exit 9\nexec node "${command}" "$@"\n`;
    writeFileSync(join(bin, 'npx'), npx, { mode: 0o755 });
    writeFileSync(join(bin, 'edit'), EDITOR, { mode: 0o755 });
    const dated = page.replaceAll(DAY, IN_A_YEAR);
    writeFileSync(join(folder, 'page.md'), dated);
    const env = {
      PATH: `${bin}:${process.env.PATH}`,
      EDITOR: 'edit',
      PAGE: join(folder, 'page.md'),
      ACCORD_CACHE: 'off',
    };
    const run = runConsoleBlocks(dated, project, env);
    const printed = run.page.replaceAll(IN_A_YEAR, DAY);
    if (process.env.ACCORD_UPDATE === '1') writeFileSync(PAGE, printed);
    expect(run.failures).toEqual([]);
    expect(run.commands).toBeGreaterThan(15);
    if (process.env.ACCORD_UPDATE !== '1') expect(printed).toBe(page);
  });

  it('links to pages that are there', () => {
    const links = [...page.matchAll(/\]\(([^)#\s]+)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(2);
    for (const path of links) expect(() => readFileSync(join(dirname(PAGE), path)), path).not.toThrow();
  });
});
