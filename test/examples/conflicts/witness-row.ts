import type { WitnessRecord } from '../../../src/diagnostic/finding.js';
import type { DataType } from '../../../src/expression/data-type.js';
import { parseDecimal } from '../../../src/expression/decimal.js';
import { readDate, readTimestamp } from '../../../src/expression/read-date.js';
import type { Moment, Row } from '../../../src/expression/row.js';
import type { Value } from '../../../src/expression/value.js';
import type { Entity, Graph } from '../../../src/graph/graph.js';

type Written = WitnessRecord[string];

const PRESENT = ['CURRENT_DATE', 'CURRENT_TIMESTAMP'];

/**
 * A record as it is printed, as a row that conditions can be evaluated on. A field that is not printed may have any
 * value; here it gets `other`, so that a record which leans on a field it does not name is found out.
 */
export function rowOf(
  graph: Graph,
  entity: string,
  record: WitnessRecord,
  other: 'null' | 'some',
): { readonly row: Row; readonly now: Moment } {
  for (const name of Object.keys(record)) {
    // What a function of the warehouse is taken to give is no field.
    if (!PRESENT.includes(name) && !name.includes('(')) entityAt(graph, entity, name.split('.').slice(0, -1));
  }
  const row: Row = {
    field: (path, name) => {
      const { info } = fieldAt(graph, entity, path, name);
      const written = record[[...path, name].join('.')];
      if (written !== undefined) return readValue(info.type, written);
      return other === 'null' && info.nullable ? null : someValue(info.type);
    },
    exists: (path) => record[path.join('.')] !== null || path.length === 0,
  };
  return { row, now: momentOf(record) };
}

/** The entity where a path ends; throws on a step that is none. */
function entityAt(graph: Graph, start: string, path: readonly string[]): Entity {
  let at = graph.entities.get(start);
  for (const step of path) at = graph.entities.get(at?.relationships.get(step)?.to ?? '');
  if (!at) throw new Error(`There is no ${[start, ...path].join('.')}.`);
  return at;
}

function fieldAt(graph: Graph, entity: string, path: readonly string[], name: string) {
  const field = entityAt(graph, entity, path).fields.get(name);
  if (!field) throw new Error(`There is no field ${name}.`);
  return field;
}

function momentOf(record: WitnessRecord): Moment {
  const written = record.CURRENT_TIMESTAMP ?? record.CURRENT_DATE ?? '2026-11-22';
  const read = readTimestamp(String(written));
  if (!read.ok) throw new Error(read.message);
  return { timestamp: read.value };
}

function readValue(type: DataType, written: Written): Value {
  if (written === null) return null;
  switch (type.kind) {
    case 'string':
      if (typeof written === 'string') return { kind: 'string', value: written };
      break;
    case 'boolean':
      if (typeof written === 'boolean') return { kind: 'boolean', value: written };
      break;
    case 'integer':
      return { kind: 'integer', value: BigInt(String(written)) };
    case 'number':
      return { kind: 'number', value: Number(written) };
    case 'decimal': {
      const value = parseDecimal(String(written));
      if (value) return { kind: 'decimal', value };
      break;
    }
    case 'date': {
      const read = readDate(String(written));
      if (read.ok) return { kind: 'date', value: read.value };
      break;
    }
    case 'timestamp': {
      const read = readTimestamp(String(written));
      if (read.ok) return { kind: 'timestamp', value: read.value };
      break;
    }
    case 'interval':
    case 'null':
      break;
  }
  throw new Error(`${JSON.stringify(written)} is no ${type.kind}.`);
}

function someValue(type: DataType): Value {
  switch (type.kind) {
    case 'string':
      return { kind: 'string', value: type.values?.[0] ?? 'anything' };
    case 'boolean':
      return { kind: 'boolean', value: true };
    case 'integer':
      return { kind: 'integer', value: type.values?.[0] ?? 1000n };
    case 'number':
      return { kind: 'number', value: 1000 };
    case 'decimal':
      return { kind: 'decimal', value: { units: 1000n, scale: 0 } };
    case 'date':
      return { kind: 'date', value: 20_000 };
    case 'timestamp':
      return { kind: 'timestamp', value: 1_728_000_000_000_000n };
    case 'interval':
    case 'null':
      throw new Error(`A field is no ${type.kind}.`);
  }
}
