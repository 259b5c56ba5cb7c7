import { DEFINITION_KINDS, type DefinitionKind, type DefinitionRef } from '../diagnostic/definition-ref.js';
import { suggestNearest } from '../diagnostic/suggest.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Snapshot } from './snapshot.js';

/** Nothing in the history has the name; the message and help are for the person who wrote it. */
export class UnknownInHistoryError extends Error {
  override readonly name = 'UnknownInHistoryError';

  constructor(
    message: string,
    readonly help: string,
  ) {
    super(message);
  }
}

/**
 * What a name on the command line stands for: definitions of that name, else those with such a title or synonym. What is
 * not there today may have been: then it is every kind that could have had the name.
 */
export function findNames(
  snapshot: Snapshot,
  written: string,
  kind: DefinitionKind | null,
): readonly DefinitionRef[] {
  const ofKind = snapshot.definitions.filter((each) => kind === null || each.kind === kind);
  const named = ofKind.filter(({ name }) => name === written);
  if (named.length > 0) return named;
  const called = ofKind.filter((each) => wordsOf(each).some((word) => fold(word) === fold(written)));
  if (called.length > 0) return called;
  return (kind === null ? DEFINITION_KINDS : [kind]).map((each) => ({ kind: each, name: written }));
}

/** No commit had it. */
export function unknownInHistory(
  snapshot: Snapshot,
  written: string,
  kind: DefinitionKind | null,
): UnknownInHistoryError {
  const near = suggestNearest(written, snapshot.definitions.flatMap(wordsOf));
  return new UnknownInHistoryError(
    `there is no ${kind ?? 'definition'} ${written}, and never was`,
    near === null ? '`accord history --all` tells of every definition' : `did you mean ${near}?`,
  );
}

function wordsOf({ value }: AnyDefinition): readonly string[] {
  return [value.name, ...(value.title === undefined ? [] : [value.title]), ...(value.synonyms ?? [])];
}

function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
