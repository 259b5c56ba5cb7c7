import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTemplate } from '../../../src/serve/transpile/read-template.js';
import { keywords, nodeTypes, parseSlowly } from './cube-compiler.js';

const read = (code: string): object | undefined => readTemplate(code, nodeTypes, keywords);

/** Whatever is read directly is what Cube's parser reads. Returns whether it was. */
function expectSame(code: string): boolean {
  const tree = read(code);
  if (tree !== undefined) expect(tree).toEqual(parseSlowly(code));
  return tree !== undefined;
}

test.each([
  ['f"plain, (text) with 100 % of $ it\'s # signs: é€😀\n\tand lines\r\n"'],
  ['f"a \\"quoted\\" name and \\u0022 escapes \\u007b\\u007d"'],
  ['f"{CUBE}"'],
  ['f"{CUBE}.\\"id\\" = {accounts}.\\"id\\""'],
  ['f"$' + '{orders.count} / NULLIF({orders.all}, 0)"'],
  ['f"({FILTER_PARAMS.orders.at.filter(\'w.first_moment\')}) IS TRUE"'],
  ['metric_events.account'],
])('%s is read directly', (code) => {
  expect(expectSame(code)).toBe(true);
});

test.each([
  ['f""'],
  ['f"{a}{b}"'],
  ['f"{if}"'],
  ['f"{a.class}"'],
  ['None'],
  ['f"{ a }"'],
  ['f"{a + b}"'],
  ['f"{{a}}"'],
  ['f"\\{a\\}"'],
  ['f"a \\n b"'],
  ['f"a \\\\"'],
  ['f"a`b"'],
  ['f"a"b"'],
  ['f"{a.filter(lambda x: x)}"'],
  ["f'a'"],
  ['f"F"'],
  ['f"{a}Rf"'],
  ['a b'],
  ['1'],
])('%s is left to the parser of Cube', (code) => {
  expect(read(code)).toBeUndefined();
});

const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,4}$/),
  fc.constantFrom(
    'CUBE',
    'f',
    'r',
    'b',
    'fr',
    'rb',
    'u',
    '__proto__',
    'print',
    'exec',
    'true',
    'this',
    'match',
  ),
  fc.constantFrom(...keywords),
);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.'));
const reference = fc.oneof(
  path,
  fc.tuple(path, fc.stringMatching(/^[A-Za-z0-9_. ]{0,6}$/)).map(([of, text]) => `${of}('${text}')`),
);
const mark = fc.constantFrom(
  'f',
  'F',
  ...'"\\{}`\'#$()[]:;,.\n\r\t \0',
  '\\"',
  '\\u0041',
  '\\{',
  '\\}',
  '"""',
  "'''",
  'f"',
);
const piece = fc.oneof(
  { weight: 4, arbitrary: reference.map((text) => `{${text}}`) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 6 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
  { weight: 2, arbitrary: mark },
);
const template = fc.array(piece, { maxLength: 6 }).map((pieces) => `f"${pieces.join('')}"`);

test('any text is read as the parser of Cube reads it, or left to it', () => {
  let direct = 0;
  const code = fc.oneof({ weight: 5, arbitrary: template }, reference, fc.string({ maxLength: 8 }));
  fc.assert(
    fc.property(code, (text) => {
      if (expectSame(text)) direct += 1;
    }),
    { numRuns: 1000 },
  );
  expect(direct).toBeGreaterThan(100);
});
