import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';
import type { Judged } from './judge.js';

/**
 * What is wrong with text that a definition shares with what it used to mean is told of the definition. `judged` are the
 * findings of one rule.
 */
export function withoutEchoes(
  { definitions }: Pick<Graph, 'definitions'>,
  judged: readonly Judged[],
): readonly Judged[] {
  const todays = new Map<string, DefinitionRef>();
  for (const each of definitions) if (each.previousOf) todays.set(refKey(each), each.previousOf);
  if (todays.size === 0 || judged.length < 2) return judged;
  const told = new Set(judged.map((each) => placeKey(each, each.report.definition)));
  return judged.filter((each) => {
    const today = each.report.definition && todays.get(refKey(each.report.definition));
    return !today || !told.has(placeKey(each, today));
  });
}

function placeKey({ report: { span } }: Judged, definition: DefinitionRef | null): string {
  return JSON.stringify([definition && refKey(definition), span.source.path, span.start, span.end]);
}
