import { z } from 'zod';
import { DEFINITION_KINDS } from '../diagnostic/definition-ref.js';
import { configSchema } from './config.js';
import { FUNCTION_SPELLINGS } from './config-spelling.js';
import { LIST_KEY_OF_KIND, SCHEMA_OF_KIND } from './schema.js';

type JsonObject = Record<string, unknown>;

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** The JSON Schema (draft-07) of a definition file, for editors: completion, hover texts and a first check. */
export function definitionsJsonSchema(): object {
  const lists = z.strictObject(
    Object.fromEntries(
      DEFINITION_KINDS.map((kind) => [LIST_KEY_OF_KIND[kind], listOf(SCHEMA_OF_KIND[kind], kind)]),
    ),
  );
  const schema = draft07(lists);
  const { entity } = definitionsOf(schema);
  // The reader asks for one of them; JSON Schema can say so, the schema for reading cannot without a refinement.
  if (entity) entity.oneOf = [{ required: ['source'] }, { required: ['sql'] }];
  for (const definition of Object.values(definitionsOf(schema))) needReason(definition);
  return titled(schema, 'Accord definitions', 'Lists of definitions, each item with a `name`.');
}

/** The JSON Schema (draft-07) of `accord.yml`. */
export function configJsonSchema(): object {
  const schema = draft07(configSchema);
  const declared = definitionsOf(schema).function;
  if (declared) allowOtherSpellings(declared);
  return titled(schema, 'Accord configuration', '`accord.yml`, beside the definitions folder.');
}

function listOf(item: z.ZodType, kind: string): z.ZodType {
  return z.array(item).optional().describe(`Definitions of kind ${kind}.`);
}

/** What a schema says, for tools that know JSON Schema. */
export function draft07(schema: z.ZodType): JsonObject {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      const def = zodSchema._zod.def;
      // Exactly one option fits, as each names another type: editors then complain about the keys of that one only.
      if (def.type === 'union' && 'discriminator' in def && jsonSchema.anyOf) {
        jsonSchema.oneOf = jsonSchema.anyOf;
        delete jsonSchema.anyOf;
      }
      // `where: TRUE` and `value: 1` are SQL too.
      if (zodSchema instanceof z.ZodString && zodSchema.meta()?.id === 'expression') {
        jsonSchema.type = ['string', 'boolean', 'number'];
      }
      // Shown by editors in place of `description`, with its code set as code.
      if (jsonSchema.description?.includes('`')) jsonSchema.markdownDescription = jsonSchema.description;
    },
  });
}

export function titled(schema: JsonObject, title: string, description: string): JsonObject {
  const { $schema: _, ...rest } = schema;
  return { $schema: DRAFT, title, description, ...rest };
}

function definitionsOf(schema: JsonObject): Record<string, JsonObject> {
  const definitions = schema.definitions;
  // Written by the JSON Schema generator: an object of objects.
  return (definitions ?? {}) as Record<string, JsonObject>;
}

/** `variant_of` needs `because`. */
function needReason(definition: JsonObject): void {
  for (const option of [definition, ...objects(definition.oneOf)]) {
    const properties = option.properties;
    if (typeof properties === 'object' && properties && 'variant_of' in properties) {
      option.dependencies = { variant_of: ['because'] };
    }
  }
}

function allowOtherSpellings(declared: JsonObject): void {
  // Written by the JSON Schema generator from an object schema.
  const properties = declared.properties as Record<string, JsonObject>;
  const required = (declared.required as string[]).filter((key) => key === 'name');
  for (const [written, key] of Object.entries(FUNCTION_SPELLINGS))
    properties[written] = { ...properties[key] };
  declared.required = required;
  declared.allOf = Object.entries(FUNCTION_SPELLINGS).map(([written, key]) => ({
    oneOf: [{ required: [key] }, { required: [written] }],
  }));
}

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value : [];
}
