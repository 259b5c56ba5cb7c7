import type { Typed } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';
import type { Aggregate } from '../graph/metric.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Logic } from '../logic/logic.js';
import type { AggregateMeaning, Meaning, RecordsMeaning } from './meaning.js';

/** What the meaning of a definition is made from. */
export interface MeaningSource {
  readonly graph: Graph;
  readonly logic: Logic;
  records(entity: string, conditions: readonly Typed[]): RecordsMeaning;
  aggregate(aggregate: Aggregate, unit: string | null): AggregateMeaning;
  of(definition: AnyDefinition): Meaning | null;
}
