interface Words {
  readonly message: string;
  readonly help?: string;
}

const HELP: Readonly<Record<string, string>> = {
  '≤': 'Write `<=`.',
  '≥': 'Write `>=`.',
  '≠': 'Write `<>`.',
  '−': 'Write an ordinary minus, `-`.',
  '–': 'Write an ordinary minus, `-`.',
  '—': 'Write an ordinary minus, `-`.',
  '×': 'Write `*`.',
  '÷': 'Write `/`.',
  '[': 'Lists are written in parentheses: `IN (1, 2)`.',
  ']': 'Lists are written in parentheses: `IN (1, 2)`.',
  '{': 'Templates are not part of an expression.',
  '}': 'Templates are not part of an expression.',
  $: 'Parameters are not part of an expression: write the value itself.',
  ':': 'A cast is written `::`, or `CAST(x AS type)`.',
  '\\': 'A text is written in single quotes, in which a backslash is an ordinary character.',
};

/** What to say about a character that no expression holds outside of quotes. */
export function describeCharacter(character: string): Words {
  if (/[“”„‟«»]/u.test(character)) {
    return {
      message: `\`${character}\` is a typographic quote.`,
      help: "Write straight quotes: 'text' in single ones, a name in double ones.",
    };
  }
  if (/[‘’‚‛´]/u.test(character)) {
    return {
      message: `\`${character}\` is a typographic quote.`,
      help: "Write a text in straight single quotes: 'text'.",
    };
  }
  if (character === ';')
    return {
      message: 'An expression does not end with `;`, and there is only one.',
      help: 'Remove the `;`.',
    };
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (/[\p{Zs}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)) {
    return { message: `Here is an invisible character, ${code}.`, help: 'Replace it by an ordinary space.' };
  }
  if (/[\p{Cc}\p{Cs}]/u.test(character))
    return { message: `The character ${code} cannot be part of an expression.` };
  const help = HELP[character];
  return {
    message: `\`${character}\` cannot be part of an expression.`,
    ...(help === undefined ? {} : { help }),
  };
}
