import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

/*
 * A process of its own: `node compile-in-malloy.js SOURCES` has Malloy translate as many sources of ten measures, the
 * same as compile-in-cube.ts has, and prints as JSON how long it took, in milliseconds. `null` where Malloy is not
 * installed.
 */

/** What the translator asks for, or, at its end, what it made. */
interface Answer {
  readonly final?: boolean;
  readonly problems?: readonly unknown[];
  readonly tables?: Readonly<Record<string, { readonly connectionName: string; readonly tablePath: string }>>;
  readonly connectionDialects?: Readonly<Record<string, unknown>>;
  readonly modelDef?: { readonly contents: Readonly<Record<string, unknown>> };
}

interface MalloyPackage {
  readonly MalloyTranslator: new (
    url: string,
    importUrl: null,
    given: { urls: Readonly<Record<string, string>> },
  ) => {
    translate(): Answer;
    update(given: { tables: object; connectionDialects: object }): void;
  };
}

const URL_OF_MODEL = 'internal://model.malloy';
const FIELDS = [
  { type: 'string', name: 'id' },
  { type: 'string', name: 'status' },
  { type: 'number', name: 'score' },
  { type: 'number', name: 'amount' },
  { type: 'timestamp', name: 'created_at' },
];

function sourceText(name: string): string {
  const filtered = Array.from(
    { length: 9 },
    (_, index) =>
      `  measure: worth_${index} is sum(amount) { where: score >= ${index * 7} and (status = 'new' | 'won') }`,
  );
  return `source: ${name} is db.table('sales.${name}') extend {\n  measure: volume is count()\n${filtered.join('\n')}\n}`;
}

function translate({ MalloyTranslator }: MalloyPackage, sources: number): Answer {
  const text = Array.from({ length: sources }, (_, index) => sourceText(`source_${index}`)).join('\n');
  const translator = new MalloyTranslator(URL_OF_MODEL, null, { urls: { [URL_OF_MODEL]: text } });
  for (let rounds = 0; rounds < 10; rounds++) {
    const { final, tables = {}, connectionDialects = {}, ...rest } = translator.translate();
    if (final === true) return rest;
    const schemas = Object.entries(tables).map(([key, { connectionName, tablePath }]) => [
      key,
      { type: 'table', name: key, dialect: 'duckdb', connection: connectionName, tablePath, fields: FIELDS },
    ]);
    const dialects = Object.keys(connectionDialects).map((name) => [name, 'duckdb']);
    translator.update({
      tables: Object.fromEntries(schemas),
      connectionDialects: Object.fromEntries(dialects),
    });
  }
  throw new Error('Malloy goes on asking.');
}

/** bench/node_modules, from wherever this was compiled to. */
function load(): MalloyPackage | null {
  try {
    return createRequire(`${process.argv[3]}/`)('@malloydata/malloy');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

const malloy = load();
if (malloy === null) console.log('null');
else {
  const started = performance.now();
  const { problems = [], modelDef } = translate(malloy, Number(process.argv[2]));
  const compiled = performance.now() - started;
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  console.log(JSON.stringify({ compiled, made: Object.keys(modelDef?.contents ?? {}).length }));
}
