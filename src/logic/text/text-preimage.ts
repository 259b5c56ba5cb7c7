import { CHARACTER_COUNT, charactersOf } from './alphabet.js';
import { type Automaton, edgesOf, runFrom, STATE_LIMIT } from './automaton.js';
import { caseAutomaton, originsByCase } from './case-preimage.js';
import { exploreStates, refuseSize } from './explore.js';
import { foldPaired } from './paired-letters.js';
import { automatonOf, complementText, setOfAutomaton, type TextSet, textsOf } from './text-set.js';
import { trimAutomaton } from './trim-preimage.js';

/** What is applied to one text, never NULL. */
export type TextFunction =
  /** Letter by letter, and only letters that come in pairs. */
  | { readonly kind: 'lower' | 'upper' }
  /** Spaces at both ends, nothing else. */
  | { readonly kind: 'trim' }
  /** x || text */
  | { readonly kind: 'append'; readonly text: string }
  /** text || x */
  | { readonly kind: 'prepend'; readonly text: string };

export function applyTextFunction(fn: TextFunction, text: string): string {
  switch (fn.kind) {
    case 'lower':
    case 'upper':
      return foldPaired(text, fn.kind);
    case 'trim':
      return trimSpaces(text);
    case 'append':
      return text + fn.text;
    case 'prepend':
      return fn.text + text;
  }
}

/**
 * All texts whose image is in the set.
 *
 * @throws Undecided when the result is too large
 */
export function preimageOfText(fn: TextFunction, set: TextSet): TextSet {
  // What does not go into the set goes into the rest: the short list is followed, whichever it is.
  if (set.kind === 'cofinite')
    return complementText(preimageOfText(fn, { kind: 'finite', values: set.values }));
  if (set.kind === 'finite') {
    const origins = originsOfValues(fn, set.values);
    if (origins !== null) return textsOf(origins);
  }
  const automaton = automatonOf(set);
  switch (fn.kind) {
    case 'lower':
    case 'upper':
      return setOfAutomaton(caseAutomaton(automaton, fn.kind));
    case 'trim':
      return setOfAutomaton(trimAutomaton(automaton));
    case 'append':
      return setOfAutomaton({
        ...automaton,
        accepting: automaton.accepting.map(
          (_, state) => automaton.accepting[runFrom(automaton, state, fn.text)] === true,
        ),
      });
    case 'prepend':
      return setOfAutomaton(startAt(automaton, runFrom(automaton, 0, fn.text)));
  }
}

/** Those of a list of values, or null where they are too many to list. */
function originsOfValues(fn: TextFunction, values: readonly string[]): readonly string[] | null {
  if (values.length === 0) return [];
  switch (fn.kind) {
    case 'lower':
    case 'upper':
      return originsByCase(values, fn.kind);
    case 'trim':
      // Any number of spaces goes before and behind; but a text that has some itself comes from nowhere.
      return values.every((value) => trimSpaces(value) !== value) ? [] : null;
    case 'append':
      return values
        .filter((value) => value.endsWith(fn.text))
        .map((value) => value.slice(0, value.length - fn.text.length));
    case 'prepend':
      return values.filter((value) => value.startsWith(fn.text)).map((value) => value.slice(fn.text.length));
  }
}

function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return text.slice(start, end);
}

function startAt(automaton: Automaton, start: number): Automaton {
  return exploreStates<number>({
    start,
    keyOf: (state) => state,
    accepts: (state) => automaton.accepting[state] === true,
    edgesOf: (state) => edgesOf(automaton, state),
  });
}

/** Both ends included; null: no end. */
interface Lengths {
  readonly intervals: readonly { readonly low: bigint | null; readonly high: bigint | null }[];
}

/**
 * The texts of so many characters (code points).
 *
 * @throws Undecided when lengths of more than 2,000 are told apart
 */
export function textsOfLength({ intervals }: Lengths): TextSet {
  const ends = intervals.flatMap(({ low, high }) => [low ?? 0n, high ?? 0n]);
  const greatest = ends.reduce((left, right) => (left > right ? left : right), 0n);
  if (greatest > STATE_LIMIT) refuseSize();
  const accepts = (length: number) =>
    intervals.some(({ low, high }) => (low === null || length >= low) && (high === null || length <= high));
  // One more than the greatest stands for all that are longer.
  const last = Number(greatest) + 1;
  return setOfAutomaton(
    exploreStates<number>({
      start: 0,
      keyOf: (length) => length,
      accepts,
      edgesOf: (length) => ({ starts: [0], targets: [Math.min(length + 1, last)] }),
    }),
  );
}

export type TextComparison = '<' | '<=' | '>' | '>=';

/**
 * The texts before or after another by code points, which is the order of their UTF-8 bytes.
 *
 * @throws Undecided when the text is longer than about 2,000 characters
 */
export function textsCompared(operator: TextComparison, text: string): TextSet {
  const smaller = textsBefore(text, operator === '<=' || operator === '>');
  return operator === '<' || operator === '<=' ? smaller : complementText(smaller);
}

/** How far a text has run along with the other, or on which side it has left. */
type Course = number | 'before' | 'after';

function textsBefore(text: string, orEqual: boolean): TextSet {
  const characters = charactersOf(text);
  const targetsAt = (at: number, character: number): readonly (readonly [number, Course])[] => [
    ...(character > 0 ? [[0, 'before'] as const] : []),
    [character, at + 1],
    ...(character + 1 < CHARACTER_COUNT ? [[character + 1, 'after'] as const] : []),
  ];
  return setOfAutomaton(
    exploreStates<Course>({
      start: 0,
      keyOf: (course) => course,
      accepts: (course) =>
        typeof course === 'number' ? course < characters.length || orEqual : course === 'before',
      edgesOf: (course) => {
        if (typeof course === 'string') return { starts: [0], targets: [course] };
        const character = characters[course];
        if (character === undefined) return { starts: [0], targets: ['after'] };
        const ranges = targetsAt(course, character);
        return { starts: ranges.map(([start]) => start), targets: ranges.map(([, target]) => target) };
      },
    }),
  );
}
