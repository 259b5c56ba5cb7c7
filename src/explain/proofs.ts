import type { Graph } from '../graph/graph.js';
import type { AnyDefinition, Definition } from '../language/definition.js';
import type { Meanings } from '../meaning/meaning.js';
import type { Explanation } from './explanation.js';
import { neighboursOf } from './neighbours.js';
import { conditionNormalForm, metricNormalForm } from './normal-form.js';

export type Proofs = Pick<Explanation, 'normalForm' | 'neighbours'>;

const MOST = 8;
const MOST_OF_SEGMENT = 2;

/** What is known of a definition by proof: its normal form, and how its records stand to those of others. */
export function proofsOf(graph: Graph, meanings: Meanings, definition: AnyDefinition): Proofs {
  switch (definition.kind) {
    case 'term':
      return termProofs(graph, meanings, definition);
    case 'metric':
      return metricProofs(graph, meanings, definition);
    case 'segmentation':
      return { normalForm: [], neighbours: neighboursOfSegments(graph, meanings, definition.name) };
    default:
      return { normalForm: [], neighbours: [] };
  }
}

function termProofs(graph: Graph, meanings: Meanings, definition: Definition<'term'>): Proofs {
  const records = meanings.of(definition);
  if (records?.kind !== 'records') return { normalForm: [], neighbours: [] };
  const label = definition.name;
  const center = { of: null, records, label, isSelf: (name: string) => name === label };
  return {
    normalForm: conditionNormalForm(graph, meanings, records),
    neighbours: neighboursOf(graph, meanings, center, MOST),
  };
}

/** Where it counts the records of one condition, they have neighbours; its own term is told as what it is made of. */
function metricProofs(graph: Graph, meanings: Meanings, definition: Definition<'metric'>): Proofs {
  const metric = graph.metrics.get(definition.name);
  if (!metric?.formula) return { normalForm: [], neighbours: [] };
  const normalForm = metricNormalForm(graph, meanings, metric);
  if (metric.formula.kind !== 'aggregate') return { normalForm, neighbours: [] };
  const { aggregate } = metric.formula;
  const { records } = meanings.aggregate(aggregate, null);
  const isSelf = (name: string) => name === aggregate.term?.name && aggregate.conditions.length === 0;
  const center = { of: null, records, label: definition.name, isSelf };
  return { normalForm, neighbours: neighboursOf(graph, meanings, center, MOST) };
}

/** What stands next to each segment, but for the other segments, which a check holds apart. */
function neighboursOfSegments(graph: Graph, meanings: Meanings, name: string): Proofs['neighbours'] {
  const { entity, segments = [] } = graph.segmentations.get(name) ?? { entity: '' };
  const isSelf = (other: string) => other.startsWith(`${name}.`);
  return segments.flatMap((segment) => {
    if (!segment.condition) return [];
    const records = meanings.records(entity, [segment.condition]);
    const center = { of: segment.name, records, label: `${name}.${segment.name}`, isSelf };
    return neighboursOf(graph, meanings, center, MOST_OF_SEGMENT);
  });
}
