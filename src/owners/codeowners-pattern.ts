/**
 * The CODEOWNERS pattern of one file, by its path from the top of the repository. A character that a pattern gives a
 * meaning becomes `?`, which stands for any one character: GitHub knows no `\#` and no `[`, and skips such a line silently.
 */
export function patternOf(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a file name may hold them, a line of CODEOWNERS may not
  return `/${path.replace(/[\u0000-\u001f\u007f*?[\]\\#]/g, '?').replaceAll(' ', '\\ ')}`;
}

/**
 * Whether a pattern of CODEOWNERS is about a path: gitignore's rules with GitHub's exceptions (no `!`, no ranges; a pattern
 * that ends in `/*` does not reach into folders). Case counts.
 */
export function isMatch(pattern: string, path: string): boolean {
  return regexOf(pattern).test(path);
}

function regexOf(pattern: string): RegExp {
  const segments = pattern.split('/');
  if (segments[0] === '') segments.shift();
  // A single name is meant wherever it stands.
  else if (segments.filter((each) => each !== '').length === 1 && segments[0] !== '**')
    segments.unshift('**');
  // What ends in a slash is a folder: everything in it.
  if (segments.length > 1 && segments.at(-1) === '') segments[segments.length - 1] = '**';
  const last = segments.length - 1;
  let source = '';
  let slash = '';
  for (const [index, segment] of segments.entries()) {
    if (segment !== '**') {
      // A name is the file or, where it is a folder, everything in it; a last `*` stands for files alone.
      const inside = index === last && segment !== '*' ? '(?:/.+)?' : '';
      source += slash + (segment === '*' ? '[^/]+' : wildcards(segment)) + inside;
      slash = '/';
    } else if (index === last) source += `${slash}.+`;
    else if (index === 0) source += '(?:.+/)?';
    else source += '(?:/.+)?';
  }
  return new RegExp(`^${source}$`, 's');
}

function wildcards(segment: string): string {
  return segment.replace(/\\.|\*+|[\s\S]/g, (part) => {
    if (part.startsWith('*')) return '[^/]*';
    if (part === '?') return '[^/]';
    return (part.length === 2 ? part.slice(1) : part).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
}
