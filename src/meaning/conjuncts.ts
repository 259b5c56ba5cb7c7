import type { Typed } from '../expression/typed.js';
import { canonicalText } from './canonical-text.js';
import type { RecordsMeaning } from './meaning.js';

/**
 * All that must hold for a record to belong, each once: what AND joins. Terms of the entity are written out; one of a
 * related record stays, for it says that the record is there, too.
 */
export function conjunctsOf({ condition }: RecordsMeaning): readonly Typed[] {
  const found = new Map<string, Typed>();
  for (const each of condition.conditions.map(writeOut).flatMap((part) => joinedBy('and', part)))
    found.set(canonicalText(each), each);
  return [...found.values()];
}

function writeOut(typed: Typed): Typed {
  switch (typed.kind) {
    case 'term':
      return typed.path.length === 0 ? writeOut(typed.term.condition) : typed;
    case 'not':
      return { ...typed, operand: writeOut(typed.operand) };
    case 'and':
    case 'or':
      return {
        ...typed,
        operands: typed.operands.map(writeOut).flatMap((part) => joinedBy(typed.kind, part)),
      };
    default:
      return typed;
  }
}

function joinedBy(kind: 'and' | 'or', typed: Typed): readonly Typed[] {
  return typed.kind === kind ? typed.operands : [typed];
}
