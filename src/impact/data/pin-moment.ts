import { childrenOf } from '../../expression/children.js';
import type { FieldInfo, TermInfo, Typed } from '../../expression/typed.js';
import type { Value } from '../../expression/value.js';
import { withChildren } from '../../expression/with-children.js';
import type { Entity, Graph } from '../../graph/graph.js';
import type { Aggregate, Aggregation, Formula, Metric, TimeField } from '../../graph/metric.js';

const DAY_MS = 86_400_000;

/**
 * Graphs whose conditions and values are asked at one moment, whenever they are asked: what stands for the present is that
 * moment. Two states of the definitions are then compared as of the same instant.
 */
export class Pinning {
  private readonly fields = new Map<FieldInfo, FieldInfo>();
  private readonly terms = new Map<TermInfo, TermInfo>();

  constructor(readonly moment: Date) {}

  graph(graph: Graph): Graph {
    return {
      ...graph,
      entities: mapValues(graph.entities, (each) => this.entity(each)),
      terms: mapValues(graph.terms, (each) => ({ ...each, info: each.info && this.term(each.info) })),
      metrics: mapValues(graph.metrics, (each) => this.metric(each)),
      segmentations: mapValues(graph.segmentations, (each) => ({
        ...each,
        segments: each.segments.map((segment) => ({
          ...segment,
          condition: segment.condition && this.typed(segment.condition),
        })),
      })),
    };
  }

  typed(node: Typed): Typed {
    switch (node.kind) {
      case 'current':
        return { ...node, kind: 'literal', value: this.present(node.what) };
      case 'column':
        return { ...node, field: this.field(node.field) };
      case 'term':
        return { ...node, term: this.term(node.term) };
      default:
        return withChildren(
          node,
          childrenOf(node).map((child) => this.typed(child)),
        );
    }
  }

  private present(what: 'date' | 'timestamp'): Value {
    const ms = this.moment.getTime();
    return what === 'date'
      ? { kind: 'date', value: Math.floor(ms / DAY_MS) }
      : { kind: 'timestamp', value: BigInt(ms) * 1000n };
  }

  private entity(entity: Entity): Entity {
    const fields = mapValues(entity.fields, (each) => ({ ...each, info: this.field(each.info) }));
    return { ...entity, fields };
  }

  private field(info: FieldInfo): FieldInfo {
    if (info.expression === null) return info;
    const known = this.fields.get(info);
    if (known) return known;
    const pinned = { ...info, expression: this.typed(info.expression) };
    this.fields.set(info, pinned);
    return pinned;
  }

  private term(info: TermInfo): TermInfo {
    const known = this.terms.get(info);
    if (known) return known;
    const pinned = { ...info, condition: this.typed(info.condition) };
    this.terms.set(info, pinned);
    return pinned;
  }

  private metric(metric: Metric): Metric {
    return { ...metric, formula: metric.formula && this.formula(metric.formula) };
  }

  private formula(formula: Formula): Formula {
    switch (formula.kind) {
      case 'aggregate':
        return { ...formula, aggregate: this.aggregate(formula.aggregate) };
      case 'ratio':
        return {
          ...formula,
          numerator: this.formula(formula.numerator),
          denominator: this.formula(formula.denominator),
        };
      case 'derived':
        return { ...formula, inputs: mapValues(formula.inputs, (each) => this.formula(each)) };
      case 'cumulative':
        return { ...formula, input: this.formula(formula.input) };
      case 'conversion':
        return {
          ...formula,
          from: this.aggregate(formula.from),
          to: this.aggregate(formula.to),
          by: { from: this.field(formula.by.from), to: this.field(formula.by.to) },
        };
    }
  }

  private aggregate(aggregate: Aggregate): Aggregate {
    return {
      ...aggregate,
      term: aggregate.term && this.term(aggregate.term),
      conditions: aggregate.conditions.map((each) => this.typed(each)),
      aggregation: this.aggregation(aggregate.aggregation),
      time: aggregate.time && this.time(aggregate.time),
    };
  }

  private aggregation(aggregation: Aggregation): Aggregation {
    return aggregation.type === 'count'
      ? aggregation
      : { ...aggregation, value: this.typed(aggregation.value) };
  }

  private time(time: TimeField): TimeField {
    return { ...time, field: this.field(time.field) };
  }
}

function mapValues<K, V>(all: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> {
  return new Map([...all].map(([key, value]) => [key, change(value)]));
}
