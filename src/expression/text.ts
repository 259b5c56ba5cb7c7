/** Case mapping character by character, as databases do it: a character whose other case is several stays as it is. */
export function foldLower(text: string): string {
  return mapCharacters(text, (character) => character.toLowerCase());
}

export function foldUpper(text: string): string {
  return mapCharacters(text, (character) => character.toUpperCase());
}

function mapCharacters(text: string, map: (character: string) => string): string {
  let mapped = '';
  for (const character of text) {
    const other = map(character);
    mapped += [...other].length === 1 ? other : character;
  }
  return mapped;
}

/** Spaces only, as PostgreSQL's TRIM: no tabs, no line breaks. */
export function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return text.slice(start, end);
}

export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** By code points, which is the order of UTF-8 bytes: the "C" collation. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const others = right[Symbol.iterator]();
  for (const character of left) {
    const other = others.next();
    if (other.done) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return others.next().done ? 0 : -1;
}
