import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NodeTypes } from '../../../src/serve/transpile/read-template.js';
import { readKeywords, type YamlParsing } from '../../../src/serve/transpile/shorten-parsing.js';
import type { WorkerPoolPackage } from '../../../src/serve/transpile/transpile-here.js';

/** Cube's compiler as it is installed, without our changes. */
const require = createRequire(createRequire(import.meta.url).resolve('@cubejs-backend/schema-compiler'));
const folder = dirname(require.resolve('@cubejs-backend/schema-compiler/dist/src/compiler/YamlCompiler'));

export const nodeTypes: NodeTypes = require('@babel/types');
export const keywords = readKeywords(
  require('@cubejs-backend/schema-compiler/dist/src/parser/Python3Lexer').default,
);
export const workerpool: WorkerPoolPackage = require('workerpool');
export const transpilerScript = join(folder, 'transpilers/transpiler_worker');

/** The module: Cube looks its parser up there for each text. */
export const parserModule: {
  PythonParser: new (code: string) => { transpileToJs(): object };
} = require('@cubejs-backend/schema-compiler/dist/src/parser/PythonParser');
const { PythonParser } = parserModule;

/** What Cube's own parser makes of a text; undefined where it refuses. */
export function parseSlowly(code: string): object | undefined {
  try {
    return new PythonParser(code).transpileToJs();
  } catch {
    return undefined;
  }
}

/** The method that Cube's compiler reads each text with. */
export const yamlParsing: Required<YamlParsing> =
  require('@cubejs-backend/schema-compiler/dist/src/compiler/YamlCompiler').YamlCompiler.prototype;
