import type { Typed } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';
import type { Formula, Metric } from '../graph/metric.js';
import { KEEPS_UNIT } from '../graph/unit.js';
import { unitKey } from './canonical-form.js';

/**
 * The unit a metric is in: as declared, else by the fields it takes. That of `amount - discount` is theirs, so that two
 * ways to write one value have one unit. null: a plain number, or fields of several units.
 */
export function unitOfMetric(
  graph: Graph,
  { unit, formula }: Pick<Metric, 'unit' | 'formula'>,
): string | null {
  return unit ?? (formula && inheritedUnit(graph, formula));
}

function inheritedUnit(graph: Graph, formula: Formula): string | null {
  switch (formula.kind) {
    case 'aggregate': {
      const { aggregation } = formula.aggregate;
      if (aggregation.type === 'count' || aggregation.type === 'count_distinct') return null;
      return onlyOne(unitsOf(graph, aggregation.value));
    }
    case 'cumulative':
      return inheritedUnit(graph, formula.input);
    case 'derived': {
      // Another name for a metric.
      const { expression } = formula;
      const metric = expression.kind === 'column' ? graph.metrics.get(expression.field.name) : undefined;
      return metric ? unitOfMetric(graph, metric) : null;
    }
    case 'ratio':
    case 'conversion':
      return null;
  }
}

function onlyOne(units: ReadonlySet<string>): string | null {
  const [first = null] = units;
  return new Set([...units].map(unitKey)).size === 1 ? first : null;
}

/** The units a value is given in, by what it can be; what it only depends on (the condition of a CASE) has no say. */
function unitsOf(graph: Graph, node: Typed): ReadonlySet<string> {
  const all = (nodes: readonly (Typed | null)[]) =>
    new Set(nodes.flatMap((each) => (each ? [...unitsOf(graph, each)] : [])));
  switch (node.kind) {
    case 'column':
      return unitsOfColumn(graph, node);
    case 'negate':
    case 'cast':
      return unitsOf(graph, node.operand);
    case 'case':
      return all([...node.branches.map(({ then }) => then), node.otherwise]);
    case 'function':
      return KEEPS_UNIT.has(node.name) ? all(node.arguments) : NO_UNITS;
    case 'arithmetic': {
      // Per unit, or units multiplied: another unit than either, unless one side is a plain number.
      const divisor = node.operator === '/' ? unitsOf(graph, node.right) : NO_UNITS;
      if (divisor.size > 0) return NO_UNITS;
      const [left, right] = [unitsOf(graph, node.left), unitsOf(graph, node.right)];
      if (node.operator === '*' && left.size > 0 && right.size > 0) return NO_UNITS;
      return new Set([...left, ...right]);
    }
    default:
      return NO_UNITS;
  }
}

function unitsOfColumn(
  graph: Graph,
  { field }: Extract<Typed, { readonly kind: 'column' }>,
): ReadonlySet<string> {
  const unit = graph.entities.get(field.entity)?.fields.get(field.name)?.value.unit;
  if (unit !== undefined) return new Set([unit]);
  return field.expression ? unitsOf(graph, field.expression) : NO_UNITS;
}

const NO_UNITS: ReadonlySet<string> = new Set();
