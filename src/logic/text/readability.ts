import { CHARACTER_COUNT, type Character, characterOf, textOfCharacter } from './alphabet.js';

/**
 * How much a person minds a character in an example, at least 1. Letters differ a little so that `a` comes before `b`;
 * what cannot be seen costs more than any text of plain characters is long.
 */
export function costOfCharacter(character: Character): number {
  const known = PLAIN.get(character);
  if (known !== undefined) return known;
  const text = textOfCharacter(character);
  if (/\p{L}/u.test(text)) return 20;
  return /[\p{N}\p{P}\p{S}]/u.test(text) ? 40 : 1_000;
}

const PLAIN: ReadonlyMap<Character, number> = new Map(
  [
    { characters: 'abcdefghijklmnopqrstuvwxyz', cost: 1 },
    { characters: '0123456789', cost: 1.3 },
    { characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', cost: 1.6 },
    { characters: "-_.@ ,:;/+#&()!?=*'", cost: 3 },
    { characters: '"$%<>[]\\^`{|}~', cost: 5 },
  ].flatMap(({ characters, cost }) =>
    [...characters].map(
      (text, index) => [characterOf(text.codePointAt(0) ?? 0), cost + index / 1_000] as const,
    ),
  ),
);

const PLAIN_CHARACTERS = [...PLAIN.keys()].sort(
  (left, right) => (PLAIN.get(left) ?? 0) - (PLAIN.get(right) ?? 0),
);

/** Far enough to come from the end of one script into the next. */
const SCANNED = 512;

/** Up to `count` of the characters of a range, both ends included, the most readable first. */
export function readableCharacters(from: Character, to: Character, count: number): readonly Character[] {
  if (from === to) return [from];
  const plain: Character[] = [];
  for (const character of PLAIN_CHARACTERS) {
    if (plain.length === count) return plain;
    if (character >= from && character <= to) plain.push(character);
  }
  const others: Character[] = [];
  const end = Math.min(to, from + SCANNED, CHARACTER_COUNT - 1);
  for (let at = from; at <= end; at += 1) if (!PLAIN.has(at)) others.push(at);
  others.sort((left, right) => costOfCharacter(left) - costOfCharacter(right));
  return [...plain, ...others.slice(0, count - plain.length)];
}

/** For words as a whole: an example begins and ends with a letter or digit, and is not empty. */
export const EMPTY_COST = 6;
export const ROUGH_END_COST = 4;

export function isSmooth(character: Character): boolean {
  return /[\p{L}\p{N}]/u.test(textOfCharacter(character));
}

export function costOfText(characters: readonly Character[]): number {
  const first = characters[0];
  const last = characters.at(-1);
  if (first === undefined || last === undefined) return EMPTY_COST;
  let cost = (isSmooth(first) ? 0 : ROUGH_END_COST) + (isSmooth(last) ? 0 : ROUGH_END_COST);
  for (const character of characters) cost += costOfCharacter(character);
  return cost;
}
