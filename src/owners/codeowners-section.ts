const BEGIN = '# >>> accord owners';
const END = '# <<< accord owners';

/** A CODEOWNERS file whose markers do not fit together. */
export class MarkerError extends Error {
  override readonly name = 'MarkerError';
}

/**
 * The text with the generated lines between the markers; at the end where there are none yet, because the last line that
 * matches wins. What stands outside of them is kept as it is. Throws MarkerError.
 */
export function withSection(text: string | null, lines: readonly string[]): string {
  const newline = text?.includes('\r\n') ? '\r\n' : '\n';
  const section = [BEGIN, ...lines, END];
  if (text === null || text.trim() === '') return `${section.join(newline)}${newline}`;
  const before = text.split(newline);
  const begin = onlyIndexOf(before, BEGIN);
  const end = onlyIndexOf(before, END);
  if (begin === null && end === null)
    return `${text.trimEnd()}${newline}${newline}${section.join(newline)}${newline}`;
  if (begin === null || end === null || end < begin) {
    throw new MarkerError(`the markers \`${BEGIN}\` and \`${END}\` do not both stand in it, in this order`);
  }
  return [...before.slice(0, begin), ...section, ...before.slice(end + 1)].join(newline);
}

function onlyIndexOf(lines: readonly string[], marker: string): number | null {
  const found = lines.flatMap((line, index) => (line.trimEnd() === marker ? [index] : []));
  if (found.length > 1) throw new MarkerError(`the marker \`${marker}\` stands in it more than once`);
  return found[0] ?? null;
}
