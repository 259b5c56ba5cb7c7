import { z } from 'zod';
import { DEFINITION_KINDS } from '../diagnostic/definition-ref.js';
import type { Path } from './definition.js';
import { LIST_KEY_OF_KIND, SCHEMA_OF_KIND } from './schema.js';
import { locate, textUnder, type YamlNode } from './yaml-node.js';

/** The keys a map may have at a path of a value; null where the schema there has none or is not decided. */
export function keysAt(schema: unknown, root: YamlNode, path: Path): readonly string[] | null {
  return keysOf(schemaAt(schema, root, path));
}

/** The id of the schema at a path, where it has one: `duration`, `date`, `expression`. */
export function schemaIdAt(schema: unknown, root: YamlNode, path: Path): string | null {
  let found: unknown = schemaAt(schema, root, path);
  while (found instanceof z.ZodType) {
    const id = found.meta()?.id;
    if (id !== undefined) return id;
    // `describe` makes a copy without the id.
    found = found._zod.parent;
  }
  return null;
}

function schemaAt(schema: unknown, root: YamlNode, path: Path): unknown {
  let current = schema;
  for (let step = 0; ; step++) {
    current = unwrap(current, locate(root, path.slice(0, step)).node);
    const key = path[step];
    if (key === undefined) return current;
    if (current instanceof z.ZodObject) current = Reflect.get(current.shape, key);
    else if (current instanceof z.ZodArray) current = current.element;
    else if (current instanceof z.ZodRecord) current = current.valueType;
    else return null;
  }
}

function keysOf(schema: unknown): readonly string[] | null {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum
    ? schema.keyType.options.map(String)
    : null;
}

/** The schema without `optional`, and of a discriminated union the option that the value names. */
function unwrap(schema: unknown, node: YamlNode): unknown {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap(), node);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const written = textUnder(node, schema.def.discriminator);
  return schema.options.find((option) => tagOf(option, schema.def.discriminator) === written) ?? null;
}

/** Each option of a discriminated union under the literal that selects it. */
export function optionsByTag(union: z.ZodDiscriminatedUnion): ReadonlyMap<string, z.ZodObject> {
  const options = new Map<string, z.ZodObject>();
  for (const option of union.options) {
    const tag = tagOf(option, union.def.discriminator);
    if (tag !== null && option instanceof z.ZodObject) options.set(tag, option);
  }
  return options;
}

function tagOf(option: unknown, discriminator: string): string | null {
  if (!(option instanceof z.ZodObject)) return null;
  const literal: unknown = Reflect.get(option.shape, discriminator);
  return literal instanceof z.ZodLiteral && typeof literal.value === 'string' ? literal.value : null;
}

export function isRequired(schema: z.ZodObject, key: string): boolean {
  const part: unknown = Reflect.get(schema.shape, key);
  return part !== undefined && !(part instanceof z.ZodOptional);
}

let homes: ReadonlyMap<string, readonly string[]> | null = null;

/** Where the language has a key: "ratio metrics", "terms", "fields". */
export function homesOfKey(key: string): readonly string[] {
  homes ??= findHomes();
  return homes.get(key) ?? [];
}

function findHomes(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const kind of DEFINITION_KINDS) addHomes(found, SCHEMA_OF_KIND[kind], LIST_KEY_OF_KIND[kind]);
  return found;
}

function addHomes(found: Map<string, string[]>, schema: unknown, label: string): void {
  if (schema instanceof z.ZodOptional) {
    addHomes(found, schema.unwrap(), label);
  } else if (schema instanceof z.ZodArray) {
    addHomes(found, schema.element, label);
  } else if (schema instanceof z.ZodDiscriminatedUnion) {
    for (const [tag, option] of optionsByTag(schema)) addHomes(found, option, `${tag} ${label}`);
  } else if (schema instanceof z.ZodObject) {
    for (const [key, part] of Object.entries(schema.shape)) {
      const labels = found.get(key) ?? [];
      if (!labels.includes(label)) found.set(key, [...labels, label]);
      // It has the keys of the definition that it stands in.
      if (key !== 'previous') addHomes(found, part, key);
    }
  }
}
