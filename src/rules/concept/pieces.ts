import type { AnyDefinition, Path } from '../../language/definition.js';
import type { PlainMeaning } from '../../meaning/meaning.js';

/** The named pieces in which two meanings of a kind differ, or that only one has, in the order of the first. */
export function differingPieces(one: PlainMeaning, other: PlainMeaning): readonly string[] {
  const names = [one, other].flatMap(({ pieces, records }) => [
    ...Object.keys(pieces),
    ...Object.keys(records),
  ]);
  return [...new Set(names)].filter((name) => {
    const [left, right] = [one.records[name], other.records[name]];
    if (!left || !right) return left !== right || one.pieces[name] !== other.pieces[name];
    const key = left.condition.key;
    return left.entity !== right.entity || key === null || key !== right.condition.key;
  });
}

/** Where a piece stands in a definition: `segment enterprise` is the condition of that segment. null when it is not there. */
export function pathOfPiece({ value }: AnyDefinition, piece: string): Path | null {
  const [key = '', name] = piece.split(' ');
  if (name === undefined) return Object.hasOwn(value, key) ? [key] : null;
  return pathInList(value, key, name);
}

function pathInList(value: AnyDefinition['value'], key: string, name: string): Path | null {
  if (key === 'field' && 'fields' in value) {
    const index = value.fields.findIndex((field) => field.name === name);
    return index === -1 ? null : ['fields', index];
  }
  if (key === 'relationship' && 'relationships' in value) {
    const index = value.relationships?.findIndex((each) => each.name === name) ?? -1;
    return index === -1 ? null : ['relationships', index];
  }
  if (key === 'segment' && 'segments' in value) {
    const index = value.segments.findIndex((segment) => segment.name === name);
    return index === -1 ? null : ['segments', index, 'where'];
  }
  if (key === 'claim' && 'claims' in value) {
    const index = value.claims?.findIndex((claim) => claim.metric === name) ?? -1;
    return index === -1 ? null : ['claims', index];
  }
  return null;
}
