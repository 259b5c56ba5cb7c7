/** Control characters, and those that reorder text; a tab is harmless. */
const UNPRINTABLE = /(?!\t)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A file may hold anything; what shows it must not obey it. One code unit stays one, so that columns hold. */
export function printable(line: string): string {
  return line.replace(UNPRINTABLE, '\ufffd');
}

/** Text of any shape on one line. */
export function onOneLine(text: string): string {
  return printable(text.trim().replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' '));
}

/** At most `most` UTF-16 code units, a cut being seen and no surrogate pair being split. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
