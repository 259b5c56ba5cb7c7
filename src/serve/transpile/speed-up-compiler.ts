import { shortenParsing } from './shorten-parsing.js';
import { transpileHere } from './transpile-here.js';

const COMPILED = '@cubejs-backend/schema-compiler/dist/src';

/**
 * Compiles a model in a quarter of the time, to the same result (docs/decisions/0002-fast-compilation.md). `require` is
 * Cube's compiler's own; where it finds another layout, Cube compiles in its own way.
 */
export function speedUpCompiler(require: NodeJS.Require): void {
  transpileHere(require('workerpool'));
  const compiler = find(require, `${COMPILED}/compiler/YamlCompiler`);
  const lexer = find(require, `${COMPILED}/parser/Python3Lexer`);
  const types = find(require, '@babel/types');
  if (compiler?.YamlCompiler && lexer?.default && types)
    shortenParsing(compiler.YamlCompiler.prototype, lexer.default, types);
}

function find(require: NodeJS.Require, path: string): ReturnType<NodeJS.Require> | undefined {
  try {
    return require(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
