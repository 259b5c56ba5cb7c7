import fc from 'fast-check';
import { likeSet } from '../../../src/logic/text/like-set.js';
import { textsCompared, textsOfLength } from '../../../src/logic/text/text-preimage.js';
import {
  complementText,
  intersectTexts,
  type TextSet,
  textsOf,
  uniteTexts,
} from '../../../src/logic/text/text-set.js';

/** All texts of at most so many of these characters. */
export function allTexts(characters: string, length: number): readonly string[] {
  let longest = [''];
  const all = [''];
  for (let at = 0; at < length; at += 1) {
    longest = longest.flatMap((text) => [...characters].map((character) => text + character));
    all.push(...longest);
  }
  return all;
}

/** A set beside the function that decides its members one by one. */
export interface Sample {
  readonly set: TextSet;
  readonly has: (text: string) => boolean;
}

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '😀'), maxLength: 3 });

const codePoints = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);

function isBefore(left: string, right: string): boolean {
  const [these, those] = [codePoints(left), codePoints(right)];
  const at = these.findIndex((codePoint, index) => codePoint !== those[index]);
  if (at < 0) return these.length < those.length;
  const other = those[at];
  return other !== undefined && (these[at] ?? 0) < other;
}

const leaves: fc.Arbitrary<Sample> = fc.oneof(
  fc.array(words, { maxLength: 4 }).map((values) => ({
    set: textsOf(values),
    has: (text: string) => values.includes(text),
  })),
  words.map((word) => ({
    set: likeSet(`${word}%`, '', false),
    has: (text: string) => text.startsWith(word),
  })),
  words.map((word) => ({ set: likeSet(`%${word}`, '', false), has: (text: string) => text.endsWith(word) })),
  words.map((word) => ({ set: likeSet(`%${word}%`, '', false), has: (text: string) => text.includes(word) })),
  words.map((word) => ({ set: textsCompared('<', word), has: (text: string) => isBefore(text, word) })),
  words.map((word) => ({ set: textsCompared('>=', word), has: (text: string) => !isBefore(text, word) })),
  words.map((word) => ({ set: textsCompared('>', word), has: (text: string) => isBefore(word, text) })),
  words.map((word) => ({ set: textsCompared('<=', word), has: (text: string) => !isBefore(word, text) })),
  fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 3 })).map(([low, more]) => ({
    set: textsOfLength({ intervals: [{ low: BigInt(low), high: BigInt(low + more) }] }),
    has: (text: string) => [...text].length >= low && [...text].length <= low + more,
  })),
);

export const samples: fc.Arbitrary<Sample> = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 3 },
    leaves,
    tie('sample').map(({ set, has }) => ({ set: complementText(set), has: (text: string) => !has(text) })),
    fc.tuple(tie('sample'), tie('sample')).map(([left, right]) => ({
      set: uniteTexts(left.set, right.set),
      has: (text: string) => left.has(text) || right.has(text),
    })),
    fc.tuple(tie('sample'), tie('sample')).map(([left, right]) => ({
      set: intersectTexts(left.set, right.set),
      has: (text: string) => left.has(text) && right.has(text),
    })),
  ),
})).sample;
