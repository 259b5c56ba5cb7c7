import type { RuleId } from '../../src/diagnostic/rule-id.js';
import type { Slot } from './definition-slots.js';
import type { Edit, Mutator } from './mutation.js';

const CONDITION_KEYS = new Set(['where', 'story', 'reality']);
const EXPRESSION_KEYS = new Set([...CONDITION_KEYS, 'value', 'expression']);
const NAMES =
  /\b(score|status|consent|stage|employees|resolved_at|opened_at|amount|rating|priority|won_revenue|won_deals)\b/g;

const isExpression = (slot: Slot) =>
  slot.kind === 'scalar' &&
  EXPRESSION_KEYS.has(slot.key) &&
  !slot.source.text.slice(slot.start, slot.end).includes('\n');
const isCondition = (slot: Slot) => isExpression(slot) && CONDITION_KEYS.has(slot.key);

/** A name under a key, replaced by one that nothing has. */
function dangling(name: string, rule: RuleId, lists: readonly string[], keys: readonly string[]): Mutator {
  return {
    name,
    rule,
    single: false,
    edits(slot) {
      const at = slot.inner ?? slot.list;
      if (!lists.includes(at) || !keys.includes(slot.key)) return [];
      if (slot.kind === 'scalar') return [{ start: slot.start, end: slot.end, text: 'zz_nowhere' }];
      // The first name of a list.
      const first = /^\[(\w+)/.exec(slot.source.text.slice(slot.start, slot.end))?.[1];
      if (first === undefined) return [];
      return [{ start: slot.start + 1, end: slot.start + 1 + first.length, text: 'zz_nowhere' }];
    },
  };
}

/** Every match of a pattern inside an expression, replaced. */
function inExpressions(
  name: string,
  rule: RuleId,
  when: (slot: Slot) => boolean,
  pattern: RegExp,
  replace: (match: string) => string,
): Mutator {
  return {
    name,
    rule,
    single: false,
    edits(slot) {
      if (!when(slot)) return [];
      const written = slot.source.text.slice(slot.start, slot.end);
      return [...written.matchAll(pattern)].map((match): Edit => {
        const start = slot.start + match.index;
        return { start, end: start + match[0].length, text: replace(match[0]) };
      });
    },
  };
}

/** A whole expression, replaced; the mistake is somewhere in it. */
function wholeExpression(
  name: string,
  rule: RuleId,
  when: (slot: Slot) => boolean,
  text: (slot: Slot) => string | null,
): Mutator {
  return {
    name,
    rule,
    single: false,
    edits(slot) {
      const replacement = when(slot) ? text(slot) : null;
      return replacement === null ? [] : [{ start: slot.start, end: slot.end, text: replacement }];
    },
  };
}

function firstName(slot: Slot): string | null {
  return new RegExp(`(account\\.)?${NAMES.source}`).exec(String(slot.value))?.[0] ?? null;
}

/** Mistakes of meaning: each file can be read, and a rule about names, types or values must tell of them. */
export const REFERENCE_MUTATORS: readonly Mutator[] = [
  dangling('unknown entity', 'unknown-reference', ['terms', 'segmentations', 'handoffs'], ['entity']),
  dangling('unknown term or entity', 'unknown-reference', ['metrics'], ['of']),
  dangling(
    'unknown metric',
    'unknown-reference',
    ['metrics', 'objectives', 'claims'],
    ['metric', 'numerator', 'denominator', 'from'],
  ),
  dangling('unknown term of a handoff', 'unknown-reference', ['handoffs'], ['releases', 'accepts']),
  dangling('unknown promise', 'unknown-reference', ['terms'], ['refines', 'disjoint_with', 'variant_of']),
  dangling('unknown use', 'unknown-reference', ['dashboards'], ['uses']),
  dangling('unknown time', 'unknown-reference', ['metrics', 'entities'], ['time']),
  dangling('unknown key field', 'unknown-reference', ['entities'], ['primary_key']),
  dangling('unknown related entity', 'unknown-reference', ['relationships'], ['to']),
  dangling('unknown joining field', 'unknown-reference', ['relationships'], ['on']),
  dangling('unknown dimension', 'unknown-reference', ['contradictions'], ['by']),
  dangling(
    'unknown owner',
    'missing-owner',
    ['terms', 'metrics', 'entities', 'dashboards', 'objectives'],
    ['owners'],
  ),
  inExpressions(
    'unknown name in an expression',
    'unknown-reference',
    isExpression,
    NAMES,
    (name) => `zz_${name}`,
  ),
  inExpressions(
    'unknown function',
    'unknown-reference',
    isExpression,
    /\b(days_between|hours_between)\b/g,
    () => 'zz_between',
  ),
  inExpressions(
    'unknown value',
    'unknown-value',
    isCondition,
    /'(mql|sal|won|lost|emea|new)'/g,
    (value) => `'Ç${value.slice(1)}`,
  ),
  inExpressions(
    'text for a number',
    'type-mismatch',
    isCondition,
    /(?<=(score|employees|account\.employees) (>=|<) )\d+/g,
    () => "'abc'",
  ),
  wholeExpression('no condition', 'type-mismatch', isCondition, () => '1 + 1'),
  wholeExpression('compared with NULL', 'type-mismatch', isCondition, (slot) => {
    const name = firstName(slot);
    return name === null ? null : `${name} = NULL`;
  }),
  wholeExpression(
    'sum of text',
    'type-mismatch',
    (slot) => isExpression(slot) && slot.key === 'value' && slot.value === 'amount',
    () => 'account_id',
  ),
];
