import type { YamlProblem } from './yaml-node.js';

/** YAML's own rule, which its library does not hold: no control characters; and no marks of a wrong encoding. */
export function unreadableCharacter(text: string): YamlProblem | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
  const at = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd-\uffff]/);
  if (at < 0) return null;
  const place = { start: at, end: at + 1 };
  if (text.charAt(at) === '\ufffd') {
    const message = 'this byte is not UTF-8: save the file as UTF-8';
    return { ...place, message, about: 'character:encoding' };
  }
  if (text.charAt(at) === '\0') {
    const message = 'a NUL character: this is no text file, or one in UTF-16; save it as UTF-8';
    return { ...place, message, about: 'character:binary' };
  }
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return { ...place, message: `an invisible control character (U+${code}) stands here`, about: 'character' };
}
