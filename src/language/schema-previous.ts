import { z } from 'zod';
import {
  durationSchema,
  expressionSchema,
  isoDateSchema,
  nameSchema,
  pathSchema,
  percentileSchema,
  textSchema,
  windowSchema,
} from './schema-parts.js';

/*
 * What a definition used to mean: the keys of its meaning that were otherwise. What is not given is as it is today, so
 * that every key of the meaning is optional here; `null` says that there was none.
 */

/** What `previous` says besides the meaning. */
const keptKeys = {
  sunset: isoDateSchema.describe('Until this day the earlier meaning is kept and served.'),
  version: z
    .int()
    .min(1)
    .optional()
    .describe('The version that had this meaning; default the one before `version`.'),
  because: textSchema.optional().describe('Why it is kept.'),
  title: textSchema.optional().describe('What people read; defaults to the title with its version.'),
  description: textSchema.optional().describe('What it meant, in plain words.'),
};

/** A further condition, or another thing that a definition may do without. */
function maybe<T extends z.ZodType>(schema: T, description: string) {
  return schema.nullable().optional().describe(`${description} null: there was none.`);
}

export const previousTermSchema = z
  .strictObject({
    ...keptKeys,
    entity: nameSchema.optional().describe('Whose records the term picked.'),
    where: expressionSchema.optional().describe('The condition that made a record belong to the term.'),
  })
  .meta({ id: 'previous_term' });

export const METRIC_TYPES = [
  'count',
  'count_distinct',
  'sum',
  'average',
  'min',
  'max',
  'median',
  'percentile',
  'ratio',
  'derived',
  'cumulative',
  'conversion',
] as const;

/** Which keys go together is held against the metric that it makes with the rest of the definition. */
export const previousMetricSchema = z
  .strictObject({
    ...keptKeys,
    type: z.enum(METRIC_TYPES).optional().describe('How it was measured.'),
    of: nameSchema.optional().describe('A term or an entity: which records.'),
    value: expressionSchema.optional().describe('What was taken of each record.'),
    percentile: percentileSchema.optional().describe('The share: 0.95.'),
    where: maybe(expressionSchema, 'A further condition on the records counted.'),
    time: maybe(pathSchema, "The field that dated each record; the entity's time where nothing is said."),
    numerator: nameSchema.optional().describe('The metric above the line.'),
    denominator: nameSchema.optional().describe('The metric below the line.'),
    expression: expressionSchema.optional().describe('Arithmetic on metrics.'),
    metric: nameSchema.optional().describe('The metric that was added up.'),
    window: windowSchema.optional().describe('Since the start of a period, over a length of time, or ever.'),
    from: nameSchema.optional().describe('The metric whose records start.'),
    to: nameSchema.optional().describe('The metric whose records arrive.'),
    by: nameSchema.optional().describe('The field that both records share.'),
    within: durationSchema.optional().describe('How long it might take.'),
    unit: maybe(textSchema, 'What it was measured in: USD, hours.'),
    goal: maybe(z.enum(['up', 'down']), 'Which direction was good.'),
    format: maybe(textSchema, 'How values are shown: percent, currency or number.'),
  })
  .meta({ id: 'previous_metric' });

/** `segments` as in a segmentation. */
export function previousSegmentation<T extends z.ZodType>(segments: T) {
  return z
    .strictObject({
      ...keptKeys,
      entity: nameSchema.optional().describe('Whose records were segmented.'),
      segments: segments.optional().describe('All the segments there were, each with its condition.'),
      exclusive: z.boolean().optional().describe('No record in two segments; proven.'),
      exhaustive: z.boolean().optional().describe('Every record in a segment; proven.'),
    })
    .meta({ id: 'previous_segmentation' });
}

/** The keys of the meaning among those of `previous`. */
export function meaningKeys(previous: { readonly shape: object }): readonly string[] {
  return Object.keys(previous.shape).filter((key) => !Object.hasOwn(keptKeys, key));
}

export const PREVIOUS_WORDS = 'What it meant before `version` rose: kept and served until the sunset.';
