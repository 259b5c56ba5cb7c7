import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Source } from '../diagnostic/source.js';
import type { AnyDefinition } from '../language/definition.js';
import { readDefinitions } from '../language/read-definitions.js';

/** What one text of a definition file says, in whatever commits and under whatever paths it stands. */
export interface FileReading {
  readonly definitions: readonly AnyDefinition[];
  /** Definitions that exist there and could not be read. */
  readonly broken: readonly DefinitionRef[];
  /** Whether a definition that was not found may stand in what could not be read. */
  mayHold(name: string): boolean;
}

/** Reads one file. Nothing is thrown. */
export function readFile(source: Source): FileReading {
  const { definitions, broken, problems } = readDefinitions([source]);
  if (problems.length === 0) return { definitions, broken, mayHold: () => false };
  const words = wordsIn(source.text);
  return { definitions, broken, mayHold: (name) => words.has(name) };
}

/** A file whose content git could not give. */
export const LOST_FILE: FileReading = { definitions: [], broken: [], mayHold: () => true };

/** Every word that may be the name of a definition. */
export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[a-z][a-z0-9_]*/g));
}
