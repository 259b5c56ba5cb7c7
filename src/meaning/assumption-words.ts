import type { FieldInfo } from '../expression/typed.js';
import type { Assumption } from '../logic/answer.js';

const SHOWN = 6;

/** Sorted, each once: `lead.status is one of new, working, mql`, `lead.created_at is never NULL`. */
export function assumptionWords(assumptions: readonly Assumption[]): readonly string[] {
  return [...new Set(assumptions.map(wordsOf))].sort();
}

export function holdsForEveryFunction(assumptions: readonly Assumption[]): boolean {
  return assumptions.some(({ kind }) => kind === 'function');
}

function wordsOf(assumption: Assumption): string {
  switch (assumption.kind) {
    case 'closed-list':
      return `${nameOf(assumption.field)} is one of ${listOf(assumption.field)}`;
    case 'not-null':
      return `${nameOf(assumption.field)} is never NULL`;
    case 'function':
      return `${assumption.declared.name}(...) may give anything`;
    case 'letter-case':
      return 'upper and lower case letters are paired one by one';
  }
}

function nameOf({ entity, name }: FieldInfo): string {
  return `${entity}.${name}`;
}

/** Long lists are cut: the whole one stands in the definition of the field. */
function listOf({ type }: FieldInfo): string {
  const values = type.kind === 'string' || type.kind === 'integer' ? (type.values ?? []).map(String) : [];
  const shown = values.slice(0, SHOWN).join(', ');
  return values.length > SHOWN ? `${shown} and ${values.length - SHOWN} more` : shown;
}
