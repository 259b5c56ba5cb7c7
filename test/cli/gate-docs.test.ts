import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCommand } from '../support/built-command.js';
import { runConsoleBlocks } from '../support/console-blocks.js';
import { ROOT } from '../support/source-files.js';
import { scratchFolder } from '../workspace/git/support/scratch-repository.js';

const PAGE = join(ROOT, 'docs/gate.md');
const page = readFileSync(PAGE, 'utf8');

/** A day that is proposed depends on today. */
const undated = (text: string) => text.replace(/sunset: \d{4}-\d\d-\d\d/g, 'sunset: DAY');

describe('docs/gate.md', () => {
  it('shows what its commands print (ACCORD_UPDATE=1 writes it anew)', () => {
    const command = buildCommand();
    const folder = scratchFolder();
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    mkdirSync(join(folder, 'accord'));
    const npx = `#!/usr/bin/env bash\n[ "$1" = accord ] && shift || exit 9\nexec node "${command}" "$@"\n`;
    writeFileSync(join(bin, 'npx'), npx, { mode: 0o755 });
    // What would be installed is the command above.
    writeFileSync(join(bin, 'npm'), '#!/usr/bin/env bash\n[ "$*" = install ]\n', { mode: 0o755 });
    const env = { PATH: `${bin}:${process.env.PATH}`, ACCORD_CACHE: 'off' };
    const run = runConsoleBlocks(page, join(folder, 'accord'), env);
    if (process.env.ACCORD_UPDATE === '1') writeFileSync(PAGE, run.page);
    expect(run.failures).toEqual([]);
    // Each says something: one that is silent shows that an earlier one changed nothing.
    expect(run.page).not.toMatch(/^\$ .*\n(\$ |```)/m);
    expect(run.commands).toBeGreaterThan(15);
    if (process.env.ACCORD_UPDATE !== '1') expect(undated(run.page)).toBe(undated(page));
  }, 180_000);

  it('links to pages that are there', () => {
    const links = [...page.matchAll(/\]\(([^)#\s]+)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(5);
    for (const path of links) expect(() => readFileSync(join(dirname(PAGE), path)), path).not.toThrow();
  });
});
