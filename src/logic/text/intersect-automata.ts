import type { Character } from './alphabet.js';
import { type Automaton, type Edges, edgesOf, isFinal } from './automaton.js';
import { exploreStates } from './explore.js';

type Pair = readonly [number, number];

/** Accepts what both accept; not minimal. */
export function intersectAutomata(left: Automaton, right: Automaton): Automaton {
  const isDead = ([a, b]: Pair) =>
    (!left.accepting[a] && isFinal(left, a)) || (!right.accepting[b] && isFinal(right, b));
  const width = right.accepting.length;
  return exploreStates<Pair>({
    start: [0, 0],
    // Once one side can accept nothing more, it does not matter where the other is.
    keyOf: (pair) => (isDead(pair) ? -1 : pair[0] * width + pair[1]),
    accepts: ([a, b]) => left.accepting[a] === true && right.accepting[b] === true,
    edgesOf: (pair) =>
      isDead(pair)
        ? { starts: [0], targets: [pair] }
        : pairEdges(edgesOf(left, pair[0]), edgesOf(right, pair[1])),
  });
}

function pairEdges(left: Edges<number>, right: Edges<number>): Edges<Pair> {
  const starts: Character[] = [];
  const targets: Pair[] = [];
  let a = 0;
  let b = 0;
  let start: Character | undefined = 0;
  while (start !== undefined) {
    starts.push(start);
    targets.push([left.targets[a] ?? 0, right.targets[b] ?? 0]);
    const nextLeft: Character | undefined = left.starts[a + 1];
    const nextRight: Character | undefined = right.starts[b + 1];
    start = smaller(nextLeft, nextRight);
    if (start === nextLeft) a += 1;
    if (start === nextRight) b += 1;
  }
  return { starts, targets };
}

function smaller(left: Character | undefined, right: Character | undefined): Character | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return Math.min(left, right);
}
