/** Takes the marks out of `where: »scoer« > 3` and says where they stood. */
export function readMarked(marked: string): { text: string; start: number; end: number } {
  const start = marked.indexOf('»');
  const end = marked.indexOf('«') - 1;
  if (start < 0 || end < start) throw new Error(`No » and « in: ${marked}`);
  return { text: marked.replace('»', '').replace('«', ''), start, end };
}

/** The text with a range marked, to be compared with what was expected. */
export function markRange(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return `${text.slice(0, start)}»${text.slice(start, end)}«${text.slice(end)}`;
}
