import { Undecided } from '../undecided.js';
import { type Automaton, type Edges, mergeRanges } from './automaton.js';

/** A deterministic automaton as functions of its states, which may be sets or pairs of other states. */
interface Construction<State> {
  readonly start: State;
  readonly keyOf: (state: State) => string | number;
  readonly accepts: (state: State) => boolean;
  readonly edgesOf: (state: State) => Edges<State>;
}

/** Before minimisation. Together they bound the time of every construction. */
const RAW_STATE_LIMIT = 20_000;
const RAW_EDGE_LIMIT = 200_000;

/**
 * All states that can be reached, numbered as they are found.
 *
 * @throws Undecided when there are too many
 */
export function exploreStates<State>(construction: Construction<State>): Automaton {
  const numbers = new Map<string | number, number>();
  const states: State[] = [];
  const numberOf = (state: State): number => {
    const key = construction.keyOf(state);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, states.length);
    states.push(state);
    return states.length - 1;
  };
  numberOf(construction.start);
  const accepting: boolean[] = [];
  const edges: Edges<number>[] = [];
  let edgeCount = 0;
  // The list grows while it is walked.
  for (const state of states) {
    const { starts, targets } = construction.edgesOf(state);
    edgeCount += starts.length;
    if (states.length > RAW_STATE_LIMIT || edgeCount > RAW_EDGE_LIMIT) refuseSize();
    accepting.push(construction.accepts(state));
    edges.push(mergeRanges(starts, targets.map(numberOf)));
  }
  return { accepting, edges };
}

export function refuseSize(): never {
  throw new Undecided('the conditions on a text are too involved to decide');
}
