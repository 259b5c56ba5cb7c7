import { childrenOf } from '../../expression/children.js';
import type { DataType } from '../../expression/data-type.js';
import type { FieldInfo, Typed } from '../../expression/typed.js';
import { withChildren } from '../../expression/with-children.js';

/** Something declared of a field, on which a proof may lean. */
export interface Declared {
  readonly kind: 'closed-list' | 'not-null';
  readonly field: FieldInfo;
}

/** What is declared of the stored fields that the trees read, also through terms and computed fields; each once. */
export function declarationsIn(trees: readonly Typed[]): readonly Declared[] {
  const fields = new Set<FieldInfo>();
  const visited = new Set<Typed>();
  const visit = (tree: Typed): void => {
    if (visited.has(tree)) return;
    visited.add(tree);
    if (tree.kind === 'term') visit(tree.term.condition);
    if (tree.kind === 'column' && tree.field.expression) visit(tree.field.expression);
    else if (tree.kind === 'column') fields.add(tree.field);
    for (const child of childrenOf(tree)) visit(child);
  };
  for (const tree of trees) visit(tree);
  return [...fields].flatMap((field): readonly Declared[] => [
    ...('values' in field.type && field.type.values ? [{ kind: 'closed-list', field } as const] : []),
    ...(field.nullable ? [] : [{ kind: 'not-null', field } as const]),
  ]);
}

/** The trees as they would be had nobody declared these things. */
export function loosen(trees: readonly Typed[], without: readonly Declared[]): readonly Typed[] {
  const loosened = new Map<Typed, Typed>();
  const change = (tree: Typed): Typed => {
    const known = loosened.get(tree);
    if (known) return known;
    const made = changed(tree);
    loosened.set(tree, made);
    return made;
  };
  const changed = (tree: Typed): Typed => {
    if (tree.kind === 'term') {
      return { ...tree, nullable: true, term: { ...tree.term, condition: change(tree.term.condition) } };
    }
    if (tree.kind === 'column') {
      const field = fieldWithout(tree.field, without, change);
      return {
        ...tree,
        nullable: true,
        field,
        type: field.type.kind === tree.type.kind ? field.type : tree.type,
      };
    }
    const children = childrenOf(tree);
    return children.length === 0 ? tree : withChildren(tree, children.map(change));
  };
  return trees.map(change);
}

function fieldWithout(
  field: FieldInfo,
  without: readonly Declared[],
  change: (tree: Typed) => Typed,
): FieldInfo {
  if (field.expression) {
    return { ...field, nullable: true, type: openType(field.type), expression: change(field.expression) };
  }
  const dropped = (kind: Declared['kind']) =>
    without.some((each) => each.kind === kind && each.field === field);
  return {
    ...field,
    nullable: field.nullable || dropped('not-null'),
    type: dropped('closed-list') ? openType(field.type) : field.type,
  };
}

function openType(type: DataType): DataType {
  if (!('values' in type)) return type;
  const { values: _, ...open } = type;
  return open;
}
