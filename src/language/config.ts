import { z } from 'zod';
import { RULE_IDS } from '../diagnostic/rule-id.js';
import { FIELD_TYPES } from '../expression/data-type.js';
import { nameSchema, textSchema } from './schema-parts.js';

const RULE_LEVELS = ['off', 'warning', 'error'] as const;

const functionSchema = z
  .strictObject({
    name: nameSchema.describe('How the warehouse calls it.'),
    arguments: z.array(z.enum(FIELD_TYPES)).describe('The types of its arguments; also written `args`.'),
    result: z.enum(FIELD_TYPES).describe('The type of its result; also written `returns`.'),
    deterministic: z.boolean().optional().describe('Default true: the same arguments give the same result.'),
    strict: z.boolean().optional().describe('Default false: NULL when an argument is NULL.'),
    description: textSchema.optional().describe('What it does, in plain words.'),
  })
  .meta({ id: 'function' });

const sourceSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('duckdb').describe('A DuckDB file.'),
      database: textSchema.describe('A DuckDB file.'),
    }),
    z.strictObject({
      type: z.literal('files').describe('CSV or Parquet files in a folder.'),
      folder: textSchema.describe('A folder of CSV or Parquet files.'),
    }),
    z
      .strictObject({ type: z.literal('postgres').describe('PostgreSQL.') })
      .describe('Connection from ACCORD_DATABASE_URL or PGHOST, PGUSER …'),
    z
      .strictObject({ type: z.literal('cube').describe('Any warehouse that Cube has a driver for.') })
      .describe('Any other Cube driver: CUBEJS_DB_TYPE and its own variables.'),
  ])
  .meta({ id: 'source' });

const rulesSchema = z.partialRecord(z.enum(RULE_IDS), z.enum(RULE_LEVELS));

const overrideSchema = z
  .strictObject({
    folders: z
      .array(textSchema)
      .min(1)
      .describe('Folders of definitions, relative to `accord.yml`; each with all below it.'),
    rules: rulesSchema.describe('Severity of a rule in these folders; a later override wins.'),
  })
  .meta({ id: 'override' });

/** `accord.yml`. */
export const configSchema = z.strictObject({
  name: textSchema.optional().describe('What the project is called.'),
  definitions: textSchema.optional().describe('The definitions folder; default `definitions`.'),
  model: textSchema.optional().describe('Where the Cube model is written; default `model`.'),
  timezone: textSchema.optional().describe('An IANA time zone; default UTC.'),
  source: sourceSchema.optional().describe('The warehouse. Secrets come from the environment only.'),
  rules: rulesSchema.optional().describe('Severity of a rule.'),
  overrides: z.array(overrideSchema).optional().describe('Severity of rules in some folders only.'),
  approvals: z
    .enum(['required', 'off'])
    .optional()
    .describe('required: every owner approves the meaning of what is approved; default off.'),
  near_synonyms: z
    .array(z.array(textSchema).min(1))
    .optional()
    .describe('Words that people use for each other, in groups; they add to those of `confusable-names`.'),
  functions: z.array(functionSchema).optional().describe('Warehouse functions that conditions may call.'),
});

export type ConfigValue = Readonly<z.infer<typeof configSchema>>;
export type SourceConfig = NonNullable<ConfigValue['source']>;
export type RuleLevel = (typeof RULE_LEVELS)[number];
