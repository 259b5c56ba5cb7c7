import { z } from 'zod';
import {
  commonKeys,
  durationSchema,
  expressionSchema,
  nameSchema,
  pathSchema,
  textSchema,
} from './schema-parts.js';

const metricKeys = {
  ...commonKeys,
  where: expressionSchema.optional().describe('A further condition on the records counted.'),
  time: pathSchema.optional().describe("The field that dates each record; default the entity's time."),
  unit: textSchema.optional(),
  goal: z.enum(['up', 'down']).optional().describe('Which direction is good.'),
  format: textSchema.optional().describe('How values are shown: percent, currency or number.'),
};

const recordKeys = { ...metricKeys, of: nameSchema.describe('A term or an entity: which records.') };
const value = expressionSchema.describe('What is taken of each record.');

export const AGGREGATION_TYPES = [
  'count',
  'count_distinct',
  'sum',
  'average',
  'min',
  'max',
  'median',
  'percentile',
] as const;
export type AggregationType = (typeof AGGREGATION_TYPES)[number];

export const COMPOSED_TYPES = ['ratio', 'derived', 'cumulative', 'conversion'] as const;

export const TO_DATE_WINDOWS = ['day', 'week', 'month', 'quarter', 'year', 'unbounded'] as const;

export const metricSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ ...recordKeys, type: z.literal('count') }),
    z.strictObject({ ...recordKeys, type: z.literal('count_distinct'), value }),
    z.strictObject({ ...recordKeys, type: z.literal('sum'), value }),
    z.strictObject({ ...recordKeys, type: z.literal('average'), value }),
    z.strictObject({ ...recordKeys, type: z.literal('min'), value }),
    z.strictObject({ ...recordKeys, type: z.literal('max'), value }),
    z.strictObject({ ...recordKeys, type: z.literal('median'), value }),
    z.strictObject({
      ...recordKeys,
      type: z.literal('percentile'),
      value,
      percentile: z.number().gt(0, 'between 0 and 1: 0.95').lt(1, 'between 0 and 1: 0.95'),
    }),
    z.strictObject({
      ...metricKeys,
      type: z.literal('ratio'),
      numerator: nameSchema,
      denominator: nameSchema,
    }),
    z.strictObject({
      ...metricKeys,
      type: z.literal('derived'),
      expression: expressionSchema.describe(
        'Arithmetic on metrics; every / divides exactly, and by zero gives NULL.',
      ),
    }),
    z.strictObject({
      ...metricKeys,
      type: z.literal('cumulative'),
      metric: nameSchema,
      window: z.union([z.enum(TO_DATE_WINDOWS).describe('Since the start of it, or ever.'), durationSchema]),
    }),
    z.strictObject({
      ...metricKeys,
      type: z.literal('conversion'),
      from: nameSchema,
      to: nameSchema,
      by: nameSchema.describe('The field that both records share.'),
      within: durationSchema,
    }),
  ])
  .meta({ id: 'metric' });
