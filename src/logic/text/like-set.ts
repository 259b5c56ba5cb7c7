import { Undecided } from '../undecided.js';
import { CHARACTER_COUNT, type Character, textOfCharacter } from './alphabet.js';
import type { Automaton, Edges } from './automaton.js';
import { exploreStates, refuseSize } from './explore.js';
import { type LikePattern, readPattern } from './like-pattern.js';
import { setOfAutomaton, type TextSet, textsOf } from './text-set.js';

const REMEMBERED = 50_000;
const remembered = new Map<string, TextSet | Undecided>();

/**
 * The texts that are LIKE (or ILIKE) a pattern.
 *
 * @param escaping null: a backslash. Empty: none.
 * @throws Undecided when PostgreSQL would refuse the pattern, or it is too involved
 */
export function likeSet(pattern: string, escaping: string | null, caseInsensitive: boolean): TextSet {
  const key = JSON.stringify([pattern, escaping, caseInsensitive]);
  const known = remembered.get(key) ?? tryLikeSet(pattern, escaping, caseInsensitive);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, known);
  if (known instanceof Undecided) throw known;
  return known;
}

function tryLikeSet(pattern: string, escaping: string | null, caseInsensitive: boolean): TextSet | Undecided {
  try {
    const read = readPattern(pattern, escaping, caseInsensitive);
    const only = onlyText(read);
    return only === null ? setOfAutomaton(automatonOfPattern(read)) : textsOf([only]);
  } catch (error) {
    if (error instanceof Undecided) return error;
    throw error;
  }
}

/** The text of a pattern without wildcards. */
function onlyText({ places, gaps }: LikePattern): string | null {
  if (gaps.includes(true)) return null;
  let text = '';
  for (const place of places) {
    const [character, ...others] = place === 'any' ? [] : place;
    if (character === undefined || others.length > 0) return null;
    text += textOfCharacter(character);
  }
  return text;
}

/** Places of the pattern that the text read so far may have got to, ascending. */
type Positions = readonly number[];

/** How many positions may be looked at. */
const STEP_LIMIT = 500_000;

function automatonOfPattern(pattern: LikePattern): Automaton {
  let steps = 0;
  return exploreStates<Positions>({
    start: prune(pattern, [0]),
    keyOf: (positions) => positions.join(),
    accepts: (positions) => positions.includes(pattern.places.length),
    edgesOf: (positions) => {
      const edges = edgesOfPositions(pattern, positions);
      steps += positions.length * edges.starts.length;
      if (steps > STEP_LIMIT) refuseSize();
      return edges;
    },
  });
}

function edgesOfPositions(pattern: LikePattern, positions: Positions): Edges<Positions> {
  const byDefault: number[] = [];
  const byCharacter = new Map<Character, number[]>();
  for (const position of positions) {
    if (pattern.gaps[position]) byDefault.push(position);
    const place = pattern.places[position];
    if (place === 'any') byDefault.push(position + 1);
    else
      for (const character of place ?? [])
        byCharacter.set(character, [...(byCharacter.get(character) ?? []), position + 1]);
  }
  const elsewhere = prune(pattern, byDefault);
  const starts: Character[] = [0];
  const targets: Positions[] = [elsewhere];
  for (const [character, positionsThen] of [...byCharacter].sort(([left], [right]) => left - right)) {
    if (starts.at(-1) === character) {
      starts.pop();
      targets.pop();
    }
    starts.push(character);
    targets.push(prune(pattern, [...byDefault, ...positionsThen]));
    if (character + 1 === CHARACTER_COUNT) continue;
    starts.push(character + 1);
    targets.push(elsewhere);
  }
  return { starts, targets };
}

/** Behind a gap everything is accepted that an earlier position could accept, so those are dropped. */
function prune({ gaps }: LikePattern, positions: readonly number[]): Positions {
  const sorted = [...new Set(positions)].sort((left, right) => left - right);
  const lastGap = sorted.findLastIndex((position) => gaps[position]);
  return lastGap > 0 ? sorted.slice(lastGap) : sorted;
}
