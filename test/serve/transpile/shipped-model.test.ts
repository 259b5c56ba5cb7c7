import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { checkDefinitions } from '../../../src/check.js';
import { compileModel } from '../../../src/compile/compile-model.js';
import { loadProject } from '../../../src/load-project.js';
import { loadCube } from '../../../src/serve/cube.js';
import { openSemanticApi } from '../../../src/serve/semantic-api.js';
import { readTemplate } from '../../../src/serve/transpile/read-template.js';
import { ROOT } from '../../support/source-files.js';
import { keywords, nodeTypes, parserModule, parseSlowly, yamlParsing } from './cube-compiler.js';

const folder = mkdtempSync(join(tmpdir(), 'accord-shipped-'));
writeFileSync(join(folder, 'any.csv'), 'id\n1\n');

afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test('the shipped model compiles without the parser of Cube and without another thread', async () => {
  const { config, sources } = loadProject(ROOT);
  const { graph } = checkDefinitions({ config, sources, today: '2026-06-30' });
  const model = compileModel(graph, { dialect: 'duckdb' });
  loadCube();
  const parse = vi.spyOn(yamlParsing, 'parsePythonAndTranspileToJs');
  const parseSlow = vi.spyOn(parserModule, 'PythonParser');
  const onWorker = vi.fn();
  process.on('worker', onWorker);

  const api = await openSemanticApi({ model, source: { kind: 'files', folder } });
  await api.close();

  process.off('worker', onWorker);
  expect(onWorker).not.toHaveBeenCalled();
  expect(parseSlow.mock.calls).toEqual([]);
  const texts = [...new Set(parse.mock.calls.map(([code]) => String(code)))];
  expect(texts.length).toBeGreaterThan(500);
  // Those without a reference or an escape differ in their words only: some are enough.
  for (const text of texts.filter((each, index) => /[{\\]/.test(each) || index % 10 === 0)) {
    expect(readTemplate(text, nodeTypes, keywords)).toEqual(parseSlowly(text));
  }
});
