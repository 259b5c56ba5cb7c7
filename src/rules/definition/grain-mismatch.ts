import { childrenOf } from '../../expression/children.js';
import { isNumeric } from '../../expression/type-rules.js';
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
      yield* divided(metric, metric.formula);
    }
  },
};

function report(metric: Metric, path: Path, message: string, help?: string): RuleReport {
  const about = `${path.join('.')}: ${message}`;
  const span = metric.definition.spanOf(path);
  return { definition: refOf(metric.definition), message, span, about, ...(help ? { help } : {}) };
}

function* withoutCommonEntity(graph: Graph, metric: Metric, formula: Formula): Generator<RuleReport> {
  if (formula.kind !== 'ratio' && formula.kind !== 'derived') return;
  const inputs =
    formula.kind === 'ratio' ? [formula.numerator, formula.denominator] : [...formula.inputs.values()];
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

function entitiesOf(formula: Formula): readonly string[] {
  return [...new Set(aggregatesOf(formula).map((each) => each.entity))];
}

function isConnected(graph: Graph, entities: readonly string[]): boolean {
  const [first, ...others] = entities.map((entity) => connectedTo(graph, entity));
  return !first || [...first].some((entity) => others.every((reached) => reached.has(entity)));
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
  const found = new Map<Typed, RuleReport>();
  // Of two things that are wrong with one sum the first is enough.
  const note = (node: Typed, message: string, help: string) => {
    const span = written.text.span(node.start, node.end);
    if (!found.has(node))
      found.set(node, { definition: refOf(metric.definition), message, span, help, about: message });
  };
  unitOfExpression(graph, formula.expression, ({ node, left, right }) => {
    const message = `Adds or subtracts things of other units: ${left} and ${right}.`;
    note(node, message, 'Bring both to one unit first.');
  });
  const visit = (node: Typed): void => {
    if (isSum(node)) {
      const [name] = [node.left, node.right].flatMap((side) => nonAdditive(formula.inputs, side));
      if (name !== undefined) {
        const message = `Adds ${name}, which is not additive: its values for separate records cannot be summed.`;
        note(node, message, 'Compute it from all the records at once.');
      }
    }
    const type = node.kind === 'column' ? typeOf(formula.inputs.get(node.field.name)) : null;
    if (node.kind === 'column' && type) {
      note(
        node,
        `${node.field.name} is ${type}: it cannot be calculated with.`,
        'Name a metric that is a number.',
      );
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(formula.expression);
  yield* found.values();
}

function isSum(node: Typed): node is Extract<Typed, { kind: 'arithmetic' }> {
  return (
    node.kind === 'arithmetic' && node.operator === '+' && !isConstant(node.left) && !isConstant(node.right)
  );
}

/** The metric that one side of a sum is, where adding it means nothing. */
function nonAdditive(inputs: ReadonlyMap<string, Formula>, side: Typed): readonly string[] {
  if (side.kind === 'function' && side.name === 'coalesce') {
    return side.arguments.flatMap((each) => nonAdditive(inputs, each));
  }
  if (side.kind !== 'column') return [];
  const formula = inputs.get(side.field.name);
  return formula && !isAdditive(formula) ? [side.field.name] : [];
}

/** The type of a metric's values where they are no numbers. */
function typeOf(formula: Formula | undefined): string | null {
  const type = formula && valueType(formula);
  return type && !isNumeric(type) ? type.kind : null;
}

function* divided(metric: Metric, formula: Formula): Generator<RuleReport> {
  const { value } = metric.definition;
  if (value.type !== 'ratio' || formula.kind !== 'ratio') return;
  for (const key of ['numerator', 'denominator'] as const) {
    const type = typeOf(formula[key]);
    if (type) yield report(metric, [key], `${value[key]} is ${type}: it cannot be divided.`);
  }
}
