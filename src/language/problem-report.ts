import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import type { YamlProblem } from './yaml-node.js';

/** A problem at its place in a file, in the words of a finding. */
export function reportOf(source: Source, problem: YamlProblem, definition: DefinitionRef | null): Report {
  const { start, end, about, help } = problem;
  const report = { definition, message: asSentence(problem.message), about, span: { source, start, end } };
  return help === undefined ? report : { ...report, help: asSentence(help) };
}

export function asSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!…:]$/.test(sentence) ? sentence : `${sentence}.`;
}
