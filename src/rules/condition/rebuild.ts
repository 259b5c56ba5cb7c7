import { childrenOf } from '../../expression/children.js';
import type { TypedOf } from '../../expression/expression-of.js';
import type { Typed } from '../../expression/typed.js';
import { withChildren } from '../../expression/with-children.js';

/** The tree with every named term replaced for which `replace` gives something. */
export function replaceTerms(tree: Typed, replace: (term: TypedOf<'term'>) => Typed | null): Typed {
  if (tree.kind === 'term') return replace(tree) ?? tree;
  const children = childrenOf(tree);
  const replaced = children.map((child) => replaceTerms(child, replace));
  return replaced.every((child, index) => child === children[index]) ? tree : withChildren(tree, replaced);
}
