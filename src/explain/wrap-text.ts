/** Lines of at most `width` characters, broken between words; continued lines begin with `indent`. */
export function wrapText(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && longer.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = lines.length > 0 && line === '' ? indent + word : longer;
  }
  return line === '' ? lines : [...lines, line];
}
