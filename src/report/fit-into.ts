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
  const whole = joined(head, items, separator);
  if (bytesOf(whole) <= budget) return whole;
  const all = items.map((_, index) => index);
  const reserved = Math.max(bytesOf(more(all)), bytesOf(more(all.slice(-1)))) + 2;
  const taken = countFitting(items, separator, budget - bytesOf(head) - reserved);
  return `${joined(head, items.slice(0, taken), separator)}\n\n${more(all.slice(taken))}`;
}

function joined(head: string, items: readonly string[], separator: string): string {
  return (head === '' ? items : [head, ...items]).join(separator);
}

/** How many items, in order, fit into `budget` bytes, a separator before each. */
export function countFitting(items: readonly string[], separator: string, budget: number): number {
  let used = 0;
  let taken = 0;
  for (const item of items) {
    used += bytesOf(separator) + bytesOf(item);
    if (used > budget) break;
    taken++;
  }
  return taken;
}
