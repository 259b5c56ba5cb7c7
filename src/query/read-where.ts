import type { DimensionMember, MemberIndex, MetricMember } from '../compile/member-index.js';
import { checkExpression } from '../expression/check-expression.js';
import { parseExpression } from '../expression/parse-expression.js';
import type { Resolution, Scope } from '../expression/scope.js';
import type { Located } from '../expression/syntax.js';
import type { FieldInfo } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';
import { conditionToFilters } from './condition-filters.js';
import type { CubeFilter } from './cube-query.js';
import { FilterFault } from './filter-parts.js';
import { lookUpDimension, nameOfDimension, toDimension } from './look-up-dimension.js';
import { QuestionError } from './question.js';

export interface WhereContext {
  readonly graph: Graph;
  readonly members: MemberIndex;
  readonly metrics: readonly MetricMember[];
  readonly timezone: string;
}

export interface Where {
  readonly filters: readonly CubeFilter[];
  /** What it reads. */
  readonly dimensions: readonly DimensionMember[];
}

/** Reads one `--where`: the language of conditions, with dimensions for names. Throws QuestionError at the character. */
export function readWhere(text: string, context: WhereContext): Where {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw pointAt(text, parsed.problems[0]);
  const names = new WhereNames(context);
  const { typed, problems } = checkExpression(parsed.expression, names.scope, 'condition');
  if (typed === null) throw pointAt(text, problems[0]);
  try {
    const filters = conditionToFilters(typed, {
      dimension: ({ field }) => toDimension(context.graph, names.dimension(field.name)),
      term: (node) => names.dimension(node.term.name).member,
      timezone: context.timezone,
    });
    return { filters, dimensions: names.used };
  } catch (error) {
    if (error instanceof FilterFault)
      throw pointAt(text, { ...error.place, message: error.message, help: error.help });
    throw error;
  }
}

/** The names of a condition as it is read; each once. */
class WhereNames {
  private readonly found = new Map<string, DimensionMember>();

  constructor(private readonly context: WhereContext) {}

  get used(): readonly DimensionMember[] {
    return [...new Set(this.found.values())];
  }

  get scope(): Scope {
    return { resolve: (parts) => this.resolve(parts), function: () => null, functions: [] };
  }

  dimension(name: string): DimensionMember {
    const found = this.found.get(name);
    if (!found) throw new Error(`no dimension ${name}`);
    return found;
  }

  private resolve(parts: readonly string[]): Resolution {
    const { graph, members, metrics } = this.context;
    const written = parts.join('.');
    if (members.resolveDimension(written).kind === 'unknown') {
      const all = members.dimensionsOf(metrics.map(({ name }) => name)).map(nameOfDimension);
      return {
        kind: 'unknown',
        part: parts.length - 1,
        on: 'the dimensions of these metrics',
        candidates: all,
      };
    }
    const found = lookUpDimension(written, metrics, members);
    const term = found.kind === 'term' ? graph.terms.get(found.name)?.info : null;
    if (term) {
      this.found.set(term.name, found);
      return { kind: 'term', path: [], term };
    }
    const name = nameOfDimension(found);
    this.found.set(name, found);
    const { type } = toDimension(graph, found);
    const field: FieldInfo = { entity: '', name, type, nullable: true, privacy: 'public', expression: null };
    return { kind: 'field', path: [], field };
  }
}

interface Problem extends Located {
  readonly message: string;
  readonly help?: string | undefined;
}

/** The condition with a mark under the place, as a check shows it in a file. */
function pointAt(text: string, problem: Problem | undefined): QuestionError {
  if (problem === undefined) return new QuestionError(`--where cannot be understood: ${text}`);
  const { start, end, message, help } = problem;
  const line = text.replaceAll(/[\n\r\t]/g, ' ');
  const mark = `${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))}`;
  return new QuestionError(`--where: ${message}\n    ${line}\n    ${mark}`, help);
}
