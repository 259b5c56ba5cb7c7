import { z } from 'zod';
import { betterTag, endOfPlace } from './check-shape.js';
import { optionsByTag } from './schema-lookup.js';
import { metricSchema } from './schema-metric.js';
import { entryOf, type MapNode, type YamlProblem } from './yaml-node.js';

/**
 * A type whose keys the metric does not have, while it has exactly those of another type: one mistake, not one per key.
 */
export function wrongMetricType(node: MapNode, text: string): YamlProblem | null {
  const type = entryOf(node, 'type')?.value;
  if (type?.kind !== 'scalar' || typeof type.value !== 'string') return null;
  const better = betterTag(METRIC_TYPES, node, type.value);
  if (better === null) return null;
  const message = `the keys are those of a ${better} metric, and the type is \`${type.value}\``;
  return { start: type.start, end: endOfPlace(text, type), message, about: 'metric-type' };
}

const METRIC_TYPES: ReadonlyMap<string, z.ZodObject> =
  metricSchema instanceof z.ZodDiscriminatedUnion ? optionsByTag(metricSchema) : new Map();
