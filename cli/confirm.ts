import { createInterface } from 'node:readline/promises';

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Whether somebody is there to answer: both ends are a terminal. */
export function canAsk({ input, output }: Terminal = terminal()): boolean {
  return input.isTTY === true && output.isTTY === true;
}

/** Asks a question that is answered with y or n; everything but a yes is a no, also the end of the input and Ctrl-C. */
export async function confirm(question: string, { input, output }: Terminal = terminal()): Promise<boolean> {
  const lines = createInterface({ input, output });
  const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([lines.question(`${question} [y/N] `), closed]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}

function terminal(): Terminal {
  return { input: process.stdin, output: process.stdout };
}
