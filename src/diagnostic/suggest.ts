/**
 * The nearest of `candidates` to what was written, or null when none is near enough to be what was meant.
 * Case and `-`/`_`/space differences count for nothing; otherwise at most a third of the letters may differ,
 * or what was written may be the beginning, or whole words, of exactly one candidate.
 */
export function suggestNearest(written: string, candidates: Iterable<string>): string | null {
  const wanted = fold(written);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === written) continue;
    const distance = editDistance(wanted, fold(candidate), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? onlyOneContaining(wanted, candidates);
}

/** `closed` for `closed_at`, `churn` for `churned`: the one candidate that has what was written as whole words or begins with it. */
function onlyOneContaining(wanted: string, candidates: Iterable<string>): string | null {
  if (wanted.length < 3) return null;
  const holds = (name: string) => `_${name}_`.includes(`_${wanted}_`) || name.startsWith(wanted);
  const found = new Set([...candidates].filter((each) => holds(fold(each))));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[-\s]+/g, '_');
}

/** Damerau-Levenshtein with adjacent transpositions; gives up with `limit` once the distance reaches it. */
function editDistance(left: string, right: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[right.length] ?? 0, limit);
}
