import { expect } from 'vitest';
import type { Report } from '../../src/diagnostic/finding.js';
import { type ReadDefinitions, readDefinitions } from '../../src/language/read-definitions.js';
import { markedSource, markSpans } from '../support/marked-source.js';

/** Reads marked text and holds the problems against its marks and, one each, the messages (a part of them). */
export function expectProblems(marked: string, ...messages: readonly (string | RegExp)[]): ReadDefinitions {
  const source = markedSource(marked);
  const read = readDefinitions([source]);
  expectReports(read.problems, marked, messages);
  return read;
}

/** The problems stand exactly at the marks of a text and say the messages, in the order of the text. */
export function expectReports(
  problems: readonly Report[],
  marked: string,
  messages: readonly (string | RegExp)[],
): void {
  const source = markedSource(marked);
  const ordered = [...problems].sort((a, b) => a.span.start - b.span.start);
  const spans = ordered.map((problem) => problem.span);
  const said = ordered.map((problem) => [problem.message, problem.help].filter(Boolean).join(' '));
  expect(`${markSpans(source, spans)}\n${said.join('\n')}`).toBe(
    `${markSpans(source, source.marks)}\n${said.join('\n')}`,
  );
  expect(said).toHaveLength(messages.length);
  messages.forEach((message, index) => {
    // Messages are sentences; their parts are written without regard to a first capital.
    if (typeof message === 'string') expect(said[index]?.toLowerCase()).toContain(message.toLowerCase());
    else expect(said[index]).toMatch(message);
  });
}
