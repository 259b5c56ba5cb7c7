import { Undecided } from '../undecided.js';
import { type Character, charactersOf } from './alphabet.js';
import { pairedLetters } from './paired-letters.js';

/** What stands at one place of a text: one of these characters, or any. */
type Place = readonly Character[] | 'any';

export interface LikePattern {
  readonly places: readonly Place[];
  /** For each place, and for the end: whether any text may stand before it. */
  readonly gaps: readonly boolean[];
}

/**
 * PostgreSQL's LIKE: `%` any text, `_` one character.
 *
 * @param escaping null: a backslash. Empty: none.
 * @throws Undecided when the pattern ends in its escape character, which PostgreSQL refuses
 */
export function readPattern(pattern: string, escaping: string | null, caseInsensitive: boolean): LikePattern {
  const mark = escaping ?? '\\';
  const places: Place[] = [];
  const gaps = [false];
  let escaped = false;
  for (const character of pattern) {
    if (!escaped && character === mark) {
      escaped = true;
      continue;
    }
    if (!escaped && character === '%') gaps[places.length] = true;
    else {
      places.push(!escaped && character === '_' ? 'any' : charactersLike(character, caseInsensitive));
      gaps.push(false);
    }
    escaped = false;
  }
  if (escaped) throw new Undecided(`the pattern '${pattern}' ends in its escape character`);
  return { places, gaps };
}

function charactersLike(text: string, caseInsensitive: boolean): readonly Character[] {
  const characters = charactersOf(text);
  if (!caseInsensitive) return characters;
  const { lowerOf, upperOf } = pairedLetters();
  return characters.flatMap((character) => {
    const other = lowerOf.get(character) ?? upperOf.get(character);
    return other === undefined ? [character] : [character, other];
  });
}
