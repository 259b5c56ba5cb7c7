import { type Character, characterOf } from './alphabet.js';

/**
 * Letters whose other case is one letter that leads back. Those that do not (ß, the dotless ı, the Kelvin sign, a final
 * sigma) stay as they are: databases disagree about them, and the engine names that as an assumption.
 */
interface PairedLetters {
  readonly lowerOf: ReadonlyMap<Character, Character>;
  readonly upperOf: ReadonlyMap<Character, Character>;
}

let letters: PairedLetters | null = null;

export function pairedLetters(): PairedLetters {
  letters ??= findPairs();
  return letters;
}

export function foldPaired(text: string, to: 'lower' | 'upper'): string {
  let folded = '';
  for (const character of text) {
    const upper = to === 'lower' ? character : character.toUpperCase();
    const lower = to === 'lower' ? character.toLowerCase() : character;
    folded += isPair(upper, lower) ? (to === 'lower' ? lower : upper) : character;
  }
  return folded;
}

const BLOCK = 0x400;

function findPairs(): PairedLetters {
  const lowerOf = new Map<Character, Character>();
  const upperOf = new Map<Character, Character>();
  for (let block = 0; block < 0x110000; block += BLOCK) {
    if (block >= 0xd800 && block < 0xe000) continue;
    const codePoints = Array.from({ length: BLOCK }, (_, index) => block + index);
    const text = String.fromCodePoint(...codePoints);
    // Most blocks have no letter with a case; asking for a thousand at once is quick.
    if (text.toLowerCase() === text) continue;
    for (const codePoint of codePoints) {
      const upper = String.fromCodePoint(codePoint);
      const lower = upper.toLowerCase();
      if (!isPair(upper, lower)) continue;
      const lowerCharacter = characterOf(lower.codePointAt(0) ?? 0);
      lowerOf.set(characterOf(codePoint), lowerCharacter);
      upperOf.set(lowerCharacter, characterOf(codePoint));
    }
  }
  return { lowerOf, upperOf };
}

function isPair(upper: string, lower: string): boolean {
  return (
    upper !== lower &&
    upper.toLowerCase() === lower &&
    lower.toUpperCase() === upper &&
    [...upper].length === 1 &&
    [...lower].length === 1
  );
}
