import { QueryRefusal } from '../src/compile/query-refusal.js';
import { createQueryRules } from '../src/compile/query-rules.js';
import { metricInOneLine } from '../src/explain/metric-sentences.js';
import type { Graph } from '../src/graph/graph.js';
import type { Answer } from '../src/query/answer.js';
import type { Ask } from '../src/query/ask.js';
import { askCube, type LoadRows, toCubeQuery } from '../src/query/ask-cube.js';
import { todayIn } from '../src/query/date-range.js';
import { deprecationInWords } from '../src/query/deprecation.js';
import { narrowGraph } from '../src/query/narrow-graph.js';
import { QuestionError } from '../src/query/question.js';
import { readQuestion } from '../src/query/read-question.js';
import { openRemote } from '../src/query/remote.js';
import { renderCsv } from '../src/query/render-csv.js';
import { renderJson } from '../src/query/render-json.js';
import { renderTable } from '../src/query/render-table.js';
import { ServeError } from '../src/serve/auth.js';
import type { SemanticApi } from '../src/serve/semantic-api.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import { type CheckedProject, requireChecked } from './checked-project.js';
import { print, say, sayError, startProgress, wantsColor } from './console.js';
import { dataSourceOf } from './data-source.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { openModel } from './open-model.js';
import { provideDatabase } from './provide-database.js';
import type { QueryOptions } from './query-options.js';

/** How Cube begins what a driver threw. */
const FROM_DATABASE = 'Error: ';

/** Asks and prints; a question that cannot be asked is told in words. */
export async function queryProject(metrics: readonly string[], options: QueryOptions): Promise<ExitCode> {
  try {
    await query(metrics, options);
    return EXIT.clean;
  } catch (error) {
    if (!(error instanceof QuestionError) && !(error instanceof QueryRefusal)) throw error;
    sayError(error.message, error instanceof QuestionError ? error.help : undefined);
    return EXIT.unable;
  }
}

async function query(metrics: readonly string[], options: QueryOptions): Promise<void> {
  const checked = requireChecked(options.dir);
  const rules = createQueryRules(checked.graph);
  const ask = readQuestion(
    {
      ...options,
      metrics,
      grain: options.grain ?? null,
      from: options.from ?? null,
      to: options.to ?? null,
      limit: options.limit ?? null,
    },
    {
      graph: checked.graph,
      members: rules.members,
      today: todayIn(checked.project.config.timezone ?? 'UTC'),
      meaningOf: (metric) => metricInOneLine(checked.graph, metric),
    },
  );
  // What the model refuses is said before a database is opened for it.
  rules.rewriteQuery({ ...toCubeQuery(ask) });
  const totals = options.format === 'table';
  // A table has it among its notes; what a program reads is not mixed with words.
  if (!totals || options.sql) for (const each of ask.deprecated) say(deprecationInWords(each));
  if (options.url !== undefined) {
    if (options.sql)
      throw new QuestionError('--sql prints what this project would ask itself', 'leave out --url');
    const answer = await askCube(ask, openRemote(options.url, tokenFrom(options.tokenEnv)), { totals });
    print(render(answer, options.format));
    return;
  }
  const named = { metrics: ask.metrics.map(({ name }) => name), dimensions: ask.words };
  await withApi({ ...checked, graph: narrowGraph(checked.graph, named) }, options, async (api, load) => {
    if (options.sql) await printSql(api, ask);
    else print(render(await askCube(ask, load, { totals }), options.format));
  });
}

/** Opens the data, compiles the model, and closes both whatever happens. */
async function withApi(
  { graph, project }: CheckedProject,
  options: QueryOptions,
  use: (api: SemanticApi, load: LoadRows) => Promise<void>,
): Promise<void> {
  const source = dataSourceOf(project, options.source);
  await provideDatabase(source);
  const progress = startProgress();
  progress.update('compiling the model …');
  try {
    const api = await openModel(graph, source);
    try {
      const load: LoadRows = async (each) => {
        progress.update('asking the database …');
        const { results } = await api.load(each).catch((error: unknown) => {
          throw withTables(error, graph);
        });
        return results[0]?.data ?? [];
      };
      await use(api, async (each) => {
        const rows = await load(each);
        progress.stop();
        return rows;
      });
    } finally {
      await api.close();
    }
  } finally {
    progress.stop();
  }
}

/** A database's complaint names columns of its own: with it stand the tables that were read. */
function withTables(error: unknown, graph: Graph): unknown {
  if (!(error instanceof ServeError) || !error.message.startsWith(FROM_DATABASE)) return error;
  const read = [...graph.entities.values()].map(
    ({ name, definition: { value } }) => `${name} from ${value.source ?? 'its own SQL'}`,
  );
  return new WorkspaceError(
    `the database could not answer: ${error.message.slice(FROM_DATABASE.length)}`,
    `this question may read ${read.join(', ')}: do their fields fit the columns there?`,
  );
}

async function printSql(api: SemanticApi, ask: Ask): Promise<void> {
  const { sql, params } = await api.sql(toCubeQuery(ask));
  const listed = params.map((each, index) => `-- ${index + 1}: ${JSON.stringify(each)}`);
  print(`${[sql.trim(), ...listed].join('\n')}\n`);
}

function render(answer: Answer, format: QueryOptions['format']): string {
  switch (format) {
    case 'table':
      return renderTable(answer, {
        color: wantsColor(process.stdout),
        unicode: usesUnicode(),
        width: process.stdout.isTTY ? (process.stdout.columns ?? 80) : null,
      });
    case 'json':
      return renderJson(answer);
    case 'csv':
      return renderCsv(answer);
  }
}

/** As POSIX finds the encoding: the first of these that is set decides. Windows terminals of today know it. */
function usesUnicode(): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((each) => each !== undefined && each !== '');
  return locale === undefined ? process.platform === 'win32' : /utf-?8/i.test(locale);
}

function tokenFrom(name: string | undefined): string | null {
  if (name === undefined) return null;
  const token = process.env[name];
  if (!token) throw new QuestionError(`the environment variable ${name} holds no token`);
  return token;
}
