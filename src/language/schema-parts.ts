import { z } from 'zod';

/*
 * The shapes of what people write, without transforms: the same schemas validate files and become the JSON Schema
 * that editors use. Ranges, unknown keys and suggestions are added where a file is read.
 */

export const nameSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*$/,
    'a name is snake_case: lower-case letters, digits and _, starting with a letter',
  )
  .max(120, 'a name has at most 120 characters');

export const textSchema = z.string().trim().min(1, 'must not be empty');

/** A SQL expression of the subset in docs/language.md. */
export const expressionSchema = z.string().trim().min(1, 'must not be empty').meta({ id: 'expression' });

export const durationSchema = z
  .string()
  .regex(
    /^[1-9]\d{0,5} (minute|hour|day|week|month|year)s?$/,
    'a duration is a number and a unit, like `2 days` or `90 minutes`',
  )
  .meta({ id: 'duration' });

export const isoDateSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date is written YYYY-MM-DD')
  .meta({ id: 'date' });

/** A field, term or metric of an entity, possibly along relationships: `account.region`. */
export const pathSchema = z
  .string()
  .regex(/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*$/, 'a field is named like `status` or `account.region`');

export const TO_DATE_WINDOWS = ['day', 'week', 'month', 'quarter', 'year', 'unbounded'] as const;

/** What a cumulative metric is added up over. */
export const windowSchema = z.union([
  z.enum(TO_DATE_WINDOWS).describe('Since the start of it, or ever.'),
  durationSchema,
]);

export const percentileSchema = z.number().gt(0, 'between 0 and 1: 0.95').lt(1, 'between 0 and 1: 0.95');

export const STATUSES = ['draft', 'approved', 'deprecated'] as const;

export const tagsSchema = z.array(textSchema).describe('Words of your own to find it by.');

/** Of what stands inside a definition: fields, relationships, segments, claims. */
export const partKeys = {
  title: textSchema.optional().describe('What people read; defaults to the name in words.'),
  description: textSchema.optional().describe('What it means, in plain words.'),
};

export const commonKeys = {
  name: nameSchema.describe('The identifier everything else uses: snake_case, unique within its kind.'),
  title: textSchema.optional().describe('What people read; defaults to the name in words.'),
  description: textSchema.optional().describe('What it means, in plain words.'),
  synonyms: z.array(textSchema).optional().describe('Other words people use for it.'),
  owners: z
    .array(nameSchema)
    .optional()
    .describe('Teams; every one of them must approve a change of meaning.'),
  status: z.enum(STATUSES).optional().describe('draft, approved (default) or deprecated.'),
  version: z.int().min(1).optional().describe('Default 1; rises when the meaning changes.'),
  replaced_by: nameSchema.optional().describe('With status: deprecated, what to use instead.'),
  sunset: isoDateSchema.optional().describe('After this day a reference to it is an error.'),
  variant_of: nameSchema
    .optional()
    .describe('Deliberately another meaning of the same concept; needs `because`.'),
  because: textSchema.optional().describe('Why the variant is needed.'),
  distinct_from: z
    .array(nameSchema)
    .optional()
    .describe('Deliberately different concepts, although the names look alike.'),
  tags: tagsSchema.optional(),
};
