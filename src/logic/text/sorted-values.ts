/** Lists of texts, ascending by code unit and without duplicates; every operation is linear. */
export type SortedValues = readonly string[];

export function sortValues(values: Iterable<string>): SortedValues {
  return [...new Set(values)].sort();
}

export function includesValue(values: SortedValues, value: string): boolean {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? '') < value) low = middle + 1;
    else high = middle;
  }
  return values[low] === value;
}

export function intersectValues(left: SortedValues, right: SortedValues): SortedValues {
  const others = new Set(right);
  return left.filter((value) => others.has(value));
}

export function subtractValues(left: SortedValues, right: SortedValues): SortedValues {
  if (right.length === 0) return left;
  const others = new Set(right);
  return left.filter((value) => !others.has(value));
}

export function mergeValues(left: SortedValues, right: SortedValues): SortedValues {
  const merged: string[] = [];
  let at = 0;
  for (const value of left) {
    for (let other = right[at]; other !== undefined && other < value; other = right[at]) {
      merged.push(other);
      at += 1;
    }
    if (right[at] === value) at += 1;
    merged.push(value);
  }
  return merged.concat(right.slice(at));
}
