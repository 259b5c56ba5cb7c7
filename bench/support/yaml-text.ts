/** Lines of one definition under its list: the first is its name, and nested lists are indented further. */
export function item(lines: readonly string[]): string {
  return lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`).join('\n');
}

/** A file of lists; lists without items are left out. */
export function file(lists: Readonly<Record<string, readonly string[]>>): string {
  const written = Object.entries(lists).filter(([, items]) => items.length > 0);
  return `${written.map(([key, items]) => `${key}:\n${items.join('\n')}`).join('\n\n')}\n`;
}

/** A key and an expression, quoted where YAML would read something else. */
export function expression(key: string, text: string): string {
  return `${key}: ${isPlain(text) ? text : JSON.stringify(text)}`;
}

function isPlain(text: string): boolean {
  return /^[A-Za-z(]/.test(text) && !/: | #|:$/.test(text);
}
