import { listInWords } from '../diagnostic/words.js';
import { constantOf } from './constant.js';
import { describeLiteral, describeMoment } from './describe-literal.js';
import type { TypedOf } from './expression-of.js';
import { readLikePattern } from './like.js';
import { type Describing, type Phrase, plain } from './phrase.js';

export function describeIn(
  describing: Describing,
  { operand, items }: TypedOf<'in'>,
  negated: boolean,
): Phrase {
  const subject = describing.value(operand);
  // A NULL in a list matches nothing; where the list is negated it decides all, and is said.
  const present = items.filter((item) => item.type.kind !== 'null');
  const words = (negated || present.length === 0 ? items : present).map((item) => describing.value(item));
  if (words.length === 1) return plain(`${subject} is ${negated ? 'not ' : ''}${words[0]}`);
  if (words.length === 2) {
    return plain(`${subject} is ${negated ? 'neither ' : ''}${listInWords(words, negated ? 'nor' : 'or')}`);
  }
  return plain(`${subject} is ${negated ? 'none' : 'one'} of ${listInWords(words, 'or')}`);
}

export function describeBetween(describing: Describing, typed: TypedOf<'between'>, negated: boolean): Phrase {
  const [subject, low] = [typed.operand, typed.low].map((part) => describing.value(part));
  const end = constantOf(typed.high);
  // The end belongs to it, but only its first moment, which the day alone would hide.
  const high = end?.kind === 'timestamp' ? describeMoment(end.value) : describing.value(typed.high);
  return plain(`${subject} is ${negated ? 'not ' : ''}between ${low} and ${high}`);
}

export function describeLike(describing: Describing, typed: TypedOf<'like'>, negated: boolean): Phrase {
  const subject = describing.value(typed.operand);
  const anyCase = typed.caseInsensitive ? ', in capitals or not' : '';
  const pattern = constantOf(typed.pattern);
  const parts = pattern?.kind === 'string' ? readLikePattern(pattern.value, typed.escape) : null;
  if (parts === null) {
    const words = describing.value(typed.pattern);
    return plain(`${subject} ${negated ? 'does not match' : 'matches'} the pattern ${words}${anyCase}`);
  }
  const opens = parts[0]?.kind === 'any';
  const closes = parts.length > 1 && parts.at(-1)?.kind === 'any';
  const inner = parts.slice(opens ? 1 : 0, closes ? -1 : undefined);
  if (parts.length === 1 && opens) return plain(`${subject} is ${negated ? 'not ' : ''}any text`);
  if (inner.some((part) => part.kind !== 'exact')) {
    const written = pattern?.kind === 'string' ? pattern.value : '';
    return plain(`${subject} ${negated ? 'does not match' : 'matches'} the pattern "${written}"${anyCase}`);
  }
  const text = inner.map((part) => (part.kind === 'exact' ? part.character : '')).join('');
  const literal = describeLiteral({ kind: 'string', value: text });
  return plain(`${subject} ${likeVerb(opens, closes, negated)} ${literal}${anyCase}`);
}

function likeVerb(opens: boolean, closes: boolean, negated: boolean): string {
  if (opens && closes) return negated ? 'does not contain' : 'contains';
  if (closes) return negated ? 'does not start with' : 'starts with';
  if (opens) return negated ? 'does not end with' : 'ends with';
  return negated ? 'is not' : 'is';
}
