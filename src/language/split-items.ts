/** A piece of a file that can be read alone: one item of a list, or a whole section that is no list of items. */
export interface Piece {
  readonly kind: 'item' | 'section' | 'stray';
  /** The key the piece stands under, and where it is written; null for text before the first key. */
  readonly key: string | null;
  readonly keyStart: number;
  /** An item that starts in another column than the first of its list. */
  readonly misplaced?: true;
  readonly start: number;
  readonly end: number;
}

interface Section {
  readonly key: string | null;
  readonly start: number;
  /** Where the text after the key's line begins, or the section itself where it has no key. */
  readonly bodyStart: number;
  readonly end: number;
}

/**
 * Cuts a file that YAML could not read as a whole into its items by indentation alone, so that one broken item
 * takes no other with it. A line that is indented less than the items around it is `stray`.
 */
export function splitItems(text: string): Piece[] {
  return sections(text).flatMap((section) => {
    const body = text.slice(section.bodyStart, section.end);
    const indent = /^(?:[ \t]*(?:#.*)?\r?\n)*( *)-(?:[ \t]|\r?$)/m.exec(body);
    const first = indent && indent.index === 0 ? (indent[1] ?? '').length : null;
    return first === null || section.key === null
      ? [{ ...section, kind: 'section', keyStart: section.start } as const]
      : itemsOf(text, section, first);
  });
}

function sections(text: string): Section[] {
  const found: Section[] = [];
  const starts = [
    ...text.matchAll(/^(?:\uFEFF)?(?:([A-Za-z_][\w-]*):(?=\s|$).*|(?:---|\.\.\.)(?=\s|$).*)$/gm),
  ];
  const firstStart = starts[0]?.index ?? text.length;
  const above = /^(?!\uFEFF?[ \t]*(?:[#%].*)?\r?$)/m.exec(text.slice(0, firstStart));
  if (above && above.index < firstStart) {
    found.push({ key: null, start: above.index, bodyStart: above.index, end: firstStart });
  }
  starts.forEach((match, index) => {
    const key = match[1] ?? null;
    const end = starts[index + 1]?.index ?? text.length;
    const lineEnd = match.index + match[0].length;
    if (key === null) return;
    found.push({ key, start: match.index, bodyStart: Math.min(lineEnd + 1, end), end });
  });
  return found;
}

function itemsOf(text: string, section: Section, indent: number): Piece[] {
  const pieces: Piece[] = [];
  let at = section.bodyStart;
  let start = at;
  let kind: Piece['kind'] | null = null;
  let misplaced = false;
  const close = (end: number) => {
    const piece = { key: section.key, keyStart: section.start, start, end };
    if (kind) pieces.push(misplaced ? { ...piece, kind, misplaced } : { ...piece, kind });
    start = end;
  };
  while (at < section.end) {
    const next = text.indexOf('\n', at);
    const end = next < 0 || next >= section.end ? section.end : next + 1;
    const line = /^( *)(\S?)(.?)/.exec(text.slice(at, end));
    const width = line?.[1]?.length ?? 0;
    const blank = !line?.[2] || line[2] === '#';
    if (!blank && width <= indent && !text.startsWith('\t', at + width)) {
      const item = line?.[2] === '-' && /^\s?$/.test(line[3] ?? '');
      if (item || kind !== 'stray') {
        close(at);
        kind = item ? 'item' : 'stray';
        misplaced = item && width !== indent;
      }
    }
    at = end;
  }
  close(section.end);
  return pieces;
}
