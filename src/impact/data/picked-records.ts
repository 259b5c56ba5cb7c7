import type { Typed } from '../../expression/typed.js';
import type { Graph } from '../../graph/graph.js';
import type { Aggregate } from '../../graph/metric.js';
import type { AnyDefinition } from '../../language/definition.js';

/** The records that a definition picks of one entity: under null, or under the name of each segment. */
export interface Picked {
  readonly entity: string;
  readonly conditions: ReadonlyMap<string | null, Typed>;
}

/** Null where it picks none by a condition of its own, or where the condition has problems. */
export function pickedBy(graph: Graph, { kind, name }: AnyDefinition): Picked | null {
  switch (kind) {
    case 'term': {
      const info = graph.terms.get(name)?.info;
      return info ? { entity: info.entity, conditions: new Map([[null, info.condition]]) } : null;
    }
    case 'segmentation': {
      const segmentation = graph.segmentations.get(name);
      if (!segmentation) return null;
      const conditions = segmentation.segments.map((each) => [each.name, each.condition] as const);
      const known = conditions.flatMap(([segment, condition]) =>
        condition ? [[segment, condition] as const] : [],
      );
      // What is in none of the others cannot be told while one of them cannot.
      return known.length === conditions.length
        ? { entity: segmentation.entity, conditions: new Map(known) }
        : null;
    }
    case 'metric': {
      const formula = graph.metrics.get(name)?.formula;
      return formula?.kind === 'aggregate' ? pickedByAggregate(formula.aggregate) : null;
    }
    default:
      return null;
  }
}

/** Also every record of an entity: a metric that had no condition may have got one. */
function pickedByAggregate({ entity, term, conditions }: Aggregate): Picked {
  const [first = EVERY, ...others] = [...(term ? [term.condition] : []), ...conditions];
  const all: Typed =
    others.length === 0
      ? first
      : {
          kind: 'and',
          operands: [first, ...others],
          type: { kind: 'boolean' },
          nullable: true,
          start: first.start,
          end: first.end,
        };
  return { entity, conditions: new Map([[null, all]]) };
}

const EVERY: Typed = {
  kind: 'literal',
  value: { kind: 'boolean', value: true },
  type: { kind: 'boolean' },
  nullable: false,
  start: 0,
  end: 0,
};
