import { CHARACTER_COUNT, type Character, characterOf, textOfCharacter } from './alphabet.js';

/**
 * How much a person minds a character in an example, a whole number. Letters differ a little so that `a` comes before `b`;
 * what cannot be seen costs more than any text of plain characters is long.
 */
export function costOfCharacter(character: Character): number {
  const known = PLAIN.get(character);
  if (known !== undefined) return known;
  const text = textOfCharacter(character);
  if (/\p{L}/u.test(text)) return 20_000;
  if (/\p{N}/u.test(text)) return 30_000;
  return /[\p{P}\p{S}]/u.test(text) ? 40_000 : 1_000_000;
}

const PLAIN: ReadonlyMap<Character, number> = new Map(
  [
    { characters: 'abcdefghijklmnopqrstuvwxyz', cost: 1_000 },
    { characters: '0123456789', cost: 1_300 },
    { characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', cost: 1_600 },
    { characters: "-_.@ ,:;/+#&()!?=*'", cost: 3_000 },
    { characters: '"$%<>[]\\^`{|}~', cost: 5_000 },
  ].flatMap(({ characters, cost }) =>
    [...characters].map((text, index) => [characterOf(text.codePointAt(0) ?? 0), cost + index] as const),
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
const EMPTY_COST = 6_000;
const ROUGH_END_COST = 4_000;

/** What it costs to begin or to end with a character; null where there is none. */
export function costOfEnd(character: Character | null): number {
  if (character === null) return EMPTY_COST;
  return /[\p{L}\p{N}]/u.test(textOfCharacter(character)) ? 0 : ROUGH_END_COST;
}

export function costOfText(characters: readonly Character[]): number {
  const first = characters[0] ?? null;
  const last = characters.at(-1) ?? null;
  if (first === null) return costOfEnd(first);
  return characters.reduce(
    (cost, character) => cost + costOfCharacter(character),
    costOfEnd(first) + costOfEnd(last),
  );
}
