/** Letters of other alphabets, and the Latin ones they are taken for, in the same order. */
const PAIRS = [
  // Cyrillic
  ['АВЕНІЈКМОРСЅТУХԜ', 'ABEHIJKMOPCSTYXW'],
  ['авеһіјкморсѕтухԝԁԛѵӏ', 'abehijkmopcstyxwdqvl'],
  // Greek
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αικνορτυχ', 'aikvoptux'],
  // Latin, but for a hair
  ['ıɑɡȷ', 'iagj'],
] as const;

const LATIN = new Map(
  PAIRS.flatMap(([foreign, latin]) =>
    Array.from(foreign, (letter, index) => [letter, latin.charAt(index)] as const),
  ),
);

/** The text with every letter that only looks Latin replaced by the Latin one: people cannot tell them apart. */
export function asLatin(text: string): string {
  return Array.from(text, (letter) => LATIN.get(letter) ?? letter).join('');
}
