import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Source } from '../diagnostic/source.js';
import type { AnyDefinition } from '../language/definition.js';
import { type ReadDefinitions, readDefinitions } from '../language/read-definitions.js';

interface ReadFile {
  readonly text: string;
  readonly definitions: AnyDefinition[];
}

/** The definitions of the base. Most files are today what they were: those are not read again, and are the same objects. */
export function readBase(
  sources: readonly Source[],
  head: ReadDefinitions,
): Pick<ReadDefinitions, 'definitions' | 'broken'> {
  const known = readWithoutProblem(head);
  const definitions: AnyDefinition[] = [];
  const broken: DefinitionRef[] = [];
  for (const source of sources) {
    const today = known.get(source.path);
    const isSame = today !== undefined && today.text === source.text;
    const read = isSame ? { definitions: today.definitions, broken: [] } : readDefinitions([source]);
    // One by one: spreading the many of a large file into a call overflows the stack.
    for (const definition of read.definitions) definitions.push(definition);
    for (const ref of read.broken) broken.push(ref);
  }
  return { definitions, broken };
}

/** By path. Definitions that could not be read do not say where they stand, but a problem of their file does. */
function readWithoutProblem({ definitions, problems }: ReadDefinitions): ReadonlyMap<string, ReadFile> {
  const files = new Map<string, ReadFile>();
  for (const definition of definitions) {
    const { path, text } = definition.source;
    const file = files.get(path) ?? { text, definitions: [] };
    file.definitions.push(definition);
    files.set(path, file);
  }
  for (const { span } of problems) files.delete(span.source.path);
  return files;
}
