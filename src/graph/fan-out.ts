import { childrenOf } from '../expression/children.js';
import type { ColumnUse } from '../expression/columns.js';
import type { Typed } from '../expression/typed.js';
import type { Graph } from './graph.js';

/**
 * The related field that a sum over the records of `entity` would count once for each of the many records that share
 * it: the first of the fields that the value is made of, where all of them stand behind a many_to_one relationship.
 * null when some part is the record's own, so that the value belongs to the record.
 */
export function fieldCountedTwice(graph: Graph, entity: string, value: Typed): ColumnUse | null {
  const fields = fieldsAdded(value, []);
  const [first = null] = fields;
  return fields.every(({ path }) => isShared(graph, entity, path)) ? first : null;
}

/** The stored fields that a value is made of; what only chooses between values is no part of it. */
function fieldsAdded(node: Typed, path: readonly string[]): readonly ColumnUse[] {
  switch (node.kind) {
    case 'column': {
      const full = [...path, ...node.path];
      return node.field.expression
        ? fieldsAdded(node.field.expression, full)
        : [{ path: full, field: node.field }];
    }
    case 'case': {
      const results = node.branches.map(({ then }) => then);
      if (node.otherwise) results.push(node.otherwise);
      return results.flatMap((result) => fieldsAdded(result, path));
    }
    case 'term':
      return fieldsAdded(node.term.condition, [...path, ...node.path]);
    default:
      return childrenOf(node).flatMap((child) => fieldsAdded(child, path));
  }
}

function isShared(graph: Graph, start: string, path: readonly string[]): boolean {
  let entity = graph.entities.get(start);
  for (const step of path) {
    const relationship = entity?.relationships.get(step);
    if (relationship?.type === 'many_to_one') return true;
    entity = relationship && graph.entities.get(relationship.to);
  }
  return false;
}
