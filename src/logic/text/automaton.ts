import { CHARACTER_COUNT, type Character, charactersOf } from './alphabet.js';

/**
 * Where each character leads: range i goes from `starts[i]` to just before `starts[i + 1]`, the last to the end of the
 * alphabet. `starts[0]` is 0, so every character leads somewhere.
 */
export interface Edges<State> {
  readonly starts: readonly Character[];
  readonly targets: readonly State[];
}

/** Deterministic and complete; state 0 is the first. */
export interface Automaton {
  readonly accepting: readonly boolean[];
  readonly edges: readonly Edges<number>[];
}

/** The most states a text set may have. */
export const STATE_LIMIT = 2_000;

export function edgesOf(automaton: Automaton, state: number): Edges<number> {
  const edges = automaton.edges[state];
  if (edges === undefined) throw new RangeError(`The automaton has no state ${state}.`);
  return edges;
}

/** Never throws on edges that cover the alphabet. */
export function follow<State>({ starts, targets }: Edges<State>, character: Character): State {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= character) low = middle;
    else high = middle - 1;
  }
  const target = targets[low];
  if (target === undefined) throw new RangeError('The edges do not cover the alphabet.');
  return target;
}

export function runFrom(automaton: Automaton, state: number, text: string): number {
  let at = state;
  for (const character of charactersOf(text)) at = follow(edgesOf(automaton, at), character);
  return at;
}

export function acceptsText(automaton: Automaton, text: string): boolean {
  return automaton.accepting[runFrom(automaton, 0, text)] === true;
}

export function complementAutomaton({ accepting, edges }: Automaton): Automaton {
  return { accepting: accepting.map((accepts) => !accepts), edges };
}

/** Neighbouring ranges that lead to the same state become one. */
export function mergeRanges(starts: readonly Character[], targets: readonly number[]): Edges<number> {
  const mergedStarts: Character[] = [];
  const mergedTargets: number[] = [];
  for (const [index, target] of targets.entries()) {
    if (mergedTargets.at(-1) === target) continue;
    mergedStarts.push(starts[index] ?? 0);
    mergedTargets.push(target);
  }
  return { starts: mergedStarts, targets: mergedTargets };
}

/** The last character of a range. */
export function endOfRange({ starts }: Edges<unknown>, index: number): Character {
  return (starts[index + 1] ?? CHARACTER_COUNT) - 1;
}

/** Whether no continuation from this state on changes its answer. */
export function isFinal(automaton: Automaton, state: number): boolean {
  const { targets } = edgesOf(automaton, state);
  return targets.length === 1 && targets[0] === state;
}
