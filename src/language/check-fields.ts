import type { ContentProblem, Written } from './content-problem.js';
import type { DefinitionValues } from './schema.js';

type Field = DefinitionValues['entity']['fields'][number];

/** Keys of a field that fit some types only. */
export function checkFields(fields: readonly Field[], written: Written): ContentProblem[] {
  return fields.flatMap((field, index) => [
    ...checkValues(field, index, written),
    ...onlyOn(field, index, 'scale', 'decimal'),
    ...onlyOn(field, index, 'collation', 'string'),
  ]);
}

function onlyOn(
  field: Field,
  index: number,
  key: 'scale' | 'collation',
  type: Field['type'],
): ContentProblem[] {
  if (field[key] === undefined || field.type === type) return [];
  const message = `\`${key}\` is for ${type} fields, and \`${field.name}\` is ${field.type}`;
  return [{ path: ['fields', index, key], atKey: true, message, about: `${key}:${field.name}` }];
}

function checkValues(field: Field, index: number, written: Written): ContentProblem[] {
  const { name, type, values } = field;
  if (values === undefined) return [];
  const about = `values:${name}`;
  if (type !== 'string' && type !== 'integer') {
    const message = `\`values\` is for string and integer fields, and \`${name}\` is ${type}`;
    return [{ path: ['fields', index, 'values'], atKey: true, message, about, fatal: true }];
  }
  const seen = new Set<string | number>();
  return values.flatMap((value, at): ContentProblem[] => {
    const path = ['fields', index, 'values', at];
    if (type === 'string' && typeof value !== 'string') {
      const message = `expected text, as \`${name}\` is a string, found the number \`${written(path)}\``;
      return [{ path, message, help: `put it in quotes: '${written(path)}'`, about, fatal: true }];
    }
    if (type === 'integer' && typeof value !== 'number') {
      const message = `expected a whole number, as \`${name}\` is an integer, found the text \`${value}\``;
      return [{ path, message, about, fatal: true }];
    }
    if (typeof value === 'number' && written(path) !== String(value)) {
      // 010 is ten in YAML 1.2 and eight in YAML 1.1, which other tools read.
      const message = `\`${written(path)}\` is \`${value}\` here, and may be another number to other tools`;
      return [{ path, message, help: `write ${value}`, about, fatal: true }];
    }
    if (seen.has(value))
      return [{ path, message: `\`${value}\` is listed twice`, about: `${about}:${value}` }];
    seen.add(value);
    return [];
  });
}
