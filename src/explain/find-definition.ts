import { DEFINITION_KINDS, type DefinitionKind } from '../diagnostic/definition-ref.js';
import { suggestNearest } from '../diagnostic/suggest.js';
import { listInWords } from '../diagnostic/words.js';
import type { Field, Graph } from '../graph/graph.js';
import type { AnyDefinition, Definition } from '../language/definition.js';

/** What a name on the command line stands for. */
export type Subject =
  | { readonly kind: 'definition'; readonly definition: AnyDefinition }
  | { readonly kind: 'field'; readonly entity: Definition<'entity'>; readonly field: Field };

/** Nothing has the name; the message and help are for the person who wrote it. */
export class UnknownNameError extends Error {
  override readonly name = 'UnknownNameError';

  constructor(
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}

/**
 * Every definition of that name, of one kind or of all; `entity.field` is a field. Where no name fits, titles and synonyms are tried.
 * Throws UnknownNameError with the nearest name.
 */
export function findSubjects(graph: Graph, written: string, kind: DefinitionKind | null): readonly Subject[] {
  const ofKind = firstOfEachName(graph).filter((each) => kind === null || each.kind === kind);
  const named = ofKind.filter((each) => each.name === written);
  if (named.length > 0) return named.map(asSubject);
  const field = findField(graph, written);
  if (field !== null && kind === null) return [field];
  const called = ofKind.filter((each) => wordsOf(each).some((word) => fold(word) === fold(written)));
  if (called.length > 0) return called.map(asSubject);
  throw unknownName(graph, written, kind, ofKind);
}

function asSubject(definition: AnyDefinition): Subject {
  return { kind: 'definition', definition };
}

/** In the order of kinds in which people meet them; a second definition of a name is a finding and not explained. */
function firstOfEachName(graph: Graph): readonly AnyDefinition[] {
  const first = new Map<string, AnyDefinition>();
  for (const each of graph.definitions) {
    const key = `${each.kind}:${each.name}`;
    if (!first.has(key)) first.set(key, each);
  }
  return [...first.values()].sort(
    (a, b) => DEFINITION_KINDS.indexOf(a.kind) - DEFINITION_KINDS.indexOf(b.kind),
  );
}

function findField(graph: Graph, written: string): Subject | null {
  const [entityName = '', fieldName = '', ...rest] = written.split('.');
  const entity = graph.entities.get(entityName);
  const field = entity?.fields.get(fieldName);
  return entity && field && rest.length === 0 ? { kind: 'field', entity: entity.definition, field } : null;
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

function unknownName(
  graph: Graph,
  written: string,
  kind: DefinitionKind | null,
  candidates: readonly AnyDefinition[],
): UnknownNameError {
  const what = kind === null ? 'definition' : kind;
  const [entityName = '', fieldName] = written.split('.');
  const entity = graph.entities.get(entityName);
  if (entity && fieldName !== undefined) {
    const near = suggestNearest(fieldName, entity.fields.keys());
    const help =
      near === null
        ? `its fields are ${listInWords([...entity.fields.keys()])}`
        : `did you mean ${entityName}.${near}?`;
    return new UnknownNameError(`${entityName} has no field ${fieldName}`, help);
  }
  const elsewhere = kind === null ? [] : graph.definitions.filter((each) => each.name === written);
  if (elsewhere.length > 0) {
    const kinds = [...new Set(elsewhere.map((each) => each.kind))];
    return new UnknownNameError(
      `there is no ${what} ${written}`,
      `there is one of another kind: ${listInWords(kinds)}`,
    );
  }
  const near = suggestNearest(written, candidates.flatMap(wordsOf));
  return new UnknownNameError(
    `there is no ${what} ${written}`,
    near === null ? whatThereIs(graph) : `did you mean ${near}?`,
  );
}

function whatThereIs(graph: Graph): string {
  const names = graph.definitions.filter((each) => each.kind === 'metric').map((each) => each.name);
  return names.length === 0
    ? '`accord explain` without a name lists what there is'
    : `the metrics here are ${listInWords(names.slice(0, 12))}${names.length > 12 ? ' …' : ''}`;
}
