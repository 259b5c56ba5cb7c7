import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { canAsk, confirm } from '../../cli/confirm.js';

function terminal(typed: string | null) {
  const input = new PassThrough();
  const output = new PassThrough();
  if (typed === null) input.end();
  else input.write(typed);
  return { input, output };
}

describe('confirm', () => {
  it.each([
    ['y\n', true],
    ['Yes\n', true],
    [' y \n', true],
    ['\n', false],
    ['n\n', false],
    ['yep\n', false],
    [null, false],
  ])('takes %j as %j', async (typed, answer) => {
    const { input, output } = terminal(typed);
    expect(await confirm('Approve 3 definitions?', { input, output })).toBe(answer);
    expect(String(output.read())).toContain('Approve 3 definitions? [y/N] ');
  });
});

describe('canAsk', () => {
  it('asks only where both ends are a terminal', () => {
    const { input, output } = terminal(null);
    const tty = <T extends object>(stream: T) => Object.assign(stream, { isTTY: true });
    expect(canAsk({ input, output })).toBe(false);
    expect(canAsk({ input: tty(terminal(null).input), output })).toBe(false);
    expect(canAsk({ input, output: tty(terminal(null).output) })).toBe(false);
    expect(canAsk({ input: tty(input), output: tty(output) })).toBe(true);
  });
});
