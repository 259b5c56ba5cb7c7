import { characterOf } from './alphabet.js';
import { type Automaton, type Edges, edgesOf, follow } from './automaton.js';
import { exploreStates } from './explore.js';

const SPACE = characterOf(0x20);

/** `atWord` after the last character that is no space, `now` after the spaces behind it too. */
interface Trimming {
  readonly begun: boolean;
  readonly atWord: number;
  readonly now: number;
}

/** Accepts x where the automaton accepts x without the spaces at both ends; not minimal. */
export function trimAutomaton(automaton: Automaton): Automaton {
  return exploreStates<Trimming>({
    start: { begun: false, atWord: 0, now: 0 },
    keyOf: ({ begun, atWord, now }) => `${begun} ${atWord} ${now}`,
    accepts: ({ atWord }) => automaton.accepting[atWord] === true,
    edgesOf: (state) => withSpace(edgesOf(automaton, state.now), state),
  });
}

function withSpace(edges: Edges<number>, state: Trimming): Edges<Trimming> {
  const space = state.begun ? { ...state, now: follow(edges, SPACE) } : state;
  const onward = (now: number): Trimming => ({ begun: true, atWord: now, now });
  const starts = [...new Set([...edges.starts, SPACE, SPACE + 1])].sort((left, right) => left - right);
  return {
    starts,
    targets: starts.map((start) => (start === SPACE ? space : onward(follow(edges, start)))),
  };
}
