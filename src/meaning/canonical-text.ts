import type { DataType } from '../expression/data-type.js';
import type { TypedOf } from '../expression/expression-of.js';
import { formatLiteral } from '../expression/format-literal.js';
import type { ComparisonOperator } from '../expression/syntax.js';
import { isNumeric } from '../expression/type-rules.js';
import type { Typed } from '../expression/typed.js';
import type { Value } from '../expression/value.js';

/** How a stored column is called; null for its path and name. */
export type LeafText = (column: TypedOf<'column'>) => string | null;

/**
 * The typed tree as text: names resolved, terms and computed fields written out, formatting and the order of what
 * commutes gone. Equal texts mean the same; different texts may mean the same, too.
 */
export function canonicalText(typed: Typed, leaf: LeafText = () => null): string {
  const text = (part: Typed) => canonicalText(part, leaf);
  switch (typed.kind) {
    case 'literal':
      return literalText(typed.value);
    case 'column':
      return leaf(typed) ?? columnText(typed, text);
    case 'term':
      return typed.path.length === 0
        ? text(typed.term.condition)
        : `term at ${typed.path.join('.')} {${text(typed.term.condition)}}`;
    case 'current':
      return `current_${typed.what}`;
    case 'and':
    case 'or':
      return junctionText(typed, text);
    case 'not':
      return `not(${text(typed.operand)})`;
    case 'compare':
      return compareText(typed, text);
    case 'distinct':
      return `${typed.negated ? 'same' : 'distinct'}(${sorted([text(typed.left), text(typed.right)])})`;
    case 'is':
      return `is${typed.negated ? ' not' : ''} ${typed.test}(${text(typed.operand)})`;
    case 'in': {
      const items = new Set(typed.items.map(text));
      return `${typed.negated ? 'not ' : ''}in(${text(typed.operand)}; ${sorted([...items])})`;
    }
    case 'between':
      return `${typed.negated ? 'not ' : ''}between(${[typed.operand, typed.low, typed.high].map(text).join(', ')})`;
    case 'like': {
      const marked = typed.escape === null || typed.escape === '\\' ? '' : `; escape ${typed.escape}`;
      const word = typed.caseInsensitive ? 'ilike' : 'like';
      return `${typed.negated ? 'not ' : ''}${word}(${text(typed.operand)}, ${text(typed.pattern)}${marked})`;
    }
    case 'case':
      return caseText(typed, text);
    case 'function': {
      const all = typed.arguments.map(text);
      const commutes = typed.name === 'greatest' || typed.name === 'least';
      return `${typed.name}(${commutes ? sorted([...new Set(all)]) : all.join(', ')})`;
    }
    case 'declared':
      return `${typed.declared.name}!(${typed.arguments.map(text).join(', ')})`;
    case 'arithmetic':
      return arithmeticText(typed, text);
    case 'negate':
      return isNumeric(typed.type) ? sumText(typed, text) : `-(${text(typed.operand)})`;
    case 'cast':
      return `cast(${text(typed.operand)} as ${typeText(typed.type)})`;
    case 'extract':
      return `extract(${typed.field} from ${text(typed.operand)})`;
  }
}

type TextOf = (typed: Typed) => string;

/** `2` and `2.0` are one number, whatever their types. */
function literalText(value: Value): string {
  if (value?.kind === 'decimal') return formatLiteral(value).replace(/\.0*$|(\.\d*?)0+$/, '$1');
  return value?.kind === 'number' && Number.isSafeInteger(value.value)
    ? String(value.value)
    : formatLiteral(value);
}

/** A computed field is NULL where the related row is missing, whatever its expression would give. */
function columnText({ path, field }: TypedOf<'column'>, text: TextOf): string {
  if (field.expression === null) return [...path, field.name].join('.');
  const expression = text(field.expression);
  return path.length === 0 ? expression : `at ${path.join('.')} {${expression}}`;
}

function junctionText(typed: TypedOf<'and' | 'or'>, text: TextOf): string {
  const parts = new Set(flatten(typed, typed.kind).map(text));
  const [only = ''] = parts;
  return parts.size === 1 ? only : `${typed.kind}(${sorted([...parts])})`;
}

function flatten(typed: Typed, kind: 'and' | 'or'): readonly Typed[] {
  if (typed.kind === 'term' && typed.path.length === 0) return flatten(typed.term.condition, kind);
  return typed.kind === kind ? typed.operands.flatMap((operand) => flatten(operand, kind)) : [typed];
}

const TURNED: Readonly<Partial<Record<ComparisonOperator, ComparisonOperator>>> = { '>': '<', '>=': '<=' };

function compareText({ operator, left, right }: TypedOf<'compare'>, text: TextOf): string {
  const turned = TURNED[operator];
  if (turned !== undefined) return `(${text(right)} ${turned} ${text(left)})`;
  const sides = [text(left), text(right)];
  return `(${(operator === '=' || operator === '<>' ? sides.sort() : sides).join(` ${operator} `)})`;
}

function caseText({ subject, branches, otherwise }: TypedOf<'case'>, text: TextOf): string {
  const parts = branches.map(({ when, then }) => `when ${text(when)} then ${text(then)}`);
  return `case(${[...(subject ? [text(subject)] : []), ...parts, `else ${otherwise ? text(otherwise) : 'NULL'}`].join('; ')})`;
}

function arithmeticText(typed: TypedOf<'arithmetic'>, text: TextOf): string {
  const { operator, left, right } = typed;
  if (isNumeric(typed.type)) {
    if ((operator === '+' || operator === '-') && isNumeric(left.type)) return sumText(typed, text);
    if (operator === '*') return `(${factors(typed).map(text).sort().join(' * ')})`;
  }
  // Integers are divided otherwise than decimals, and a literal's text does not tell which it is.
  const type = operator === '/' ? `:${typed.type.kind}` : '';
  return `(${text(left)} ${operator}${type} ${text(right)})`;
}

function sumText(typed: Typed, text: TextOf): string {
  const terms = summands(typed, false);
  const signed = (wanted: boolean) =>
    terms
      .filter(({ negative }) => negative === wanted)
      .map(({ term }) => text(term))
      .sort();
  return `(${[signed(false).join(' + '), ...signed(true)].join(' - ')})`;
}

function summands(typed: Typed, negative: boolean): readonly { term: Typed; negative: boolean }[] {
  if (typed.kind === 'negate') return summands(typed.operand, !negative);
  const isSum =
    typed.kind === 'arithmetic' &&
    (typed.operator === '+' || typed.operator === '-') &&
    isNumeric(typed.left.type) &&
    isNumeric(typed.right.type);
  if (!isSum) return [{ term: typed, negative }];
  return [...summands(typed.left, negative), ...summands(typed.right, negative !== (typed.operator === '-'))];
}

function factors(typed: Typed): readonly Typed[] {
  return typed.kind === 'arithmetic' && typed.operator === '*' && isNumeric(typed.type)
    ? [...factors(typed.left), ...factors(typed.right)]
    : [typed];
}

function typeText(type: DataType): string {
  return type.kind === 'decimal' && type.scale !== null ? `decimal(${type.scale})` : type.kind;
}

function sorted(texts: readonly string[]): string {
  return [...texts].sort().join(', ');
}
