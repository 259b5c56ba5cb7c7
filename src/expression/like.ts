import { foldLower } from './text.js';

interface LikeOptions {
  /** null: a backslash. Empty: none. */
  readonly escape: string | null;
  readonly caseInsensitive: boolean;
}

type Part =
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }
  | { readonly kind: 'exact'; readonly character: string };

/**
 * SQL's LIKE over code points: `%` any text, `_` one character. Null where the pattern ends in its escape character,
 * which PostgreSQL refuses.
 */
export function readLikePattern(pattern: string, escaping: string | null): readonly Part[] | null {
  const mark = escaping ?? '\\';
  const parts: Part[] = [];
  let escaped = false;
  for (const character of pattern) {
    if (escaped) {
      parts.push({ kind: 'exact', character });
      escaped = false;
    } else if (character === mark) escaped = true;
    else if (character === '%') parts.push({ kind: 'any' });
    else if (character === '_') parts.push({ kind: 'one' });
    else parts.push({ kind: 'exact', character });
  }
  return escaped ? null : parts;
}

/** Whether a text matches; false for a pattern that is none. */
export function matchesLike(text: string, pattern: string, how: LikeOptions): boolean {
  const fold = (value: string) => (how.caseInsensitive ? foldLower(value) : value);
  const parts = readLikePattern(pattern, how.escape);
  if (parts === null) return false;
  const characters = [...fold(text)];
  let at = 0;
  let part = 0;
  let retryPart = -1;
  let retryAt = 0;
  while (at < characters.length) {
    const wanted = parts[part];
    if (wanted?.kind === 'any') {
      retryPart = part + 1;
      retryAt = at;
      part += 1;
    } else if (
      wanted?.kind === 'one' ||
      (wanted?.kind === 'exact' && fold(wanted.character) === characters[at])
    ) {
      part += 1;
      at += 1;
    } else if (retryPart >= 0) {
      // The last % takes one character more; earlier ones need not be tried again.
      retryAt += 1;
      at = retryAt;
      part = retryPart;
    } else return false;
  }
  while (parts[part]?.kind === 'any') part += 1;
  return part === parts.length;
}
