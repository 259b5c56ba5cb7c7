import { expect, test, vi } from 'vitest';
import { shortenParsing, type YamlParsing } from '../../../src/serve/transpile/shorten-parsing.js';
import { nodeTypes, parseSlowly } from './cube-compiler.js';

const lexer = { literalNames: [null, "'if'", "'+'"] };

test('what cannot be read directly goes to the method that was there, with all it was given', () => {
  const report = {};
  const parse = vi.fn<Required<YamlParsing>['parsePythonAndTranspileToJs']>(() => null);
  const compiler = { parsePythonAndTranspileToJs: parse };
  shortenParsing(compiler, lexer, nodeTypes);
  expect(compiler.parsePythonAndTranspileToJs('f"{a} b"', report)).toEqual(parseSlowly('f"{a} b"'));
  expect(parse).not.toHaveBeenCalled();
  for (const code of ['f"{if}"', '', 1]) {
    expect(compiler.parsePythonAndTranspileToJs(code, report)).toBeNull();
    expect(parse).toHaveBeenLastCalledWith(code, report);
  }
  expect(parse.mock.contexts).toEqual([compiler, compiler, compiler]);
});

test('another Cube stays as it is', () => {
  const parsePythonAndTranspileToJs = () => null;
  const compiler = { parsePythonAndTranspileToJs };
  shortenParsing(compiler, {}, nodeTypes);
  expect(compiler).toEqual({ parsePythonAndTranspileToJs });
  const other = {};
  shortenParsing(other, lexer, nodeTypes);
  expect(other).toEqual({});
});
