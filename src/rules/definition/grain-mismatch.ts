import { childrenOf } from '../../expression/children.js';
import type { Typed } from '../../expression/typed.js';
import { isAdditive, isConstant } from '../../graph/additivity.js';
import { fieldCountedTwice } from '../../graph/fan-out.js';
import { valueType } from '../../graph/formula.js';
import type { Graph } from '../../graph/graph.js';
import { aggregatesOf, type Formula, type Metric } from '../../graph/metric.js';
import { connectedTo } from '../../graph/reach.js';
import { unitOfExpression } from '../../graph/unit.js';
import type { Path } from '../../language/definition.js';
import { expressionReports, misfitReports, refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleReport } from '../rule.js';

/** A metric must not divide, add or join things that do not go together. */
export const grainMismatch: DefinitionRule = {
  id: 'grain-mismatch',
  severity: 'error',
  *check(graph): Generator<RuleReport> {
    yield* expressionReports(graph, 'grain-mismatch');
    yield* misfitReports(graph, 'grain-mismatch');
    for (const metric of graph.metrics.values()) {
      if (!metric.formula) continue;
      yield* withoutCommonEntity(graph, metric, metric.formula);
      yield* countedTwice(graph, metric, metric.formula);
      yield* added(graph, metric, metric.formula);
      yield* divided(graph, metric);
    }
  },
};

function report(metric: Metric, path: Path, message: string, help?: string): RuleReport {
  const about = `${path.join('.')}: ${message}`;
  const span = metric.definition.spanOf(path);
  return { definition: refOf(metric.definition), message, span, about, ...(help ? { help } : {}) };
}

function* withoutCommonEntity(graph: Graph, metric: Metric, formula: Formula): Generator<RuleReport> {
  const inputs = inputsOf(formula);
  const entities = entitiesOf(formula);
  // What is apart already in a metric that this one is made of is said there.
  if (isConnected(graph, entities) || !inputs.every((input) => isConnected(graph, entitiesOf(input)))) return;
  yield report(
    metric,
    formula.kind === 'ratio' ? ['denominator'] : ['expression'],
    `${metric.name} brings together records of ${entities.join(' and ')}, which no relationship connects.`,
    `Add a many_to_one relationship from ${entities.join(' and ')} to what they share.`,
  );
}

/** A sum over the many side of something that belongs to the one side counts it once a record. */
function* countedTwice(graph: Graph, metric: Metric, formula: Formula): Generator<RuleReport> {
  if (formula.kind !== 'aggregate' || formula.aggregate.aggregation.type !== 'sum') return;
  const { entity, aggregation } = formula.aggregate;
  const found = fieldCountedTwice(graph, entity, aggregation.value);
  if (!found) return;
  const { path, field } = found;
  const message = `Sums ${[...path, field.name].join('.')} once for each ${entity}: a ${field.entity} with several is counted several times.`;
  yield report(metric, ['value'], message, `Define the metric on ${field.entity}.`);
}

function* added(graph: Graph, metric: Metric, formula: Formula): Generator<RuleReport> {
  const written = metric.definition.expressionOf(['expression']);
  if (formula.kind !== 'derived' || !written) return;
  const found: RuleReport[] = [];
  const note = (node: Typed, message: string, help: string) => {
    const span = written.text.span(node.start, node.end);
    found.push({ definition: refOf(metric.definition), message, span, help, about: message });
  };
  unitOfExpression(graph, formula.expression, ({ node, left, right }) => {
    note(
      node,
      `adds or subtracts things of other units: ${left} and ${right}`,
      'bring both to one unit first',
    );
  });
  const visit = (node: Typed): void => {
    if (
      node.kind === 'arithmetic' &&
      node.operator === '+' &&
      !isConstant(node.left) &&
      !isConstant(node.right)
    ) {
      const names = [node.left, node.right].flatMap((side) => nonAdditive(formula.inputs, side));
      const [name] = names;
      if (name !== undefined) {
        const message = `Adds ${name}, which is not additive: its values for separate records cannot be summed.`;
        note(node, message, 'Compute it from all the records at once.');
      }
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(formula.expression);
  yield* found;
}

/** The metric that one side of a sum is, where adding it means nothing. */
function nonAdditive(inputs: ReadonlyMap<string, Formula>, side: Typed): readonly string[] {
  if (side.kind !== 'column') return [];
  const formula = inputs.get(side.field.name);
  return formula && !isAdditive(formula) ? [side.field.name] : [];
}

function* divided(graph: Graph, metric: Metric): Generator<RuleReport> {
  const { value } = metric.definition;
  if (value.type !== 'ratio') return;
  for (const key of ['numerator', 'denominator'] as const) {
    const type = graph.metrics.get(value[key])?.type.kind;
    if (type === undefined || type === 'integer' || type === 'decimal' || type === 'number') continue;
    yield report(metric, [key], `${value[key]} is ${type}: it cannot be divided.`);
  }
}
