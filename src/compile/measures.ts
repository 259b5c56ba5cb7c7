import type { Aggregate, Aggregation, Formula, Metric, Window } from '../graph/metric.js';
import type { BranchRequest } from './branch.js';
import { type BranchRegistry, keysOf, type NamedBranch } from './branch-registry.js';
import { isReserved } from './cube-names.js';
import { printDerived, printRatio } from './derived-sql.js';
import { DOUBLE, quoteText } from './sql-text.js';

/** The part of a Cube measure that says what it computes. */
interface MeasureSql {
  readonly type: 'count' | 'count_distinct' | 'sum' | 'avg' | 'min' | 'max' | 'number' | 'time' | 'string';
  readonly sql?: string;
  readonly filters?: readonly { readonly sql: string }[];
}

export interface Measure {
  readonly name: string;
  /** null: it exists only for others to refer to. */
  readonly metric: Metric | null;
  readonly measure: MeasureSql;
  /** What it is taken of, directly or through the measures it refers to. */
  readonly branches: readonly NamedBranch[];
}

/** Turns metrics into measures that refer to each other by name, and collects the branches they are taken of. */
export class MeasureBuilder {
  private readonly measures = new Map<string, Measure>();
  private readonly byMeaning = new Map<string, string>();
  private readonly names: ReadonlySet<string>;

  constructor(
    readonly registry: BranchRegistry,
    private readonly metrics: readonly Metric[],
  ) {
    this.names = new Set(metrics.map(({ name }) => name));
  }

  /** Metrics without a formula have no measure. In order of name, helpers after the metric that needs them. */
  build(): readonly Measure[] {
    const usable = [...this.metrics]
      .filter((each) => each.formula)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    // Plain aggregates first: others then refer to them, and branches are called after them.
    const isPlain = (metric: Metric) => metric.formula?.kind === 'aggregate';
    for (const metric of usable.filter(isPlain)) this.addMetric(metric);
    for (const metric of usable.filter((each) => !isPlain(each))) this.addMetric(metric);
    return [...this.measures.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private addMetric(metric: Metric): void {
    if (!metric.formula) return;
    const made = this.make(metric.formula, metric.name, null);
    this.measures.set(metric.name, { name: metric.name, metric, ...made });
    const meaning = meaningOf(made);
    // What cannot be referred to gets a helper beside it when another metric needs it.
    if (!this.byMeaning.has(meaning) && !isReserved(metric.name)) this.byMeaning.set(meaning, metric.name);
  }

  private make(
    formula: Formula,
    owner: string,
    window: Window | null,
  ): Pick<Measure, 'measure' | 'branches'> {
    switch (formula.kind) {
      case 'aggregate':
        return this.makeAggregate(formula.aggregate, owner, window);
      case 'ratio': {
        const parts = [formula.numerator, formula.denominator].map((each) => this.refer(each, owner, window));
        const [numerator = '', denominator = ''] = parts.map((each) => referTo(each));
        return {
          measure: { type: 'number', sql: printRatio(numerator, denominator, this.dialect) },
          branches: branchesOf(parts),
        };
      }
      case 'derived': {
        const inputs = new Map(
          [...formula.inputs].map(([name, input]) => [name, this.refer(input, owner, window)]),
        );
        const sql = printDerived(formula.expression, this.dialect, (name) => referTo(inputs.get(name)));
        return { measure: { type: 'number', sql }, branches: branchesOf([...inputs.values()]) };
      }
      case 'cumulative':
        if (window) throw new Error(`${owner}: a window of a window has no meaning`);
        return this.make(formula.input, owner, formula.window);
      case 'conversion': {
        if (window) throw new Error(`${owner}: a conversion cannot be accumulated`);
        const count: Aggregate = { ...formula.from, aggregation: { type: 'count' } };
        const converted = this.registry.get(
          { records: count, converted: formula, window: null },
          `${owner}.converted`,
        );
        const parts = [
          this.helper(owner, this.count(converted)),
          this.refer({ kind: 'aggregate', aggregate: count }, owner, null),
        ];
        const [numerator = '', denominator = ''] = parts.map((each) => referTo(each));
        return {
          measure: { type: 'number', sql: printRatio(numerator, denominator, this.dialect) },
          branches: branchesOf(parts),
        };
      }
    }
  }

  private makeAggregate(
    aggregate: Aggregate,
    owner: string,
    window: Window | null,
  ): Pick<Measure, 'measure' | 'branches'> {
    const request: BranchRequest = { records: aggregate, converted: null, window };
    const named = this.registry.get(request, owner);
    const made = this.aggregateOf(named, aggregate.aggregation);
    if (!window) return made;
    const part = this.helper(owner, made);
    const { type } = made.measure;
    return {
      measure: {
        type: type === 'time' || type === 'string' ? type : 'number',
        sql: printGuard(owner, named, referTo(part), this.resultType(named, aggregate.aggregation)),
      },
      branches: [named],
    };
  }

  /** A SQL type that can stand beside the aggregate's value without changing it. */
  private resultType(named: NamedBranch, aggregation: Aggregation): string {
    if (aggregation.type === 'count' || aggregation.type === 'count_distinct') return 'BIGINT';
    const ordered = aggregation.type === 'median' || aggregation.type === 'percentile';
    return named.branch.slotFor(aggregation.value, ordered ? DOUBLE : aggregation.value.type).sqlType;
  }

  private aggregateOf(named: NamedBranch, aggregation: Aggregation): Pick<Measure, 'measure' | 'branches'> {
    if (aggregation.type === 'count') return this.count(named);
    const { value } = aggregation;
    const filter = printFilter(named);
    const ordered = aggregation.type === 'median' || aggregation.type === 'percentile';
    const column = `{CUBE}.${named.branch.slotFor(value, ordered ? DOUBLE : value.type).column}`;
    const branches = [named];
    switch (aggregation.type) {
      case 'count_distinct':
      case 'sum':
        return { measure: { type: aggregation.type, sql: column, filters: [{ sql: filter }] }, branches };
      case 'average':
        return { measure: { type: 'avg', sql: column, filters: [{ sql: filter }] }, branches };
      case 'median':
      case 'percentile': {
        const fraction = 'fraction' in aggregation ? aggregation.fraction : 0.5;
        const sql = `PERCENTILE_CONT(${fraction}) WITHIN GROUP (ORDER BY CASE WHEN ${filter} THEN ${column} END)`;
        return { measure: { type: 'number', sql }, branches };
      }
      case 'min':
      case 'max': {
        const kind = value.type.kind;
        if (kind === 'integer' || kind === 'decimal' || kind === 'number') {
          return { measure: { type: aggregation.type, sql: column, filters: [{ sql: filter }] }, branches };
        }
        const sql = `${aggregation.type.toUpperCase()}(CASE WHEN ${filter} THEN ${column} END)`;
        return {
          measure: { type: kind === 'date' || kind === 'timestamp' ? 'time' : 'string', sql },
          branches,
        };
      }
    }
  }

  private count(named: NamedBranch): Pick<Measure, 'measure' | 'branches'> {
    // A count with a sql, so that Cube does not count primary keys.
    return {
      measure: { type: 'count', sql: '1', filters: [{ sql: printFilter(named) }] },
      branches: [named],
    };
  }

  /** The measure of a formula that another one needs: a metric's own when there is one. */
  private refer(formula: Formula, owner: string, window: Window | null): Measure {
    return this.helper(owner, this.make(formula, owner, window));
  }

  private helper(owner: string, made: Pick<Measure, 'measure' | 'branches'>): Measure {
    const meaning = meaningOf(made);
    const known = this.byMeaning.get(meaning);
    const measure = known === undefined ? undefined : this.measures.get(known);
    if (measure) return measure;
    let count = 1;
    const taken = (name: string) => this.measures.has(name) || this.names.has(name);
    while (taken(`${owner}_part_${count}`)) count += 1;
    const added: Measure = { name: `${owner}_part_${count}`, metric: null, ...made };
    this.measures.set(added.name, added);
    this.byMeaning.set(meaning, added.name);
    return added;
  }

  private get dialect() {
    return this.registry.dialect;
  }
}

function meaningOf(made: Pick<Measure, 'measure' | 'branches'>): string {
  return JSON.stringify(made.measure);
}

function branchesOf(parts: readonly Measure[]): readonly NamedBranch[] {
  return [...new Set(parts.flatMap((part) => part.branches))];
}

function printFilter(named: NamedBranch): string {
  const keys = keysOf(named).map(quoteText);
  return keys.length === 1
    ? `{CUBE}.metric_branch = ${keys[0]}`
    : `{CUBE}.metric_branch IN (${keys.join(', ')})`;
}

/**
 * Over rows of several grains a running value would be a sum of sums. The cast of the message fails, and with it the query:
 * an answer that looks right and is not would be worse.
 */
function printGuard(name: string, named: NamedBranch, value: string, sqlType: string): string {
  const key = `CASE WHEN ${printFilter(named)} THEN {CUBE}.metric_branch END`;
  const message = quoteText(
    `${name} needs a filter on metric_events.metric_branch, one of ${keysOf(named).join(' ')}, found `,
  );
  const unclear = `({FILTER_PARAMS.metric_events.metric_branch.filter('NULL')}) IS TRUE OR MIN(${key}) <> MAX(${key})`;
  return `CASE WHEN ${unclear} THEN CAST(${message} || COALESCE(MIN({CUBE}.metric_branch), '') AS ${sqlType}) ELSE ${value} END`;
}

/** Through `CUBE`, since a metric may be called like an entity, whose cube would be meant. */
function referTo(measure: Measure | undefined): string {
  if (!measure) throw new Error('a metric refers to one that it has no formula of');
  return `{CUBE.${measure.name}}`;
}
