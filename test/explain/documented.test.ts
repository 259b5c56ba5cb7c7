import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { ROOT } from '../support/source-files.js';

/** What a page shows of a terminal: `$ accord compare a "b c"`, then what it answers. */
function shownIn(page: string): readonly { readonly words: readonly string[]; readonly answer: string }[] {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  return [...text.matchAll(/^```\n\$ accord (.*)\n([\s\S]*?)^```$/gm)].map(([, line = '', answer = '']) => ({
    words: [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? ''),
    answer,
  }));
}

describe('docs/compare.md', () => {
  const shown = shownIn('compare.md');

  it('shows examples', () => {
    expect(shown.length).toBeGreaterThanOrEqual(3);
  });

  it.each(shown)('$words is answered as shown', async ({ words, answer }) => {
    const run = await runCommand(...words, '--dir', ROOT);
    expect(run).toEqual({ code: 0, stderr: '', stdout: answer });
  });
});

describe('docs/explain.md', () => {
  it('shows lines of what is told', async () => {
    const text = readFileSync(join(ROOT, 'docs', 'explain.md'), 'utf8');
    const [, block = ''] = /^```\n(Normal form\n[\s\S]*?)^```$/m.exec(text) ?? [];
    const lines = block.split('\n').filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(5);
    const { stdout } = await runCommand('explain', 'qualified_lead', '--kind', 'term', '--dir', ROOT);
    const told = stdout.split('\n');
    expect(lines.filter((line) => !told.includes(line))).toEqual([]);
  });
});
