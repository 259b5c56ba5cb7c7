/** `a`, `a and b`, `a, b and c`. */
export function listInWords(items: readonly string[], last: 'and' | 'or' | 'nor' = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** As a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
