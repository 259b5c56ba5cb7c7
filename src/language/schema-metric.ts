import { z } from 'zod';
import {
  commonKeys,
  durationSchema,
  expressionSchema,
  nameSchema,
  pathSchema,
  percentileSchema,
  textSchema,
  windowSchema,
} from './schema-parts.js';
import { PREVIOUS_WORDS, previousMetricSchema } from './schema-previous.js';

const metricKeys = {
  ...commonKeys,
  where: expressionSchema.optional().describe('A further condition on the records counted.'),
  time: pathSchema.optional().describe("The field that dates each record; default the entity's time."),
  unit: textSchema.optional().describe('What it is measured in: USD, hours.'),
  goal: z.enum(['up', 'down']).optional().describe('Which direction is good.'),
  format: textSchema.optional().describe('How values are shown: percent, currency or number.'),
  previous: previousMetricSchema.optional().describe(PREVIOUS_WORDS),
};

const recordKeys = { ...metricKeys, of: nameSchema.describe('A term or an entity: which records.') };
const value = expressionSchema.describe('What is taken of each record.');

export const metricSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ ...recordKeys, type: z.literal('count').describe('How many records.') }),
    z.strictObject({
      ...recordKeys,
      type: z.literal('count_distinct').describe('How many different values.'),
      value,
    }),
    z.strictObject({ ...recordKeys, type: z.literal('sum').describe('The values added up.'), value }),
    z.strictObject({ ...recordKeys, type: z.literal('average').describe('The mean of the values.'), value }),
    z.strictObject({ ...recordKeys, type: z.literal('min').describe('The least value.'), value }),
    z.strictObject({ ...recordKeys, type: z.literal('max').describe('The greatest value.'), value }),
    z.strictObject({ ...recordKeys, type: z.literal('median').describe('The middle value.'), value }),
    z.strictObject({
      ...recordKeys,
      type: z.literal('percentile').describe('The value that a share of the records stay at or under.'),
      value,
      percentile: percentileSchema.describe('The share: 0.95.'),
    }),
    z.strictObject({
      ...metricKeys,
      type: z.literal('ratio').describe('One metric divided by another.'),
      numerator: nameSchema.describe('The metric above the line.'),
      denominator: nameSchema.describe('The metric below the line.'),
    }),
    z.strictObject({
      ...metricKeys,
      type: z.literal('derived').describe('Arithmetic on metrics.'),
      expression: expressionSchema.describe(
        'Arithmetic on metrics; every / divides exactly, and by zero gives NULL.',
      ),
    }),
    z.strictObject({
      ...metricKeys,
      type: z.literal('cumulative').describe('A metric added up over a window.'),
      metric: nameSchema.describe('The metric to add up.'),
      window: windowSchema.describe('Since the start of a period, over a length of time, or since ever.'),
    }),
    z.strictObject({
      ...metricKeys,
      type: z
        .literal('conversion')
        .describe('The share of the records of one metric that lead to one of another.'),
      from: nameSchema.describe('The metric whose records start.'),
      to: nameSchema.describe('The metric whose records arrive.'),
      by: nameSchema.describe('The field that both records share.'),
      within: durationSchema.describe('How long it may take.'),
    }),
  ])
  .meta({ id: 'metric' });
