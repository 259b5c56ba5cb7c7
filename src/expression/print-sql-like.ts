import { BINDING } from './binding.js';
import { constantOf } from './constant.js';
import type { TypedOf } from './expression-of.js';
import { readLikePattern } from './like.js';
import { BESIDE_COMPARISON, bracket, type SqlFragment } from './sql-fragment.js';
import type { SqlPrinting } from './sql-printing.js';

/** Neither database nor any reader of a model takes it for something else. */
const PORTABLE_ESCAPE = '!';

export function printLike(printing: SqlPrinting, typed: TypedOf<'like'>): SqlFragment {
  const operator = `${typed.negated ? 'NOT ' : ''}${typed.caseInsensitive ? 'ILIKE' : 'LIKE'}`;
  const subject = bracket(printing.print(typed.operand), BESIDE_COMPARISON);
  return { text: `${subject} ${operator} ${printPattern(printing, typed)}`, binding: BINDING.membership };
}

function printPattern(printing: SqlPrinting, { pattern, escape: escaping }: TypedOf<'like'>): string {
  const written = constantOf(pattern);
  const parts = written?.kind === 'string' ? readLikePattern(written.value, escaping) : null;
  if (parts === null) {
    const printed = bracket(printing.print(pattern), BESIDE_COMPARISON);
    const character = escaping ?? printing.dialect.defaultEscape;
    return character === null
      ? printed
      : `${printed} ESCAPE ${bracket(printing.text(character), BINDING.cast)}`;
  }
  const needsEscape = parts.some((part) => part.kind === 'exact' && /[%_\\]/.test(part.character));
  const text = parts.map((part) => {
    if (part.kind !== 'exact') return part.kind === 'any' ? '%' : '_';
    return needsEscape && /[%_!]/.test(part.character) ? PORTABLE_ESCAPE + part.character : part.character;
  });
  const printed = bracket(printing.text(text.join('')), BESIDE_COMPARISON);
  return needsEscape ? `${printed} ESCAPE '${PORTABLE_ESCAPE}'` : printed;
}
