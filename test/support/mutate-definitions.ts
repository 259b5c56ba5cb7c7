import type { Slot } from './definition-slots.js';
import type { Edit, Mutator } from './mutation.js';

const EXPRESSION_KEYS = new Set(['where', 'value', 'expression', 'story', 'reality']);
const TEXT_KEYS = new Set([
  'title',
  'description',
  'entity',
  'of',
  'unit',
  'source',
  'numerator',
  'metric',
  'tool',
]);
const CHOICE_KEYS = new Set(['type', 'status', 'goal', 'grain', 'privacy']);
const LIST_KEYS = new Set(['owners', 'refines', 'synonyms', 'disjoint_with', 'uses', 'tags', 'values']);
const REQUIRED_KEYS = new Set([
  'entity',
  'where',
  'of',
  'numerator',
  'denominator',
  'primary_key',
  'releases',
  'story',
  'metric',
]);
/** One name or a list of them. */
const EITHER_KEYS = new Set(['primary_key', 'on']);

const isExpression = (slot: Slot) => slot.kind === 'scalar' && EXPRESSION_KEYS.has(slot.key);
const isPlainText = (slot: Slot) => slot.plain && typeof slot.value === 'string';

/** One edit where a condition holds. */
function syntax(
  name: string,
  when: (slot: Slot) => boolean,
  edit: (slot: Slot) => Edit | readonly Edit[],
  single = true,
): Mutator {
  return { name, rule: 'syntax', single, edits: (slot) => (when(slot) ? [edit(slot)].flat() : []) };
}

const replaceValue = (slot: Slot, text: string): Edit => ({ start: slot.start, end: slot.end, text });
const insertAt = (at: number, text: string): Edit => ({ start: at, end: at, text });
const lineStart = (slot: Slot) => slot.source.text.lastIndexOf('\n', slot.keyStart - 1) + 1;

/** A mistake that YAML may notice anywhere on the line, or where the next begins. */
function onLine(slot: Slot, edit: Edit): Edit {
  const grown = edit.text.length - (edit.end - edit.start);
  return { ...edit, found: { start: lineStart(slot), end: slot.end + grown } };
}

/** Mistakes that the reader of definitions must tell of, all as `syntax`. */
export const SYNTAX_MUTATORS: readonly Mutator[] = [
  syntax(
    'misspelt key',
    (slot) => slot.key.length > 4,
    (slot) => {
      const { key } = slot;
      const swapped = `${key.slice(0, 2)}${key.charAt(3)}${key.charAt(2)}${key.slice(4)}`;
      return { start: slot.keyStart, end: slot.keyEnd, text: swapped === key ? `${key}x` : swapped };
    },
  ),
  syntax(
    'unknown key',
    (slot) => slot.ownLine,
    (slot) => {
      const indent = ' '.repeat(slot.keyStart - lineStart(slot));
      const edit = insertAt(slot.end, `\n${indent}colour: green`);
      const start = slot.end + 1 + indent.length;
      return { ...edit, found: { start, end: start + 'colour'.length } };
    },
  ),
  syntax(
    'unknown key in braces',
    (slot) => slot.flow,
    (slot) => insertAt(slot.keyStart, 'colour: green, '),
  ),
  syntax(
    'duplicate key',
    (slot) => slot.ownLine,
    (slot) => {
      const line = slot.source.text.slice(lineStart(slot), slot.end);
      const start = slot.end + 1 + slot.keyStart - lineStart(slot);
      return { ...insertAt(slot.end, `\n${line}`), found: { start, end: start + slot.key.length } };
    },
  ),
  syntax(
    'required key gone',
    (slot) => slot.ownLine && REQUIRED_KEYS.has(slot.key) && slot.inner === null && slot.type !== 'average',
    (slot) => {
      // Optional where a metric names a further condition.
      if (slot.list === 'metrics' && slot.key === 'where') return [];
      const start = lineStart(slot);
      const removed = slot.end + 1 - start;
      const found = { start: slot.ownerStart, end: slot.ownerEnd - removed };
      return { start, end: slot.end + 1, text: '', found };
    },
  ),
  syntax(
    'list for text',
    (slot) => slot.kind === 'scalar' && TEXT_KEYS.has(slot.key),
    (slot) => replaceValue(slot, '[a, b]'),
  ),
  syntax(
    'number for text',
    (slot) => slot.kind === 'scalar' && TEXT_KEYS.has(slot.key),
    (slot) => replaceValue(slot, '2024'),
  ),
  syntax(
    'map for text',
    (slot) => slot.kind === 'scalar' && TEXT_KEYS.has(slot.key),
    (slot) => replaceValue(slot, '{a: b}'),
  ),
  syntax(
    'nothing for a value',
    (slot) => slot.kind === 'scalar' && !EITHER_KEYS.has(slot.key),
    (slot) => replaceValue(slot, '~'),
  ),
  syntax(
    'text for a list',
    (slot) => slot.kind === 'list' && LIST_KEYS.has(slot.key),
    (slot) => replaceValue(slot, 'a'),
  ),
  syntax(
    'number in a list',
    (slot) => slot.kind === 'list' && LIST_KEYS.has(slot.key) && slot.key !== 'values',
    (slot) => insertAt(slot.start + 1, '7, '),
  ),
  syntax(
    'text for a boolean',
    (slot) => typeof slot.value === 'boolean',
    (slot) => replaceValue(slot, 'perhaps'),
  ),
  syntax(
    'text for a number',
    (slot) => typeof slot.value === 'number',
    (slot) => replaceValue(slot, 'many'),
  ),
  syntax(
    'unknown choice',
    (slot) => slot.kind === 'scalar' && CHOICE_KEYS.has(slot.key),
    (slot) => replaceValue(slot, `x${slot.value}x`),
  ),
  syntax(
    'bad name',
    (slot) => slot.key === 'name' && slot.plain,
    (slot) => replaceValue(slot, `My ${slot.value}`),
  ),
  syntax(
    'bad duration',
    (slot) => slot.key === 'within' || slot.key === 'window',
    (slot) => replaceValue(slot, '3fortnights'),
  ),
  syntax(
    'bad date',
    (slot) => slot.key === 'by' && slot.list === 'objectives',
    (slot) => ['2026-02-30', '31.12.2026', '2026-13-01', '20261231'].map((date) => replaceValue(slot, date)),
  ),
  syntax(
    'values of another type',
    (slot) => slot.key === 'values',
    (slot) => {
      const integers = slot.source.text.charAt(slot.start + 1) === '1';
      return insertAt(slot.start + 1, integers ? 'a, ' : '5, ');
    },
  ),
  syntax(
    'swapped values',
    (slot) => slot.inner === 'fields' && slot.flow && slot.key === 'name',
    (slot) => {
      const rest = slot.source.text.slice(slot.end);
      const type = /^, type: (\w+)/.exec(rest);
      const name = String(slot.value);
      if (!type?.[1]) return [];
      const text = `${type[1]}, type: ${name}`;
      return { start: slot.start, end: slot.end + type[0].length, text };
    },
  ),
  syntax(
    'open double quote',
    (slot) => isPlainText(slot) && !slot.flow,
    (slot) => insertAt(slot.start, '"'),
  ),
  syntax(
    'open single quote',
    (slot) => isPlainText(slot) && !slot.flow,
    (slot) => insertAt(slot.start, "'"),
  ),
  syntax(
    'open quote in braces',
    (slot) => isPlainText(slot) && slot.flow,
    (slot) => onLine(slot, insertAt(slot.start, '"')),
    false,
  ),
  syntax(
    'open list',
    (slot) => slot.kind === 'list' && slot.ownLine,
    (slot) => onLine(slot, { start: slot.end - 1, end: slot.end, text: '' }),
  ),
  syntax(
    'open brace',
    (slot) => slot.flow && slot.key === 'name',
    (slot) => {
      const end = slot.source.text.indexOf('\n', slot.start);
      const close = slot.source.text.lastIndexOf('}', end);
      return { start: close, end: close + 1, text: '', found: { start: slot.ownerStart, end: close } };
    },
  ),
  syntax(
    'bracket too many',
    (slot) => slot.ownLine && slot.kind === 'list',
    (slot) => onLine(slot, insertAt(slot.end, ']')),
  ),
  syntax(
    'tab in the indentation',
    (slot) => slot.ownLine,
    (slot) => ({ start: lineStart(slot), end: slot.keyStart, text: '\t' }),
  ),
  syntax(
    'indented too far',
    (slot) => slot.ownLine && slot.key !== 'name',
    (slot) => onLine(slot, insertAt(slot.keyStart, '  ')),
  ),
  syntax(
    'indented too little',
    (slot) => slot.ownLine && slot.key !== 'name',
    (slot) => onLine(slot, { start: slot.keyStart - 1, end: slot.keyStart, text: '' }),
  ),
  syntax(
    'colon gone',
    (slot) => slot.ownLine,
    (slot) => onLine(slot, { start: slot.keyEnd, end: slot.keyEnd + 1, text: '' }),
  ),
  syntax(
    'space after the colon gone',
    (slot) => slot.ownLine,
    (slot) => onLine(slot, { start: slot.keyEnd + 1, end: slot.keyEnd + 2, text: '' }),
  ),
  syntax(
    'colon in text',
    (slot) => isPlainText(slot) && slot.ownLine,
    (slot) => insertAt(slot.end, ': indeed'),
  ),
  syntax(
    'reserved character',
    (slot) => isPlainText(slot) && !slot.flow,
    (slot) => ['@', '`', '%'].map((character) => insertAt(slot.start, character)),
  ),
  syntax(
    'unknown alias',
    (slot) => isPlainText(slot) && !isExpression(slot),
    (slot) => replaceValue(slot, '*other'),
  ),
  syntax(
    'unknown tag',
    (slot) => slot.ownLine && isPlainText(slot),
    (slot) => insertAt(slot.start, '!ref '),
  ),
  syntax(
    'template',
    (slot) => slot.ownLine && isPlainText(slot),
    (slot) => replaceValue(slot, '{{ it }}'),
  ),
  syntax(
    'NUL',
    (slot) => slot.ownLine,
    (slot) => insertAt(slot.end - 1, '\0'),
  ),
  syntax(
    'wrong encoding',
    (slot) => slot.key === 'title' || slot.key === 'description',
    (slot) => insertAt(slot.end - 1, '\uFFFD'),
  ),
  syntax(
    'truncated in a list',
    (slot) => slot.kind === 'list' && slot.inner === null,
    (slot) => {
      const end = slot.end - 1;
      return { start: end, end: slot.source.text.length, text: '', found: { start: slot.start, end } };
    },
    false,
  ),
  syntax(
    'truncated in a key',
    (slot) => slot.ownLine,
    (slot) => {
      const end = slot.keyStart + 2;
      return { start: end, end: slot.source.text.length, text: '', found: { start: slot.keyStart, end } };
    },
    false,
  ),
  syntax('expression goes on', isExpressionOfOneLine, (slot) => inExpression(slot, ' AND')),
  syntax('no operator', isExpressionOfOneLine, (slot) => inExpression(slot, ' ~~ 5')),
  syntax('operator of another language', isExpressionOfOneLine, (slot) =>
    ['==', '!', '&&'].map((operator) => inExpression(slot, ` ${operator} 5`)),
  ),
  syntax('parenthesis too many', isExpressionOfOneLine, (slot) => inExpression(slot, ')')),
  syntax(
    'open parenthesis',
    (slot) => isExpressionOfOneLine(slot) && slot.plain,
    (slot) => {
      const edit = insertAt(slot.start, '(');
      return { ...edit, found: { start: slot.start, end: slot.end + 1 } };
    },
  ),
  syntax('two expressions', isExpressionOfOneLine, (slot) => inExpression(slot, ' 5')),
  syntax('statement', isExpressionOfOneLine, (slot) => inExpression(slot, '; DROP TABLE leads')),
];

/** Mistakes in the list keys themselves; they stand above the slots, so each file's text is searched for them. */
export const LIST_MUTATORS: readonly Mutator[] = [
  listKey('misspelt list', (key) => `${key.slice(0, 2)}${key.charAt(3)}${key.charAt(2)}${key.slice(4)}`),
  listKey('list in the singular', (key) => (key === 'entities' ? 'entity' : key.slice(0, -1))),
];

/** At the first slot under each top-level key: the key is replaced. */
function listKey(name: string, change: (key: string) => string): Mutator {
  return syntax(name, isFirstOfList, (slot) => {
    const start = slot.source.text.search(new RegExp(`^${slot.list}:`, 'm'));
    return { start, end: start + slot.list.length, text: change(slot.list) };
  });
}

function isFirstOfList(slot: Slot): boolean {
  const before = slot.source.text.slice(0, slot.ownerStart);
  return new RegExp(`(^|\\n)${slot.list}:\\s*-\\s*$`).test(before) && slot.key === 'name';
}

function isExpressionOfOneLine(slot: Slot): boolean {
  return isExpression(slot) && !slot.source.text.slice(slot.start, slot.end).includes('\n');
}

/** Adds to the end of an expression, inside its quotes. */
function inExpression(slot: Slot, text: string): Edit {
  const at = slot.plain ? slot.end : slot.end - 1;
  return insertAt(at, text);
}
