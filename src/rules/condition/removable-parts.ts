import type { TypedOf } from '../../expression/expression-of.js';
import type { Located } from '../../expression/syntax.js';
import type { Typed } from '../../expression/typed.js';

export type PartRole = 'arm' | 'part' | 'value' | 'branch' | 'else';

/** A piece of a node that can be taken away, and what is left of the node then. */
export interface RemovablePart extends Located {
  readonly role: PartRole;
  /** The expression of which a second, word for word the same, adds nothing; null for an `ELSE`. */
  readonly repeatable: Typed | null;
  readonly rest: () => Typed;
}

/**
 * The pieces of the node itself, in the order written: operands of `AND` and `OR`, values of `IN`, branches of `CASE`
 * and its `ELSE`. The range of a branch begins at its condition, that of an `ELSE` at its value.
 */
export function removableParts(node: Typed): readonly RemovablePart[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return partsOfJunction(node);
    case 'in':
      return partsOfList(node);
    case 'case':
      return partsOfCase(node);
    default:
      return [];
  }
}

function partsOfJunction(node: TypedOf<'and' | 'or'>): readonly RemovablePart[] {
  return node.operands.map((operand, index) => ({
    role: node.kind === 'and' ? 'part' : 'arm',
    start: operand.start,
    end: operand.end,
    repeatable: operand,
    rest: () => {
      const operands = node.operands.toSpliced(index, 1);
      const [only] = operands;
      return only && operands.length === 1 ? only : { ...node, operands };
    },
  }));
}

/** A list keeps its last value: without any it would be another condition, which is for the junction around it. */
function partsOfList(node: TypedOf<'in'>): readonly RemovablePart[] {
  if (node.items.length < 2) return [];
  return node.items.map((item, index) => ({
    role: 'value',
    start: item.start,
    end: item.end,
    repeatable: item,
    rest: () => ({ ...node, items: node.items.toSpliced(index, 1) }),
  }));
}

function partsOfCase(node: TypedOf<'case'>): readonly RemovablePart[] {
  const { branches, otherwise } = node;
  const parts: RemovablePart[] = branches.map(({ when, then }, index) => ({
    role: 'branch',
    start: when.start,
    end: then.end,
    repeatable: when,
    rest: () =>
      branches.length > 1
        ? { ...node, branches: branches.toSpliced(index, 1) }
        : (otherwise ?? nothing(node)),
  }));
  if (otherwise === null) return parts;
  const { start, end } = otherwise;
  const rest = (): Typed => ({ ...node, otherwise: null, nullable: true });
  return [...parts, { role: 'else', start, end, repeatable: null, rest }];
}

/** What a CASE without branches gives. */
function nothing({ type, start, end }: Typed): Typed {
  return { kind: 'literal', value: null, type, nullable: true, start, end };
}
