import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ADVERSARIAL } from '../../test/support/adversarial-questions.js';
import { build, run } from '../support/run-process.js';

let script = '';
beforeAll(() => {
  script = join(build(), 'bench/adversarial/answer-question.js');
});

/** Only those whose names hold it: `ACCORD_BENCH_ONLY=pairs`. */
const only = process.env.ACCORD_BENCH_ONLY ?? '';

it.each(ADVERSARIAL.filter(({ name }) => name.includes(only)))('$name', ({ name, found, mayGiveUp }) => {
  const done = run(script, [name]);
  const printed = /^\{"found".*\}$/m.exec(done.output)?.[0];
  if (printed === undefined) throw new Error(done.output.slice(-1500));
  const answer: unknown = JSON.parse(printed);
  const seconds = (done.processor / 1000).toFixed(2);
  console.log(
    `${name.padEnd(42)} ${seconds.padStart(7)} s ${done.memory.toFixed(0).padStart(5)} MB  ${printed}`,
  );
  expect(answer).toMatchObject({ found: mayGiveUp ? expect.stringMatching(`^(${found}|unknown)$`) : found });
});
