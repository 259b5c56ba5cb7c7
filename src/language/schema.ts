import { z } from 'zod';
import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import { FIELD_TYPES } from '../expression/data-type.js';
import { metricSchema } from './schema-metric.js';
import {
  commonKeys,
  durationSchema,
  expressionSchema,
  isoDateSchema,
  nameSchema,
  partKeys,
  pathSchema,
  tagsSchema,
  textSchema,
} from './schema-parts.js';
import { PREVIOUS_WORDS, previousSegmentation, previousTermSchema } from './schema-previous.js';

const oneOrMoreNames = z.union([nameSchema, z.array(nameSchema).min(1)]);

export const teamSchema = z
  .strictObject({
    ...commonKeys,
    domain: nameSchema.optional().describe('The function the team belongs to; each domain becomes one view.'),
    github: textSchema
      .optional()
      .describe('The team or user on GitHub, as in CODEOWNERS: @acme/marketing-ops.'),
    gitlab: textSchema.optional().describe('The group or user on GitLab, as in CODEOWNERS.'),
    email: textSchema.optional().describe('Where to write to the team.'),
    slack: textSchema.optional().describe('The channel of the team: #marketing-ops.'),
  })
  .meta({ id: 'team' });

const PRIVACY_CLASSES = ['public', 'personal', 'secret'] as const;
export type Privacy = (typeof PRIVACY_CLASSES)[number];

export const fieldSchema = z
  .strictObject({
    name: nameSchema.describe('How expressions call it; unique within the entity.'),
    type: z.enum(FIELD_TYPES).describe('Integers and decimals are exact; a number is a double.'),
    ...partKeys,
    synonyms: z.array(textSchema).optional().describe('Other words people use for it.'),
    nullable: z.boolean().optional().describe('Default true.'),
    values: z
      .array(z.union([z.string(), z.int()]))
      .min(1)
      .optional()
      .describe('The closed list of values the field can have.'),
    privacy: z.enum(PRIVACY_CLASSES).optional().describe('public (default), personal or secret.'),
    expression: expressionSchema.optional().describe('Computed from other fields of the entity.'),
    column: textSchema.optional().describe('The column in the source, when it is not called like the field.'),
    scale: z.int().min(0).max(18).optional().describe('Digits after the point of a decimal.'),
    unit: textSchema.optional().describe('What it is measured in: USD, hours.'),
    collation: z.enum(['binary']).optional().describe('Needed to compare strings with < and >.'),
    tags: tagsSchema.optional(),
  })
  .meta({ id: 'field' });

const RELATIONSHIP_TYPES = ['many_to_one', 'one_to_one', 'one_to_many'] as const;

export const relationshipSchema = z
  .strictObject({
    name: nameSchema.describe('How expressions follow it: `account.region`.'),
    to: nameSchema.describe('The entity it leads to.'),
    on: oneOrMoreNames.describe(
      "The field (or fields) of this entity that hold the primary key of the other; for one_to_many, of the other entity that hold this one's.",
    ),
    type: z
      .enum(RELATIONSHIP_TYPES)
      .describe('How many records of this entity stand to how many of the other.'),
    ...partKeys,
  })
  .meta({ id: 'relationship' });

export const entitySchema = z
  .strictObject({
    ...commonKeys,
    source: textSchema.optional().describe('A table: `crm.leads`.'),
    sql: textSchema.optional().describe('A SELECT, instead of `source`.'),
    primary_key: oneOrMoreNames.describe('The field, or fields, that tell records apart.'),
    time: nameSchema.optional().describe('The time of metrics on this entity that name none.'),
    fields: z.array(fieldSchema).min(1).describe('What is known of each record.'),
    relationships: z
      .array(relationshipSchema)
      .optional()
      .describe('The entities that records belong to or have.'),
  })
  .meta({ id: 'entity' });

export const termSchema = z
  .strictObject({
    ...commonKeys,
    entity: nameSchema.describe('Whose records the term picks.'),
    where: expressionSchema.describe('The condition that makes a record belong to the term.'),
    refines: z
      .array(nameSchema)
      .optional()
      .describe('Promised and proven: every record of this term belongs to these.'),
    disjoint_with: z.array(nameSchema).optional().describe('Promised and proven: no record belongs to both.'),
    equivalent_to: z.array(nameSchema).optional().describe('Promised and proven: the same records.'),
    previous: previousTermSchema.optional().describe(PREVIOUS_WORDS),
  })
  .meta({ id: 'term' });

export const segmentSchema = z
  .strictObject({
    name: nameSchema.describe('Unique within the segmentation.'),
    ...partKeys,
    where: expressionSchema.describe('The condition that puts a record into the segment.'),
  })
  .meta({ id: 'segment' });

const segmentsSchema = z.array(segmentSchema).min(1);

export const previousSegmentationSchema = previousSegmentation(segmentsSchema);

export const segmentationSchema = z
  .strictObject({
    ...commonKeys,
    entity: nameSchema.describe('Whose records are segmented.'),
    segments: segmentsSchema.describe('The segments, each with its condition.'),
    exclusive: z.boolean().optional().describe('No record in two segments; default true, proven.'),
    exhaustive: z.boolean().optional().describe('Every record in a segment; default true, proven.'),
    previous: previousSegmentationSchema.optional().describe(PREVIOUS_WORDS),
  })
  .meta({ id: 'segmentation' });

export const handoffSchema = z
  .strictObject({
    ...commonKeys,
    entity: nameSchema.describe('Whose records are handed over.'),
    from: nameSchema.describe('The team that passes the record on.'),
    to: nameSchema.describe('The team that takes it.'),
    releases: nameSchema.describe("The sender's exit condition, a term."),
    accepts: nameSchema.describe("The receiver's entry condition, a term."),
    released_at: pathSchema.optional().describe('The field that dates the release.'),
    accepted_at: pathSchema.optional().describe('The field that dates the acceptance.'),
    within: durationSchema.optional().describe('How long the handoff may take.'),
  })
  .meta({ id: 'handoff' });

export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

export const contradictionSchema = z
  .strictObject({
    ...commonKeys,
    story: expressionSchema.describe('What one function says, a condition on metrics.'),
    reality: expressionSchema.describe("What is the customer's truth, a condition on metrics."),
    by: z.array(pathSchema).optional().describe('Segmentations or fields to compare by.'),
    grain: z.enum(GRAINS).optional().describe('The periods to compare by.'),
  })
  .meta({ id: 'contradiction' });

export const claimSchema = z
  .strictObject({
    metric: nameSchema.describe('The metric the dashboard claims to show.'),
    where: expressionSchema.optional().describe('The condition the dashboard has inline today.'),
    entity: nameSchema.optional().describe('The entity it reads.'),
    value: expressionSchema.optional().describe('What it takes of each record.'),
    time: pathSchema.optional().describe('The field it dates records by.'),
    ...partKeys,
  })
  .meta({ id: 'claim' });

export const dashboardSchema = z
  .strictObject({
    ...commonKeys,
    tool: textSchema.optional().describe('Where the dashboard stands: metabase, looker.'),
    url: textSchema.optional().describe('Its address.'),
    uses: z.array(nameSchema).optional().describe('The definitions it shows.'),
    claims: z.array(claimSchema).optional().describe('What it computes on its own today.'),
  })
  .meta({ id: 'dashboard' });

export const objectiveSchema = z
  .strictObject({
    ...commonKeys,
    metric: nameSchema.describe('The metric to bring to the target.'),
    target: z.number().describe("The value to reach, in the metric's unit."),
    by: isoDateSchema.describe('The day by which to reach it.'),
  })
  .meta({ id: 'objective' });

/** One schema a kind. */
export const SCHEMA_OF_KIND = {
  team: teamSchema,
  entity: entitySchema,
  term: termSchema,
  metric: metricSchema,
  segmentation: segmentationSchema,
  handoff: handoffSchema,
  contradiction: contradictionSchema,
  dashboard: dashboardSchema,
  objective: objectiveSchema,
} as const satisfies Record<DefinitionKind, z.ZodType>;

/** The key under which a file lists the definitions of a kind. */
export const LIST_KEY_OF_KIND = {
  team: 'teams',
  entity: 'entities',
  term: 'terms',
  metric: 'metrics',
  segmentation: 'segmentations',
  handoff: 'handoffs',
  contradiction: 'contradictions',
  dashboard: 'dashboards',
  objective: 'objectives',
} as const satisfies Record<DefinitionKind, string>;

/** What a definition of each kind says, as written. */
export type DefinitionValues = {
  readonly [K in DefinitionKind]: Readonly<z.infer<(typeof SCHEMA_OF_KIND)[K]>>;
};
