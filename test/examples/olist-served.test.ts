import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import { compileModel } from '../../src/compile/compile-model.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { loadProject } from '../../src/load-project.js';
import { openSemanticApi, type SemanticApi } from '../../src/serve/semantic-api.js';
import { ROOT } from '../support/source-files.js';
import { OLIST_FIGURES, roundLike } from './olist.truth.js';

const DATA = join(process.env.ACCORD_TEST_DATA ?? join(ROOT, '../shared/data'), 'olist');
const { config, sources } = loadProject(join(ROOT, 'examples/olist'));
const { graph, findings } = checkDefinitions({ config, sources, today: '2026-06-30' });

it('the definitions have no finding', () => {
  expect(findings).toEqual([]);
});

// Without the data (see examples/olist/README.md) these are skipped, and vitest says so.
describe.skipIf(!existsSync(join(DATA, 'orders.csv')))('Olist, asked through Cube over the CSV files', () => {
  let api: SemanticApi;

  beforeAll(async () => {
    const rules = createQueryRules(graph);
    api = await openSemanticApi({
      model: compileModel(graph),
      source: { kind: 'files', folder: DATA },
      rewriteQuery: (query) => rules.rewriteQuery(query),
    });
  });

  afterAll(async () => {
    await api?.close();
  });

  it.each(OLIST_FIGURES)('says $figure for $metric', async ({ metric, figure }) => {
    const { results } = await api.load({ measures: [`metrics.${metric}`] });
    const value = Number(results[0]?.data[0]?.[`metrics.${metric}`]);
    expect(Number.isInteger(figure) ? value : roundLike(figure, value)).toBe(figure);
  });

  it('says all of them at once', async () => {
    const measures = OLIST_FIGURES.map(({ metric }) => `metrics.${metric}`);
    const { results } = await api.load({ measures });
    const [row = {}] = results[0]?.data ?? [];
    for (const { metric, figure } of OLIST_FIGURES) {
      const value = Number(row[`metrics.${metric}`]);
      expect(Number.isInteger(figure) ? value : roundLike(figure, value), metric).toBe(figure);
    }
  });
});
