import type { AnyDefinition } from '../../language/definition.js';
import type { Meaning, Meanings, RecordsMeaning } from '../../meaning/meaning.js';

/**
 * No record meets the condition, or that of one part: the rule never-true says so, and what such a definition has in
 * common with others says nothing about either.
 */
export function isNever(meanings: Meanings, meaning: Meaning): boolean {
  switch (meaning.kind) {
    case 'records':
      return isEmpty(meanings, meaning);
    case 'aggregate':
      return isEmpty(meanings, meaning.records);
    case 'composite':
      return meaning.parts.some((part) => isNever(meanings, part));
    case 'plain':
      return false;
  }
}

/** Of one of several that are to be compared: never-true says so, and nothing else. */
export function isAnyNever(meanings: Meanings, definitions: readonly AnyDefinition[]): boolean {
  return definitions.some((each) => {
    const meaning = meanings.of(each);
    return meaning !== null && isNever(meanings, meaning);
  });
}

function isEmpty(meanings: Meanings, records: RecordsMeaning): boolean {
  return meanings.find({ inside: [records], outside: [] }).answer === 'none';
}

/** Every record meets the condition: the rule always-true says so. */
export function isAlways(meanings: Meanings, records: RecordsMeaning): boolean {
  return meanings.find({ inside: [], outside: [records] }).answer === 'none';
}
