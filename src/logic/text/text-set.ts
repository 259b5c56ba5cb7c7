import { createHash } from 'node:crypto';
import { Undecided } from '../undecided.js';
import { checkText } from './alphabet.js';
import { type Automaton, acceptsText, complementAutomaton, STATE_LIMIT } from './automaton.js';
import { listMembers } from './collapse.js';
import { refuseSize } from './explore.js';
import { intersectAutomata } from './intersect-automata.js';
import { minimize } from './minimize.js';
import {
  includesValue,
  intersectValues,
  mergeValues,
  type SortedValues,
  sortValues,
  subtractValues,
} from './sorted-values.js';
import { automatonOfWords } from './word-automaton.js';

/**
 * A set of texts in its one canonical form. `values` ascend by code unit, without duplicates. The automaton is minimal,
 * and neither its language nor what that leaves out is a list of at most 10,000.
 */
export type TextSet =
  | { readonly kind: 'finite'; readonly values: SortedValues }
  /** Everything but these. */
  | { readonly kind: 'cofinite'; readonly values: SortedValues }
  | { readonly kind: 'automaton'; readonly automaton: Automaton };

export const NO_TEXT: TextSet = { kind: 'finite', values: [] };
export const ALL_TEXT: TextSet = { kind: 'cofinite', values: [] };

const LIST_LIMIT = 10_000;
/** Words put into an automaton may share more once they are combined with something else. */
const WORD_STATE_LIMIT = 10_000;

/** @throws Undecided for a text that no database could hold */
export function textsOf(values: Iterable<string>): TextSet {
  const sorted = sortValues(values);
  for (const value of sorted) checkText(value);
  return setOfValues(sorted);
}

export function complementText(set: TextSet): TextSet {
  switch (set.kind) {
    case 'finite':
      return { kind: 'cofinite', values: set.values };
    case 'cofinite':
      return { kind: 'finite', values: set.values };
    case 'automaton':
      return { kind: 'automaton', automaton: complementAutomaton(set.automaton) };
  }
}

/** @throws Undecided when the result is too large */
export function uniteTexts(left: TextSet, right: TextSet): TextSet {
  return complementText(intersectTexts(complementText(left), complementText(right)));
}

/** @throws Undecided when the result is too large */
export function intersectTexts(left: TextSet, right: TextSet): TextSet {
  if (left === right || isAllText(right) || isEmptyText(left)) return left;
  if (isAllText(left) || isEmptyText(right)) return right;
  if (left.kind === 'finite') return intersectFinite(left.values, right);
  if (right.kind === 'finite') return intersectFinite(right.values, left);
  if (left.kind === 'cofinite') return subtractFinite(right, left.values);
  if (right.kind === 'cofinite') return subtractFinite(left, right.values);
  return setOfAutomaton(intersectAutomata(left.automaton, right.automaton));
}

export function isEmptyText(set: TextSet): boolean {
  return set.kind === 'finite' && set.values.length === 0;
}

export function isAllText(set: TextSet): boolean {
  return set.kind === 'cofinite' && set.values.length === 0;
}

export function hasText(set: TextSet, text: string): boolean {
  switch (set.kind) {
    case 'finite':
      return includesValue(set.values, text);
    case 'cofinite':
      return !includesValue(set.values, text);
    case 'automaton':
      return acceptsText(set.automaton, text);
  }
}

const keys = new WeakMap<TextSet, string>();

/** Equal for equal sets only: short texts in full, long ones as a SHA-256. */
export function keyOfTexts(set: TextSet): string {
  const known = keys.get(set);
  if (known !== undefined) return known;
  const spelled = JSON.stringify(set);
  const key = spelled.length <= 64 ? spelled : createHash('sha256').update(spelled).digest('base64');
  keys.set(set, key);
  return key;
}

/**
 * The canonical form of what an automaton accepts.
 *
 * @throws Undecided when that takes more than 2,000 states
 */
export function setOfAutomaton(automaton: Automaton): TextSet {
  const minimal = minimize(automaton);
  if (minimal.accepting.length > STATE_LIMIT)
    throw new Undecided(`the conditions on a text take more than ${STATE_LIMIT} states`);
  const members = listMembers(minimal, LIST_LIMIT);
  if (members !== null) return { kind: 'finite', values: sortValues(members) };
  const others = listMembers(complementAutomaton(minimal), LIST_LIMIT);
  if (others !== null) return { kind: 'cofinite', values: sortValues(others) };
  return { kind: 'automaton', automaton: minimal };
}

/** The automaton of a set, whatever its form. @throws Undecided when the list is too long for one */
export function automatonOf(set: TextSet): Automaton {
  if (set.kind === 'automaton') return set.automaton;
  const automaton = automatonOfWords(set.values, WORD_STATE_LIMIT) ?? refuseSize();
  return set.kind === 'finite' ? automaton : complementAutomaton(automaton);
}

/** Long lists become automata where those are small enough, and else stay lists: both are canonical. */
function setOfValues(values: SortedValues): TextSet {
  const automaton = values.length > LIST_LIMIT ? automatonOfWords(values, STATE_LIMIT) : null;
  return automaton === null ? { kind: 'finite', values } : { kind: 'automaton', automaton };
}

function intersectFinite(values: SortedValues, set: TextSet): TextSet {
  switch (set.kind) {
    case 'finite':
      return setOfValues(intersectValues(values, set.values));
    case 'cofinite':
      return setOfValues(subtractValues(values, set.values));
    case 'automaton':
      return setOfValues(values.filter((value) => acceptsText(set.automaton, value)));
  }
}

function subtractFinite(set: Exclude<TextSet, { kind: 'finite' }>, values: SortedValues): TextSet {
  if (set.kind === 'cofinite') return complementText(setOfValues(mergeValues(set.values, values)));
  const present = values.filter((value) => acceptsText(set.automaton, value));
  if (present.length === 0) return set;
  const others = complementAutomaton(automatonOf({ kind: 'finite', values: present }));
  return setOfAutomaton(intersectAutomata(set.automaton, others));
}
