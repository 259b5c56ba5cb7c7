import { type Character, charactersOf, textOfCharacter } from './alphabet.js';
import { type Automaton, edgesOf, endOfRange } from './automaton.js';
import { PriorityQueue } from './priority-queue.js';
import {
  costOfCharacter,
  costOfText,
  EMPTY_COST,
  isSmooth,
  ROUGH_END_COST,
  readableCharacters,
} from './readability.js';
import { hasText, type TextSet } from './text-set.js';

const WORDS = ['other', 'another', 'something', 'anything', 'text', 'Other', 'OTHER', 'some other text'];

/** Up to `count` different members, the most readable first; none only when there is none. */
export function sampleTexts(set: TextSet, count: number): string[] {
  switch (set.kind) {
    case 'finite':
      return sortByReadability(set.values).slice(0, count);
    case 'cofinite':
      return wordsIn(set, count);
    case 'automaton': {
      const words = WORDS.filter((word) => hasText(set, word));
      return [...new Set([...words, ...cheapestTexts(set.automaton, count)])].slice(0, count);
    }
  }
}

function sortByReadability(values: readonly string[]): readonly string[] {
  return values
    .map((value) => ({ value, cost: costOfText(charactersOf(value)) }))
    .sort((left, right) => left.cost - right.cost)
    .map(({ value }) => value);
}

function wordsIn(set: TextSet & { kind: 'cofinite' }, count: number): string[] {
  const excluded = new Set(set.values);
  const words = WORDS.filter((word) => !excluded.has(word)).slice(0, count);
  for (let number = 2; words.length < count; number += 1)
    if (!excluded.has(`other ${number}`)) words.push(`other ${number}`);
  return words;
}

/** The beginning of a text, or a whole one. */
interface Candidate {
  readonly text: string;
  readonly last: Character | null;
  readonly state: number;
  readonly whole: boolean;
  readonly spent: number;
  /** What the cheapest whole text from here costs at least. */
  readonly estimate: number;
}

/** A* over the texts: they come out in the order of their cost. */
function cheapestTexts(automaton: Automaton, count: number): string[] {
  const toEnd = cheapestEnds(automaton);
  const queue = new PriorityQueue<Candidate>(
    (left, right) =>
      left.estimate < right.estimate || (left.estimate === right.estimate && left.text < right.text),
  );
  const found: string[] = [];
  const begin = (text: string, last: Character | null, state: number, spent: number) => {
    const rest = toEnd[state];
    if (rest !== undefined) queue.add({ text, last, state, whole: false, spent, estimate: spent + rest });
  };
  begin('', null, 0, 0);
  while (found.length < count) {
    const candidate = queue.take();
    if (candidate === undefined) break;
    const { text, last, state, spent } = candidate;
    if (candidate.whole) {
      found.push(text);
      continue;
    }
    if (automaton.accepting[state]) {
      const estimate = spent + (last === null ? EMPTY_COST : isSmooth(last) ? 0 : ROUGH_END_COST);
      queue.add({ ...candidate, whole: true, estimate });
    }
    const edges = edgesOf(automaton, state);
    for (const [index, target] of edges.targets.entries()) {
      if (toEnd[target] === undefined) continue;
      const range = readableCharacters(edges.starts[index] ?? 0, endOfRange(edges, index), count);
      for (const character of range) {
        const start = last === null && !isSmooth(character) ? ROUGH_END_COST : 0;
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

/** For each state the cost of the cheapest continuation that is accepted; undefined where none is. Dijkstra, backwards. */
function cheapestEnds(automaton: Automaton): readonly (number | undefined)[] {
  const costs: (number | undefined)[] = automaton.accepting.map(() => undefined);
  const sources: { state: number; cost: number }[][] = automaton.edges.map(() => []);
  for (const [state, edges] of automaton.edges.entries()) {
    for (const [index, target] of edges.targets.entries()) {
      const [best = 0] = readableCharacters(edges.starts[index] ?? 0, endOfRange(edges, index), 1);
      sources[target]?.push({ state, cost: costOfCharacter(best) });
    }
  }
  const queue = new PriorityQueue<{ state: number; cost: number }>((left, right) => left.cost < right.cost);
  for (const [state, accepts] of automaton.accepting.entries()) if (accepts) queue.add({ state, cost: 0 });
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    if (costs[next.state] !== undefined) continue;
    costs[next.state] = next.cost;
    for (const { state, cost } of sources[next.state] ?? [])
      if (costs[state] === undefined) queue.add({ state, cost: next.cost + cost });
  }
  return costs;
}
