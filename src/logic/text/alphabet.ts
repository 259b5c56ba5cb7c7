import { Undecided } from '../undecided.js';

/**
 * The characters of a text: all code points but U+0000 and the surrogates. They are numbered from 0 without a gap, in
 * the order of code points, so that a set of them is a list of ranges.
 */
export type Character = number;

export const CHARACTER_COUNT = 0x110000 - 0x800 - 1;

const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;
const SURROGATE_COUNT = 0x800;

export function characterOf(codePoint: number): Character {
  return codePoint < FIRST_SURROGATE ? codePoint - 1 : codePoint - 1 - SURROGATE_COUNT;
}

export function codePointOf(character: Character): number {
  return character + 1 < FIRST_SURROGATE ? character + 1 : character + 1 + SURROGATE_COUNT;
}

export function textOfCharacter(character: Character): string {
  return String.fromCodePoint(codePointOf(character));
}

/** @throws Undecided when a database could not hold the text: U+0000, half a surrogate pair */
export function charactersOf(text: string): readonly Character[] {
  const characters: Character[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at += 1;
    if (codePoint === 0 || (codePoint >= FIRST_SURROGATE && codePoint <= LAST_SURROGATE)) refuseText();
    characters.push(characterOf(codePoint));
  }
  return characters;
}

/** @throws Undecided as `charactersOf` */
export function checkText(text: string): void {
  if (/[\0\p{Surrogate}]/u.test(text)) refuseText();
}

function refuseText(): never {
  throw new Undecided('a text holds a character that no database stores');
}
