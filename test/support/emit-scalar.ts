import fc from 'fast-check';

/** A piece of a scalar: what it means, and how it is written. Pieces that mean nothing are indentation and the like. */
export interface Piece {
  readonly text: string;
  readonly yaml: string;
}

export interface EmittedScalar {
  readonly open: string;
  readonly pieces: readonly Piece[];
  readonly close: string;
}

/** Content stands two deeper than its key, which stands at four. */
const INDENT = '      ';

const piece = (text: string, yaml = text): Piece => ({ text, yaml });

const ASCII = [..."abcxyz019_=<>()'./+"];
const letter = fc.constantFrom(...'abcxyz');
const plainCharacter = fc.constantFrom(...ASCII, 'é', '中', '😀');
const anyCharacter = fc.constantFrom(...ASCII, ...'"\\:#{}[],&*!|>%@`-?~', 'é', '😀');

const wordOf = (character: fc.Arbitrary<string>) =>
  fc.tuple(letter, fc.array(character, { maxLength: 6 })).map(([first, rest]) => [first, ...rest]);

/** Spaces within a line, or a folded run of line breaks with white space on either side. */
const flowGap: fc.Arbitrary<Piece[]> = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((count) => Array.from({ length: count }, () => piece(' '))),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('', ' ', '  '), fc.constantFrom('', ' '))
    .map(([breaks, before, after]) => [
      {
        text: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1),
        yaml: `${before}${'\n'.repeat(breaks)}${INDENT}${after}`,
      },
    ]),
);

function flowText(
  character: fc.Arbitrary<string>,
  encode: (character: string) => fc.Arbitrary<Piece>,
  gap: fc.Arbitrary<Piece[]>,
): fc.Arbitrary<Piece[]> {
  const word = wordOf(character).chain((characters) => fc.tuple(...characters.map(encode)));
  return fc
    .tuple(word, fc.array(fc.tuple(gap, word), { maxLength: 6 }))
    .map(([first, rest]) => [...first, ...rest.flatMap(([between, next]) => [...between, ...next])]);
}

const plain = flowText(plainCharacter, (character) => fc.constant(piece(character)), flowGap);

const single = flowText(
  anyCharacter,
  (character) => fc.constant(piece(character, character === "'" ? "''" : character)),
  flowGap,
);

const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  é: 'é',
};

function escapesOf(character: string): fc.Arbitrary<Piece> {
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number) => code.toString(16).padStart(digits, '0');
  const ways = [NAMED[character] ?? character, `\\U${hex(8)}`];
  if (code < 0x100) ways.push(`\\x${hex(2)}`);
  if (code < 0x10000) ways.push(`\\u${hex(4)}`);
  return fc.constantFrom(...ways).map((yaml) => piece(character, yaml));
}

const double = flowText(
  fc.oneof(anyCharacter, fc.constantFrom('\n', '\t')),
  escapesOf,
  fc.oneof(
    flowGap,
    fc.constant<Piece[]>([piece('', `\\\n${INDENT}`)]),
    fc.constant<Piece[]>([piece(' '), piece('', `\\\n${INDENT}`)]),
    fc.constant<Piece[]>([piece(' ', '\\ ')]),
  ),
);

interface BlockLine {
  readonly extra: number;
  readonly words: string;
}

const blockLine: fc.Arbitrary<BlockLine> = fc.record({
  extra: fc.constantFrom(0, 0, 0, 1, 3),
  words: fc
    .array(wordOf(anyCharacter), { minLength: 1, maxLength: 3 })
    .map((words) => words.map((word) => word.join('')).join(' ')),
});

/** Lines with the blank lines before each, from the second on. */
const blockLines = fc.tuple(
  blockLine,
  fc.array(fc.tuple(fc.constantFrom(0, 0, 1, 2), blockLine), { maxLength: 5 }),
);

const blockEnd = fc.record({
  chomp: fc.constantFrom('', '-', '+'),
  explicit: fc.boolean(),
  blank: fc.nat(2),
  comment: fc.constantFrom('', ' # why'),
});

function block(folded: boolean): fc.Arbitrary<EmittedScalar> {
  return fc.tuple(blockLines, blockEnd).map(([[first, rest], end]) => {
    // Without an indicator the first line says where the text begins.
    const start = end.explicit ? first : { ...first, extra: 0 };
    const pieces: Piece[] = lineOf(start);
    let previous = start;
    for (const [blank, line] of rest) {
      pieces.push(...breaksBetween(previous, line, blank, folded), ...lineOf(line));
      previous = line;
    }
    pieces.push(piece(end.chomp === '-' ? '' : '\n', '\n'));
    for (let line = 0; line < end.blank; line++) pieces.push(piece(end.chomp === '+' ? '\n' : '', '\n'));
    const header = `${folded ? '>' : '|'}${end.explicit ? '2' : ''}${end.chomp}${end.comment}\n`;
    return { open: header, pieces, close: '' };
  });
}

function lineOf(line: BlockLine): Piece[] {
  return [piece('', INDENT), ...[...(' '.repeat(line.extra) + line.words)].map((one) => piece(one))];
}

function breaksBetween(before: BlockLine, after: BlockLine, blank: number, folded: boolean): Piece[] {
  const blanks = Array.from({ length: blank }, () => piece('\n'));
  const folds = folded && before.extra === 0 && after.extra === 0;
  if (!folds) return [piece('\n'), ...blanks];
  return blank === 0 ? [piece(' ', '\n')] : [piece('', '\n'), ...blanks];
}

/** Random scalars of every style, written by hand: what is meant and where it stands is known by construction. */
export const SCALARS: Readonly<Record<string, fc.Arbitrary<EmittedScalar>>> = {
  plain: plain.map((pieces) => ({ open: '', pieces, close: '' })),
  'single quoted': single.map((pieces) => ({ open: "'", pieces, close: "'" })),
  'double quoted': double.map((pieces) => ({ open: '"', pieces, close: '"' })),
  literal: block(false),
  folded: block(true),
};
