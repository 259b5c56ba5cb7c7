import { CHARACTER_COUNT, type Character, charactersOf } from './alphabet.js';
import { type Automaton, type Edges, STATE_LIMIT } from './automaton.js';
import { exploreStates } from './explore.js';

interface Node {
  readonly id: number;
  readonly accepting: boolean;
  /** By ascending character. */
  readonly children: readonly (readonly [Character, Node])[];
}

const NOWHERE: Node = { id: 0, accepting: false, children: [] };

/**
 * The smallest automaton of a list of words, or null when it would have more than `limit` states.
 *
 * Words of 2,000 characters are too long.
 *
 * @param values sorted, so that words with a common beginning are neighbours; not empty
 */
export function automatonOfWords(values: readonly string[], limit: number): Automaton | null {
  const root = shareNodes(values.map(charactersOf), limit);
  if (root === null) return null;
  return exploreStates<Node>({
    start: root,
    keyOf: (node) => node.id,
    accepts: (node) => node.accepting,
    edgesOf: edgesOfNode,
  });
}

/** A trie built from its leaves, in which equal subtrees are one: what it accepts needs no further minimisation. */
function shareNodes(words: readonly (readonly Character[])[], limit: number): Node | null {
  const known = new Map<string, Node>();
  const build = (from: number, to: number, depth: number): Node | null => {
    // A word of n characters takes n + 2 states; this also bounds the recursion.
    if (depth + 2 > Math.min(limit, STATE_LIMIT)) return null;
    let at = from;
    const accepting = words[at]?.length === depth;
    if (accepting) at += 1;
    const children: (readonly [Character, Node])[] = [];
    while (at < to) {
      const character = words[at]?.[depth] ?? 0;
      let end = at + 1;
      while (end < to && words[end]?.[depth] === character) end += 1;
      const child = build(at, end, depth + 1);
      if (child === null) return null;
      children.push([character, child]);
      at = end;
    }
    children.sort(([left], [right]) => left - right);
    const key = `${accepting}${children.map(([character, { id }]) => `,${character}:${id}`).join('')}`;
    const node = known.get(key) ?? { id: known.size + 1, accepting, children };
    known.set(key, node);
    return known.size + 1 > limit ? null : node;
  };
  return build(0, words.length, 0);
}

function edgesOfNode({ children }: Node): Edges<Node> {
  const starts: Character[] = [0];
  const targets: Node[] = [NOWHERE];
  for (const [character, child] of children) {
    if (starts.at(-1) === character) {
      starts.pop();
      targets.pop();
    }
    starts.push(character);
    targets.push(child);
    if (character + 1 < CHARACTER_COUNT) {
      starts.push(character + 1);
      targets.push(NOWHERE);
    }
  }
  return { starts, targets };
}
