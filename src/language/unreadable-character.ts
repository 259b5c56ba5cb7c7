import type { YamlProblem } from './yaml-node.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

export interface ReadableText {
  /** The text with a space for each control character: places stay the same. Null where it is no text at all. */
  readonly text: string | null;
  readonly problem: YamlProblem | null;
}

/** YAML's own rule, which its library does not hold: no control characters; and no marks of a wrong encoding. */
export function readableText(text: string): ReadableText {
  const at = text.search(CONTROL);
  if (at < 0) return { text, problem: wrongEncoding(text) };
  const place = { start: at, end: at + 1 };
  const sample = text.slice(0, 1000);
  if (sample.split('\0').length - 1 > sample.length / 4) {
    const message = 'this is no text in UTF-8 but perhaps UTF-16: save the file as UTF-8';
    return { text: null, problem: { ...place, message, about: 'character' } };
  }
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  const message = `an invisible control character (${code === '0000' ? 'NUL' : `U+${code}`}) stands here`;
  return { text: text.replace(CONTROL, ' '), problem: { ...place, message, about: 'character' } };
}

function wrongEncoding(text: string): YamlProblem | null {
  const at = text.indexOf('\ufffd');
  if (at < 0) return null;
  const message = 'this byte is not UTF-8: save the file as UTF-8';
  return { start: at, end: at + 1, message, about: 'character:encoding' };
}
