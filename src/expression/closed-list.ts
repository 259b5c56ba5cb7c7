import { suggestNearest } from '../diagnostic/suggest.js';
import type { Checking } from './checking.js';
import { constantOf } from './constant.js';
import { compareDecimals } from './decimal.js';
import { formatLiteral } from './format-literal.js';
import { matchesLike } from './like.js';
import type { Typed } from './typed.js';
import type { Value } from './value.js';

const MAX_LISTED = 12;

/** Reports every literal among `values` that `subject` can never be, because its values are a closed list. */
export function checkListedValues(checking: Checking, subject: Typed, values: readonly Typed[]): boolean {
  if (!restsOnList(subject)) return true;
  let listed = true;
  for (const typed of values) {
    const value = constantOf(typed);
    if (value === undefined || value === null || mayBe(subject, value)) continue;
    listed = false;
    checking.report(
      'unknown-value',
      typed,
      unlistedMessage(subject, formatLiteral(value)),
      suggestListed(subject, value),
    );
  }
  return listed;
}

/** Whether a field with a closed list gives the value: what literals alone can be is for the rules to say. */
function restsOnList(typed: Typed): boolean {
  switch (typed.kind) {
    case 'column':
      return (
        (typed.type.kind === 'string' || typed.type.kind === 'integer') && typed.type.values !== undefined
      );
    case 'function':
      return typed.arguments.some(restsOnList);
    case 'case':
      return (
        typed.branches.some(({ then }) => restsOnList(then)) ||
        (typed.otherwise !== null && restsOnList(typed.otherwise))
      );
    case 'cast':
      return restsOnList(typed.operand);
    default:
      return false;
  }
}

function mayBe({ type }: Typed, value: NonNullable<Value>): boolean {
  if (type.kind === 'string' && value.kind === 'string') return type.values?.includes(value.value) ?? true;
  if (type.kind === 'integer' && type.values) return type.values.some((each) => equals(each, value));
  return true;
}

function equals(listed: bigint, value: NonNullable<Value>): boolean {
  switch (value.kind) {
    case 'integer':
      return listed === value.value;
    case 'decimal':
      return compareDecimals({ units: listed, scale: 0 }, value.value) === 0;
    case 'number':
      return Number(listed) === value.value;
    default:
      return false;
  }
}

/** Reports a LIKE pattern that none of the listed values matches. */
export function checkListedPattern(
  checking: Checking,
  subject: Typed,
  pattern: Typed,
  how: { readonly escape: string | null; readonly caseInsensitive: boolean },
): boolean {
  const written = constantOf(pattern);
  if (subject.type.kind !== 'string' || !subject.type.values || !restsOnList(subject)) return true;
  if (written?.kind !== 'string') return true;
  if (subject.type.values.some((value) => matchesLike(value, written.value, how))) return true;
  const message = `No value of ${nameSubject(subject)} matches ${formatLiteral(written)}.`;
  checking.report('unknown-value', pattern, message, listValues(subject));
  return false;
}

function unlistedMessage(subject: Typed, written: string): string {
  if (subject.kind === 'column') return `${written} is not a value of ${nameSubject(subject)}.`;
  return `What stands here is never ${written}.`;
}

function suggestListed(subject: Typed, value: NonNullable<Value>): string {
  const values = subject.type.kind === 'string' ? (subject.type.values ?? []) : [];
  const near = value.kind === 'string' ? suggestNearest(value.value, values) : null;
  return near === null
    ? listValues(subject)
    : `Did you mean ${formatLiteral({ kind: 'string', value: near })}?`;
}

function listValues({ type }: Typed): string {
  const all =
    type.kind === 'string'
      ? (type.values ?? []).map((value) => formatLiteral({ kind: 'string', value }))
      : type.kind === 'integer'
        ? (type.values ?? []).map(String)
        : [];
  const more = all.length > MAX_LISTED ? `, and ${all.length - MAX_LISTED} more` : '';
  return `It is one of ${all.slice(0, MAX_LISTED).join(', ')}${more}.`;
}

function nameSubject(subject: Typed): string {
  return subject.kind === 'column' ? [...subject.path, subject.field.name].join('.') : 'what stands here';
}
