import { asLatin } from './look-alikes.js';

/** Spaces, dashes of any length and `_`. */
const SEPARATORS = /[\p{Z}\p{Pd}\p{Pc}\s\u2212]+/u;

/**
 * Under which concepts a name, title or synonym goes: two texts that share a key say the same concept. Folded are case,
 * spaces, dashes and `_` (`sign-up`, `sign up`, `signup`), the `s` of a plural, and letters that only look Latin.
 */
export function conceptKeys(text: string): readonly string[] {
  const keys = [text, asLatin(text.normalize('NFKC'))].flatMap((each) => {
    const words = splitWords(each);
    return [words.map(singular).join(''), singular(words.join(''))];
  });
  return [...new Set(keys)].filter((key) => key !== '');
}

/** The words of a name or synonym, each folded: `Resolved-Tickets` is `resolved`, `ticket`. */
export function foldedWords(text: string): readonly string[] {
  return splitWords(text).map(singular);
}

function splitWords(text: string): readonly string[] {
  // Upper case first, so that letters with several lower-case forms (ß and ss, σ and ς) meet.
  const folded = text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
  const visible = folded.replace(/\p{Cf}/gu, '');
  return visible.split(SEPARATORS).filter((word) => word !== '');
}

/** Not a dictionary: both sides are folded alike, so what is no plural (`status`) does no harm. */
function singular(word: string): string {
  const isPlural = word.length >= 3 && word.endsWith('s') && !word.endsWith('ss');
  return withoutPluralStem(isPlural ? word.slice(0, -1) : word);
}

/** `opportunities` has become `opportunitie`, `losses` `losse`; words that end so in the singular go the same way. */
function withoutPluralStem(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  return /(?:ss|x|ch|sh)e$/.test(word) ? word.slice(0, -1) : word;
}
