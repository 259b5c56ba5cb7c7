import pc from 'picocolors';

/** Colour only on a terminal, and never against NO_COLOR. */
export function wantsColor(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  return stream.isTTY === true || Boolean(process.env.FORCE_COLOR);
}

export function print(text: string): void {
  process.stdout.write(text);
}

/** A message that is no result: what goes wrong, what happens next. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function sayError(message: string, help?: string): void {
  const colors = pc.createColors(wantsColor(process.stderr));
  say(`${colors.red(colors.bold('error'))} ${message}${help ? `\n  ${colors.green('help:')} ${help}` : ''}`);
}

/**
 * Progress for people who wait: one line on a terminal, rewritten in place and gone at the end; nothing elsewhere.
 */
export function startProgress(): { update(text: string): void; stop(): void } {
  const stream = process.stderr;
  if (!stream.isTTY) return { update: () => undefined, stop: () => undefined };
  return {
    update: (text) => stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`),
    stop: () => stream.write('\r\u001b[K'),
  };
}
