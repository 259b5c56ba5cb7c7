import type { Span } from '../diagnostic/source.js';
import { childrenOf } from '../expression/children.js';
import type { Scope } from '../expression/scope.js';
import type { FieldInfo, Typed } from '../expression/typed.js';
import type { Definition } from '../language/definition.js';
import { canAccumulate } from './additivity.js';
import type { GraphContext } from './context.js';
import { cycleOf } from './cycle.js';
import { parseWindow } from './duration.js';
import { entityScope, type ScopeSource } from './entity-scope.js';
import { METRIC_SCOPE } from './expression-names.js';
import { mapAggregates, valueType } from './formula.js';
import { aggregatesOf, type Formula, type Metric } from './metric.js';
import { resolveAggregate, resolveMetricTime } from './resolve-aggregate.js';
import { resolveConversion } from './resolve-conversion.js';

type MetricDefinition = Definition<'metric'>;
type Value<T extends MetricDefinition['value']['type']> = Extract<MetricDefinition['value'], { type: T }>;

/** Resolves metrics on demand, each once; a metric that needs itself is noted as a cycle and has no formula. */
export class MetricResolver {
  private readonly done = new Map<MetricDefinition, Metric>();
  private readonly open: MetricDefinition[] = [];
  /** Where each open metric names the one that is being resolved for it. */
  private readonly following = new Map<MetricDefinition, () => Span>();

  constructor(
    private readonly context: GraphContext,
    private readonly source: ScopeSource,
  ) {}

  resolve(definition: MetricDefinition): Metric {
    const known = this.done.get(definition);
    if (known) return known;
    this.open.push(definition);
    const base = this.baseFormula(definition);
    const formula = base && this.isComposed(definition) ? this.narrowed(definition, base) : base;
    this.open.pop();
    const metric: Metric = {
      definition,
      name: definition.name,
      formula,
      type: formula ? valueType(formula) : { kind: 'number' },
      unit: definition.value.unit ?? (formula ? this.inheritedUnit(definition, formula) : null),
    };
    this.done.set(definition, metric);
    return metric;
  }

  /** Names as seen from a derived metric or a contradiction: metrics, each a number. */
  scope(): Scope {
    return {
      resolve: (parts) => {
        const [name = ''] = parts;
        const definition = parts.length === 1 ? this.context.find('metric', name) : null;
        if (definition) return { kind: 'field', path: [], field: metricField(name) };
        if (this.context.isBroken('metric', name)) return { kind: 'broken' };
        return {
          kind: 'unknown',
          part: 0,
          on: 'the list of metrics',
          candidates: this.context.namesOf('metric'),
        };
      },
      function: (name) => this.context.functions.get(name) ?? null,
      functions: [...this.context.functions.keys()],
    };
  }

  /** Where a metric names no unit: that of the metric it accumulates, or of the one field it aggregates. */
  private inheritedUnit(definition: MetricDefinition, formula: Formula): string | null {
    const { value } = definition;
    if (value.type === 'cumulative') {
      const input = this.context.find('metric', value.metric);
      return input ? this.resolve(input).unit : null;
    }
    if (formula.kind !== 'aggregate') return null;
    const { aggregation } = formula.aggregate;
    if (aggregation.type === 'count' || aggregation.type === 'count_distinct') return null;
    if (aggregation.value.kind !== 'column') return null;
    const { entity, name } = aggregation.value.field;
    return this.source.entity(entity)?.value.fields.find((field) => field.name === name)?.unit ?? null;
  }

  private input(
    definition: MetricDefinition,
    name: string,
    path: readonly (string | number)[],
  ): Formula | null {
    const found = this.context.follow(definition, ['metric'], name, path, 'needs');
    return found ? this.formulaOf(definition, found, () => definition.spanOf(path)) : null;
  }

  private formulaOf(user: MetricDefinition, used: MetricDefinition, place: () => Span) {
    this.following.set(user, place);
    const index = this.open.indexOf(used);
    if (index === -1) return this.resolve(used).formula;
    const steps = this.open.slice(index).map((definition) => ({
      label: `metric ${definition.name}`,
      definition,
      span: this.following.get(definition)?.() ?? definition.spanOf(['name']),
    }));
    const cycle = cycleOf(steps);
    if (cycle) this.context.facts.push(cycle);
    return null;
  }

  private isComposed(definition: MetricDefinition): boolean {
    return !('of' in definition.value);
  }

  private baseFormula(definition: MetricDefinition): Formula | null {
    const { value } = definition;
    switch (value.type) {
      case 'ratio': {
        const numerator = this.input(definition, value.numerator, ['numerator']);
        const denominator = this.input(definition, value.denominator, ['denominator']);
        return numerator && denominator ? { kind: 'ratio', numerator, denominator } : null;
      }
      case 'derived':
        return this.derived(definition);
      case 'cumulative':
        return this.cumulative(definition, value);
      case 'conversion':
        return resolveConversion(this.context, this.source, definition, value, (key) =>
          this.input(definition, value[key], [key]),
        );
      default: {
        const aggregate = resolveAggregate(this.context, this.source, definition, value);
        return aggregate && { kind: 'aggregate', aggregate };
      }
    }
  }

  private derived(definition: MetricDefinition): Formula | null {
    const expression = this.context.check(definition, ['expression'], this.scope(), 'number');
    if (!expression) return null;
    const inputs = new Map<string, Formula>();
    for (const { node, name } of metricNames(expression)) {
      const used = this.context.find('metric', name);
      const written = definition.expressionOf(['expression']);
      if (!used || !written) return null;
      const formula = this.formulaOf(definition, used, () => written.text.span(node.start, node.end));
      if (!formula) return null;
      inputs.set(name, formula);
    }
    return { kind: 'derived', expression, inputs };
  }

  private cumulative(definition: MetricDefinition, value: Value<'cumulative'>): Formula | null {
    const input = this.input(definition, value.metric, ['metric']);
    if (!input) return null;
    const misfit = (message: string, help: string) => {
      this.context.misfit(definition, 'grain-mismatch', ['metric'], message, help);
      return null;
    };
    if (!canAccumulate(input)) {
      return misfit(
        `${value.metric} cannot be accumulated: the values of single days do not add up to that of a month.`,
        'Accumulate its parts, and divide them in a ratio.',
      );
    }
    if (value.time === undefined && aggregatesOf(input).some((aggregate) => !aggregate.time)) {
      return misfit(
        `${value.metric} has no time, so it cannot be accumulated.`,
        `Give ${value.metric} a \`time\`.`,
      );
    }
    return { kind: 'cumulative', input, window: parseWindow(value.window) };
  }

  /** A `where` or `time` on a metric made of others holds for all the records below it, which must be of one entity. */
  private narrowed(definition: MetricDefinition, formula: Formula): Formula | null {
    const { where, time } = definition.value;
    if (where === undefined && time === undefined) return formula;
    const entities = [...new Set(aggregatesOf(formula).map((each) => each.entity))];
    const [entityName, second] = entities;
    const entity = entityName === undefined ? null : this.source.entity(entityName);
    if (!entity || second !== undefined) {
      const key = where === undefined ? 'time' : 'where';
      const message = `\`${key}\` would have to hold for records of ${entities.join(' and ')} at once.`;
      this.context.misfit(
        definition,
        'grain-mismatch',
        [key],
        message,
        'Put it on the metrics this one is made of.',
      );
      return null;
    }
    const scope = entityScope(this.source, entity.name);
    const condition =
      where === undefined ? null : this.context.check(definition, ['where'], scope, 'condition');
    const clock = time === undefined ? null : resolveMetricTime(this.context, definition, entity, scope);
    if ((where !== undefined && !condition) || clock === 'unknown') return null;
    return mapAggregates(formula, (aggregate) => ({
      ...aggregate,
      conditions: condition ? [...aggregate.conditions, condition] : aggregate.conditions,
      time: clock ?? aggregate.time,
    }));
  }
}

function metricField(name: string): FieldInfo {
  return {
    entity: METRIC_SCOPE,
    name,
    type: { kind: 'number' },
    nullable: true,
    privacy: 'public',
    expression: null,
  };
}

function* metricNames(expression: Typed): Generator<{ node: Typed; name: string }> {
  const stack: Typed[] = [expression];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'column') yield { node, name: node.field.name };
    stack.push(...[...childrenOf(node)].reverse());
  }
}
