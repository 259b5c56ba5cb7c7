/** A number where it is exact, else the bigint. */
export function shrinkInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** `2026-01-31 10:00:00.500000` as `2026-01-31T10:00:00.5`. */
export function formatTimestamp(text: string): string {
  return text
    .replace(' ', 'T')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}
