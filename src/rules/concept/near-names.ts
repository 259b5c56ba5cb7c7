/** A name and what it is the name of. */
export interface Named<T> {
  readonly name: string;
  readonly item: T;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  /** What ends here. */
  readonly items: T[];
  /** How many letters the shortest and the longest rest below this node have. */
  shortest: number;
  longest: number;
}

/**
 * Every pair of names at an edit distance (insert, delete or replace one character) of at most `most`, each pair once.
 * Names are kept in a tree by their beginnings, and each is looked up among those before it: a beginning that is too far
 * off already is never followed, so the time grows with the names and the pairs found, not with all pairs.
 */
export function* pairsOfNearNames<T>(named: readonly Named<T>[], most: number): Generator<readonly [T, T]> {
  const root = newNode<T>();
  for (const { name, item } of named) {
    const letters = Array.from(name);
    for (const other of near(root, letters, most)) yield [other, item] as const;
    add(root, letters, item);
  }
}

function newNode<T>(): Node<T> {
  return { next: new Map(), items: [], shortest: Number.POSITIVE_INFINITY, longest: 0 };
}

function add<T>(root: Node<T>, letters: readonly string[], item: T): void {
  let node = root;
  for (const [index, letter] of letters.entries()) {
    const rest = letters.length - index;
    node.shortest = Math.min(node.shortest, rest);
    node.longest = Math.max(node.longest, rest);
    let next = node.next.get(letter);
    if (!next) {
      next = newNode();
      node.next.set(letter, next);
    }
    node = next;
  }
  node.shortest = 0;
  node.items.push(item);
}

/** Levenshtein's table, one row a letter of the tree; only cells near the diagonal can be small enough. */
function near<T>(root: Node<T>, letters: readonly string[], most: number): readonly T[] {
  const found: T[] = [];
  const visit = (node: Node<T>, depth: number, row: readonly number[]): void => {
    if ((row[letters.length] ?? 0) <= most) found.push(...node.items);
    const rest = letters.length - depth;
    if (node.shortest > rest + most || node.longest < rest - most) return;
    for (const [letter, next] of node.next) {
      const below = rowBelow(row, letter, letters, depth + 1, most);
      if (below) visit(next, depth + 1, below);
    }
  };
  visit(root, 0, [...letters.keys(), letters.length]);
  return found;
}

/** null when every cell is more than `most`. */
function rowBelow(
  row: readonly number[],
  letter: string,
  letters: readonly string[],
  depth: number,
  most: number,
): readonly number[] | null {
  const below = new Array<number>(letters.length + 1).fill(most + 1);
  if (depth <= most) below[0] = depth;
  let least = below[0] ?? 0;
  for (let index = Math.max(1, depth - most); index <= Math.min(letters.length, depth + most); index++) {
    const replaced = (row[index - 1] ?? 0) + (letters[index - 1] === letter ? 0 : 1);
    const cell = Math.min(replaced, (row[index] ?? 0) + 1, (below[index - 1] ?? 0) + 1, most + 1);
    below[index] = cell;
    least = Math.min(least, cell);
  }
  return least <= most ? below : null;
}
