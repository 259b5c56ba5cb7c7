import { tokenize } from './tokenize.js';

/** An expression, or a piece of one, in one spelling: the same however it is set and its words are cased. */
export function normalSpelling(text: string): string {
  return tokenize(text)
    .map((token) => {
      switch (token.kind) {
        case 'word':
        case 'number':
        case 'symbol':
          return token.text;
        case 'string':
          return `'${token.text.replaceAll("'", "''")}'`;
        case 'quoted':
          return `"${token.text.replaceAll('"', '""')}"`;
        case 'invalid':
          return text.slice(token.start);
        case 'end':
          return '';
      }
    })
    .join(' ')
    .trim();
}
