const encoder = new TextEncoder();

/** The size of a text in UTF-8. Forges count characters or bytes: who keeps to bytes keeps to both. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

export interface Fitting {
  readonly head: string;
  readonly items: readonly string[];
  readonly separator: string;
  /** What is said of the items that found no room. */
  readonly more: (left: readonly number[]) => string;
}

/** The head and as many items, in order, as fit into `budget` bytes; what is left out is always told. */
export function fitInto({ head, items, separator, more }: Fitting, budget: number): string {
  const whole = [head, ...items].join(separator);
  if (bytesOf(whole) <= budget) return whole;
  const all = items.map((_, index) => index);
  const reserved = Math.max(bytesOf(more(all)), bytesOf(more(all.slice(-1)))) + 2;
  let used = bytesOf(head);
  let taken = 0;
  for (const item of items) {
    used += bytesOf(separator) + bytesOf(item);
    if (used + reserved > budget) break;
    taken++;
  }
  return `${[head, ...items.slice(0, taken)].join(separator)}\n\n${more(all.slice(taken))}`;
}
