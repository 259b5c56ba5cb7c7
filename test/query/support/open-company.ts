import { checkDefinitions } from '../../../src/check.js';
import { compileModel } from '../../../src/compile/compile-model.js';
import { createQueryRules } from '../../../src/compile/query-rules.js';
import { loadProject } from '../../../src/load-project.js';
import type { Answer } from '../../../src/query/answer.js';
import { askCube } from '../../../src/query/ask-cube.js';
import type { Question } from '../../../src/query/question.js';
import { readQuestion } from '../../../src/query/read-question.js';
import { openSemanticApi } from '../../../src/serve/semantic-api.js';
import { type Company, makeCompany } from './company.js';

export interface OpenCompany {
  readonly company: Company;
  ask(question: Partial<Question>): Promise<Answer>;
  /** Reads a question without asking it. */
  read(question: Partial<Question>): ReturnType<typeof readQuestion>;
  close(): Promise<void>;
}

const EMPTY: Question = {
  metrics: [],
  by: [],
  where: [],
  grain: null,
  from: null,
  to: null,
  order: [],
  limit: null,
};

/** The company's data behind the compiled model, in this process; with `postgres`, a server that holds them already. */
export async function openCompany(timezone = 'UTC', postgres?: string): Promise<OpenCompany> {
  const company = await makeCompany(timezone);
  const { config, sources } = loadProject(company.path);
  const { graph, findings } = checkDefinitions({ config, sources, today: '2026-01-15' });
  const errors = findings.filter((finding) => finding.severity === 'error').map(({ message }) => message);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const rules = createQueryRules(graph);
  const api = await openSemanticApi({
    model: compileModel(graph, { dialect: postgres === undefined ? 'duckdb' : 'postgres' }),
    source:
      postgres === undefined
        ? { kind: 'duckdb', database: company.database }
        : { kind: 'postgres', url: postgres },
    timezone,
    rewriteQuery: (query) => rules.rewriteQuery(query),
  });
  const read = (question: Partial<Question>) =>
    readQuestion(
      { ...EMPTY, ...question },
      { graph, members: rules.members, today: '2026-01-15', meaningOf: ({ name }) => `what ${name} means` },
    );
  return {
    company,
    read,
    ask: (question) =>
      askCube(read(question), async (query) => (await api.load(query)).results[0]?.data ?? [], {
        totals: true,
      }),
    async close() {
      await api.close();
      company.remove();
    },
  };
}
