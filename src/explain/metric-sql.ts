import { printDerived, printRatio } from '../compile/derived-sql.js';
import type { SqlDialect } from '../compile/sql-text.js';
import type { Graph } from '../graph/graph.js';
import { type Aggregate, aggregatesOf, type Formula, type Metric, type Window } from '../graph/metric.js';
import { aggregateSql, conversionSql, type MonthlySql } from './aggregate-sql.js';
import { nameSql } from './name-sql.js';
import { indentSql } from './sql-layout.js';
import { windowSql } from './window-select.js';

/**
 * A SELECT that anyone can run: the metric by month, or its one value when its records have no date. Null where the metric has
 * problems of its own.
 */
export function metricSql(graph: Graph, metric: Metric, dialect: SqlDialect): string | null {
  const { name, formula, definition } = metric;
  if (formula === null) return null;
  // Where some records have no date there are no months to put the values side by side.
  const byMonth = aggregatesOf(formula).every(({ time }) => time !== null);
  if (!byMonth && formula.kind === 'cumulative') return null;
  const builder = new MetricSqlBuilder(graph, dialect, byMonth);
  const inner = formula.kind === 'cumulative' ? formula.input : formula;
  const window = formula.kind === 'cumulative' ? formula.window : null;
  if (inner.kind === 'aggregate') return builder.aggregate(inner.aggregate, window).sql(nameSql(name));
  if (inner.kind === 'conversion') return conversionSql(graph, inner, dialect).sql(nameSql(name));
  const { value: written } = definition;
  const names = written.type === 'ratio' ? [written.numerator, written.denominator] : [];
  const value = builder.value(inner, name, window, names);
  return builder.select(name, value);
}

interface Piece extends MonthlySql {
  readonly name: string;
}

/** Collects one SELECT for each set of records, and the arithmetic that joins their results. */
class MetricSqlBuilder {
  private readonly pieces: Piece[] = [];

  constructor(
    private readonly graph: Graph,
    private readonly dialect: SqlDialect,
    private readonly byMonth: boolean,
  ) {}

  /** SQL of the value, made of the pieces' columns; `names` are those of the two parts of a ratio. */
  value(formula: Formula, name: string, window: Window | null, names: readonly string[] = []): string {
    switch (formula.kind) {
      case 'aggregate': {
        const value = this.add(name, this.aggregate(formula.aggregate, window));
        const { type } = formula.aggregate.aggregation;
        // A count of no records is 0, also in a month in which only others have some.
        return type === 'count' || type === 'count_distinct' ? `COALESCE(${value}, 0)` : value;
      }
      case 'conversion':
        return this.add(name, conversionSql(this.graph, formula, this.dialect));
      case 'cumulative':
        return this.value(formula.input, name, formula.window);
      case 'ratio': {
        const numerator = this.value(formula.numerator, names[0] ?? `${name}_numerator`, window);
        const denominator = this.value(formula.denominator, names[1] ?? `${name}_denominator`, window);
        return printRatio(numerator, denominator, this.dialect);
      }
      case 'derived': {
        const inputs = new Map(
          [...formula.inputs].map(([input, each]) => [input, this.value(each, input, window)]),
        );
        return printDerived(formula.expression, this.dialect, (input) => inputs.get(input) ?? input);
      }
    }
  }

  aggregate(aggregate: Aggregate, window: Window | null): MonthlySql {
    const records = this.byMonth ? aggregate : { ...aggregate, time: null };
    return window === null
      ? aggregateSql(this.graph, records, this.dialect)
      : windowSql(this.graph, aggregate, window, this.dialect);
  }

  select(name: string, value: string): string {
    const [first, ...others] = this.pieces;
    const hasMonth = this.byMonth;
    const ctes = this.pieces.map(
      (piece) => `${nameSql(piece.name)} AS (\n${indentSql(piece.sql('value'))}\n)`,
    );
    const joins = others.map((piece) =>
      hasMonth ? `FULL JOIN ${nameSql(piece.name)} USING (month)` : `CROSS JOIN ${nameSql(piece.name)}`,
    );
    return [
      `WITH ${ctes.join(', ')}`,
      `SELECT ${hasMonth ? 'month, ' : ''}${value} AS ${nameSql(name)}`,
      `FROM ${nameSql(first?.name ?? '')}`,
      ...joins,
      ...(hasMonth ? ['ORDER BY month'] : []),
    ].join('\n');
  }

  /** The same records are asked once. */
  private add(name: string, made: MonthlySql): string {
    const same = this.pieces.find((piece) => piece.sql('value') === made.sql('value'));
    const piece: Piece = same ?? { ...made, name: this.freeName(name) };
    if (!same) this.pieces.push(piece);
    return `${nameSql(piece.name)}.value`;
  }

  private freeName(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.pieces.some((piece) => piece.name === name); count++)
      name = `${wanted}_${count}`;
    return name;
  }
}
