import type { Typed } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';
import type { Aggregate } from '../graph/metric.js';
import type { AnyDefinition } from '../language/definition.js';
import type { ValueTrees } from './compare-values.js';
import type { AggregateMeaning, Meaning, RecordsMeaning } from './meaning.js';

/** What the meaning of a definition is made from. */
export interface MeaningSource {
  readonly graph: Graph;
  /** A value by its canonical text. */
  value(entity: string, value: Typed): string;
  /** What the texts of values stand for. */
  readonly trees: ValueTrees;
  records(entity: string, conditions: readonly Typed[]): RecordsMeaning;
  aggregate(aggregate: Aggregate, unit: string | null): AggregateMeaning;
  of(definition: AnyDefinition): Meaning | null;
}
