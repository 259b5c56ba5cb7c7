import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainEnvironment } from '../workspace/git/support/scratch-repository.js';

interface ConsoleRun {
  /** The page with the output that its commands have. */
  readonly page: string;
  /** Commands of `sh` blocks that ended with anything but 0. */
  readonly failures: readonly string[];
  readonly commands: number;
}

/**
 * Runs the commands of a page one after the other, as somebody who follows it: each line of its `sh` blocks, which have to end
 * with 0, and what stands behind `$ ` in its `console` blocks, whose output the page shows. Each begins in the folder in which
 * the one before ended.
 */
export function runConsoleBlocks(
  page: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): ConsoleRun {
  const failures: string[] = [];
  let cwd = folder;
  let commands = 0;
  const run = (command: string) => {
    const place = join(folder, '.where');
    const script = `${command}\nended=$?\npwd > "${place}"\nexit $ended`;
    // In one stream, as a terminal shows both.
    const done = spawnSync('bash', ['-c', `{ ${script}\n} 2>&1`], {
      cwd,
      encoding: 'utf8',
      env: plainEnvironment(env),
    });
    cwd = readFileSync(place, 'utf8').trim();
    commands++;
    return done;
  };
  const filled = page.replace(/^```(sh|console)\n([\s\S]*?)^```$/gm, (block, kind: string, body: string) => {
    if (kind === 'sh') {
      for (const command of body.trimEnd().split('\n')) {
        const { status, stdout } = run(command);
        if (status !== 0) failures.push(`${command}\n${stdout}`);
      }
      return block;
    }
    const shown = body
      .split('\n')
      .filter((line) => line.startsWith('$ '))
      .map((line) => `${line}\n${withEnd(run(line.slice(2)).stdout)}`);
    return `\`\`\`console\n${shown.join('')}\`\`\``;
  });
  return { page: filled, failures, commands };
}

function withEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
