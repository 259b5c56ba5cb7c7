import { type Automaton, type Edges, edgesOf, mergeRanges } from './automaton.js';
import { exploreStates, refuseSize } from './explore.js';

/** How many edges may be looked at before giving up. */
const STEP_LIMIT = 5_000_000;

/**
 * The one smallest automaton of its language, its states numbered breadth first along ascending characters: equal
 * languages give identical structures.
 *
 * @throws Undecided when it would take too long
 */
export function minimize(automaton: Automaton): Automaton {
  const classes = equivalentStates(automaton);
  const members: number[] = [];
  for (const [state, group] of classes.entries()) members[group] ??= state;
  const memberOf = (group: number) => members[group] ?? 0;
  return exploreStates<number>({
    start: classes[0] ?? 0,
    keyOf: (group) => group,
    accepts: (group) => automaton.accepting[memberOf(group)] === true,
    edgesOf: (group) => quotientEdges(edgesOf(automaton, memberOf(group)), classes),
  });
}

function quotientEdges({ starts, targets }: Edges<number>, classes: readonly number[]): Edges<number> {
  return mergeRanges(
    starts,
    targets.map((target) => classes[target] ?? 0),
  );
}

/** Moore's refinement: the class of each state. */
function equivalentStates(automaton: Automaton): readonly number[] {
  let { classes, count } = firstClasses(automaton);
  let steps = 0;
  for (;;) {
    if (count === classes.length) return classes;
    const numbers = new Map<string, number>();
    const refined = automaton.edges.map((edges, state) => {
      steps += edges.starts.length;
      const { starts, targets } = quotientEdges(edges, classes);
      return numberFor(numbers, `${classes[state]};${starts.join()};${targets.join()}`);
    });
    if (numbers.size === count) return classes;
    if (steps > STEP_LIMIT) refuseSize();
    classes = refined;
    count = numbers.size;
  }
}

/**
 * By the lengths of the shortest continuations that are accepted and refused. Plain acceptance would do, but long
 * chains would then take one round of refinement per state.
 */
function firstClasses(automaton: Automaton): { classes: readonly number[]; count: number } {
  const sources = reverseEdges(automaton);
  const toAccepted = distances(sources, (state) => automaton.accepting[state] === true);
  const toRefused = distances(sources, (state) => automaton.accepting[state] !== true);
  const numbers = new Map<string, number>();
  const classes = sources.map((_, state) =>
    numberFor(numbers, `${toAccepted[state] ?? ''},${toRefused[state] ?? ''}`),
  );
  return { classes, count: numbers.size };
}

function numberFor(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function reverseEdges({ edges }: Automaton): readonly (readonly number[])[] {
  const sources: number[][] = edges.map(() => []);
  for (const [state, { targets }] of edges.entries()) {
    for (const target of targets) sources[target]?.push(state);
  }
  return sources;
}

/** From every state to the nearest goal; undefined where none can be reached. */
function distances(
  sources: readonly (readonly number[])[],
  isGoal: (state: number) => boolean,
): readonly (number | undefined)[] {
  const found: (number | undefined)[] = sources.map((_, state) => (isGoal(state) ? 0 : undefined));
  const queue = [...found.keys()].filter((state) => found[state] === 0);
  for (const state of queue) {
    for (const source of sources[state] ?? []) {
      if (found[source] !== undefined) continue;
      found[source] = (found[state] ?? 0) + 1;
      queue.push(source);
    }
  }
  return found;
}
