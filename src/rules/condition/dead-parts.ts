import { childrenOf } from '../../expression/children.js';
import type { Located } from '../../expression/syntax.js';
import { tokenize } from '../../expression/tokenize.js';
import type { Typed } from '../../expression/typed.js';
import { withChildren } from '../../expression/with-children.js';
import { type PartRole, type RemovablePart, removableParts } from './removable-parts.js';

/** A part without which the whole means the same. */
export interface DeadPart extends Located {
  readonly role: PartRole;
  /** The whole before and after the part was taken away, all dead parts found earlier being gone from both. */
  readonly before: Typed;
  readonly after: Typed;
}

/** Lists, junctions and CASEs with more parts than this are searched for repetitions only: each part costs a proof. */
const MAX_PARTS = 100;
/** Each proof costs as much as the whole is long: of all together, so many nodes are gone through. */
const MAX_NODES = 20_000;

/**
 * The parts of a tree without which it means the same, in the order of the text. Outer parts come before what is
 * in them, later ones before earlier ones, and each is judged with those found before it gone: so all of them may go.
 * `text` is what the tree's ranges stand in.
 */
export function findDeadParts(
  tree: Typed,
  text: string,
  same: (left: Typed, right: Typed) => boolean,
): readonly DeadPart[] {
  const dead: DeadPart[] = [];
  let proofs = MAX_NODES / countNodes(tree);
  /** `plug` puts the node's successor into the whole as it is by now. */
  const scan = (node: Typed, plug: (node: Typed) => Typed): Typed => {
    let current = node;
    const drop = ({ role, start, end, rest }: RemovablePart): void => {
      const before = plug(current);
      current = rest();
      dead.push({ role, start, end, before, after: plug(current) });
    };
    for (const index of repetitions(node, text)) {
      const part = removableParts(current)[index];
      if (part) drop(part);
    }
    const few = removableParts(current).length <= MAX_PARTS;
    for (let index = few ? removableParts(current).length - 1 : -1; index >= 0; index -= 1) {
      const part = isNarrower(current, node) ? undefined : removableParts(current)[index];
      proofs -= 1;
      if (part && proofs >= 0 && same(plug(current), plug(part.rest()))) drop(part);
    }
    if (isNarrower(current, node)) return scan(current, plug);
    const children = [...childrenOf(current)];
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (!child || childrenOf(child).length === 0) continue;
      const replace = (inner: Typed): Typed => withChildren(current, children.with(index, inner));
      children[index] = scan(child, (inner) => plug(replace(inner)));
    }
    return withChildren(current, children);
  };
  scan(tree, (whole) => whole);
  return dead.sort((left, right) => left.start - right.start);
}

function countNodes(tree: Typed): number {
  return childrenOf(tree).reduce((count, child) => count + countNodes(child), 1);
}

/** A junction of which one operand is left is that operand, and has parts of its own. */
function isNarrower(current: Typed, node: Typed): boolean {
  return current.start !== node.start || current.end !== node.end;
}

/** The parts that say word for word what an earlier one says, by index, last ones first. */
function repetitions(node: Typed, text: string): readonly number[] {
  const seen = new Set<string>();
  const repeated: number[] = [];
  removableParts(node).forEach(({ repeatable }, index) => {
    if (repeatable === null || !isDeterministic(repeatable)) return;
    const tokens = tokenize(text.slice(repeatable.start, repeatable.end));
    const words = JSON.stringify(tokens.map((token) => [token.kind, token.text]));
    if (seen.has(words)) repeated.push(index);
    seen.add(words);
  });
  return repeated.reverse();
}

/** Whether the expression gives the same twice for one record. */
function isDeterministic(typed: Typed): boolean {
  if (typed.kind === 'declared' && !typed.declared.deterministic) return false;
  if (typed.kind === 'term') return isDeterministic(typed.term.condition);
  if (typed.kind === 'column')
    return typed.field.expression === null || isDeterministic(typed.field.expression);
  return childrenOf(typed).every(isDeterministic);
}
