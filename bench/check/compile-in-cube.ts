import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { generateModel } from './generate-model.js';

/*
 * A process of its own: Cube's compiler as it is in the package, without what src/serve/transpile changes of it.
 * `node compile-in-cube.js CUBES` prints, as JSON, how long the compilation took, in milliseconds.
 */

const require = createRequire(import.meta.url);
const { prepareCompiler }: typeof import('@cubejs-backend/schema-compiler') =
  require('@cubejs-backend/schema-compiler');

const files = generateModel(Number(process.argv[2]), 10);
const repository = { localPath: () => '', dataSchemaFiles: async () => files.map((file) => ({ ...file })) };
// The addon is asked for a template engine even when no file is a template, as here.
const nativeInstance = { newJinjaEngine: () => ({ loadTemplate: () => undefined }) };
const started = performance.now();
const { compiler, cubeEvaluator } = prepareCompiler(repository, {
  // Only this one method is called.
  nativeInstance: nativeInstance as never,
});
await compiler.compile();
const compiled = performance.now() - started;
console.log(JSON.stringify({ compiled, made: cubeEvaluator.cubeNames().length }));
// Cube's worker threads would keep the process for a while.
process.exit(0);
