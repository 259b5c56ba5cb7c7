import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const field = z.object({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean().default(true),
  values: z.array(z.string()).optional(),
  scale: z.number().optional(),
  expression: z.string().optional(),
});
const entity = z.object({
  name: z.string(),
  source: z.string(),
  primary_key: z.union([z.string(), z.array(z.string())]),
  fields: z.array(field),
  relationships: z
    .array(z.object({ name: z.string(), to: z.string(), on: z.string(), type: z.string() }))
    .default([]),
});
const metric = z.object({
  name: z.string(),
  type: z.string(),
  version: z.number().default(1),
  previous: z.object({}).optional(),
});
const file = z.object({
  entities: z.array(entity).default([]),
  metrics: z.array(metric).default([]),
});

export type PlainEntity = z.infer<typeof entity>;
type PlainMetric = z.infer<typeof metric>;

const FOLDER = join(import.meta.dirname, '../../definitions');

/** Reads the shipped definitions as plain YAML, with none of the product's own code in between. */
export function readPlainDefinitions(): z.infer<typeof file> {
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.yml'),
  );
  const files = paths.map((path) => file.parse(parse(readFileSync(join(FOLDER, path), 'utf8'))));
  return {
    entities: files.flatMap(({ entities }) => entities),
    metrics: files.flatMap(({ metrics }) => metrics.flatMap(withEarlier)),
  };
}

/** What a metric used to mean is a metric of its own. */
function withEarlier(metric: PlainMetric): readonly PlainMetric[] {
  const { name, version, previous } = metric;
  return previous ? [metric, { ...metric, name: `${name}_v${version - 1}` }] : [metric];
}
