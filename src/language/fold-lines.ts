/** A run of white space that YAML folds into one space or fewer line breaks. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly breaks: number;
}

/** White space that holds at least one line break, from an offset on; null where there is none. */
export function foldAt(file: string, at: number, limit: number): Fold | null {
  const first = file.charAt(at);
  if (first !== ' ' && first !== '\t' && first !== '\n' && first !== '\r') return null;
  let end = at;
  let breaks = 0;
  while (end < limit) {
    const character = file.charAt(end);
    if (character === '\n') breaks++;
    else if (character !== ' ' && character !== '\t' && !file.startsWith('\r\n', end)) break;
    end++;
  }
  return breaks === 0 ? null : { start: at, end, breaks };
}
