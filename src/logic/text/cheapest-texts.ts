import { type Character, textOfCharacter } from './alphabet.js';
import { type Automaton, edgesOf, endOfRange } from './automaton.js';
import { PriorityQueue } from './priority-queue.js';
import { costOfCharacter, costOfEnd, readableCharacters } from './readability.js';

/** The beginning of a text, or a whole one. */
interface Candidate {
  readonly text: string;
  readonly last: Character | null;
  readonly state: number;
  readonly whole: boolean;
  readonly spent: number;
  /** What the cheapest whole text from here costs. */
  readonly estimate: number;
}

/** Up to `count` texts that the automaton accepts, ascending by what they cost their reader. A*. */
export function cheapestTexts(automaton: Automaton, count: number): string[] {
  const costToEnd = costsToEnd(automaton);
  // Among equals one is spelled to its end before the next is begun: its continuations sort before all that do not
  // begin with it.
  const queue = new PriorityQueue<Candidate>(
    (left, right) =>
      left.estimate < right.estimate || (left.estimate === right.estimate && left.text < right.text),
  );
  const begin = (text: string, last: Character | null, state: number, spent: number) => {
    const rest = costToEnd(state, last);
    if (rest !== Infinity) queue.add({ text, last, state, whole: false, spent, estimate: spent + rest });
  };
  begin('', null, 0, 0);
  const found: string[] = [];
  while (found.length < count) {
    const candidate = queue.take();
    if (candidate === undefined) break;
    const { text, last, state, spent } = candidate;
    if (candidate.whole) {
      found.push(text);
      continue;
    }
    if (automaton.accepting[state])
      queue.add({ ...candidate, whole: true, estimate: spent + costOfEnd(last) });
    const edges = edgesOf(automaton, state);
    for (const [index, target] of edges.targets.entries()) {
      if (costToEnd(target, null) === Infinity) continue;
      for (const character of readableCharacters(edges.starts[index] ?? 0, endOfRange(edges, index), count)) {
        const start = last === null ? costOfEnd(character) : 0;
        begin(
          text + textOfCharacter(character),
          character,
          target,
          spent + start + costOfCharacter(character),
        );
      }
    }
  }
  return found;
}

/** The least cost from a state on, when a character has just been read; Infinity where nothing can be accepted. */
function costsToEnd(automaton: Automaton): (state: number, last: Character | null) => number {
  const onward = automaton.accepting.map(() => Infinity);
  const sources: { from: number; cost: number }[][] = automaton.edges.map(() => []);
  const queue = new PriorityQueue<{ state: number; cost: number }>((left, right) => left.cost < right.cost);
  for (const [state, edges] of automaton.edges.entries()) {
    for (const [index, target] of edges.targets.entries()) {
      // A dearer character is never the better one: what its end saves is less than what it costs.
      const [best = 0] = readableCharacters(edges.starts[index] ?? 0, endOfRange(edges, index), 1);
      const cost = costOfCharacter(best);
      sources[target]?.push({ from: state, cost });
      if (automaton.accepting[target]) queue.add({ state, cost: cost + costOfEnd(best) });
    }
  }
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    if (onward[next.state] !== Infinity) continue;
    onward[next.state] = next.cost;
    for (const { from, cost } of sources[next.state] ?? []) {
      if (onward[from] === Infinity) queue.add({ state: from, cost: next.cost + cost });
    }
  }
  return (state, last) =>
    Math.min(onward[state] ?? Infinity, automaton.accepting[state] ? costOfEnd(last) : Infinity);
}
