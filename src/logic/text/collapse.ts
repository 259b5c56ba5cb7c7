import { textOfCharacter } from './alphabet.js';
import { type Automaton, edgesOf, endOfRange, isFinal } from './automaton.js';

/**
 * The members of a finite language, unordered; null when there are more than `limit`, or no end of them.
 *
 * @param automaton minimal, so that only a final state accepts nothing any more
 */
export function listMembers(automaton: Automaton, limit: number): readonly string[] | null {
  if (countMembers(automaton, limit) > limit) return null;
  const members: string[] = [];
  const visit = (state: number, prefix: string) => {
    if (isFinal(automaton, state)) return;
    if (automaton.accepting[state]) members.push(prefix);
    const edges = edgesOf(automaton, state);
    for (const [index, target] of edges.targets.entries()) {
      if (isFinal(automaton, target)) continue;
      for (let at = edges.starts[index] ?? 0; at <= endOfRange(edges, index); at += 1)
        visit(target, prefix + textOfCharacter(at));
    }
  };
  visit(0, '');
  return members;
}

/** Infinity as soon as it is clear that there are more than `limit`. */
function countMembers(automaton: Automaton, limit: number): number {
  const counts = new Map<number, number>();
  const count = (state: number): number => {
    const known = counts.get(state);
    if (known !== undefined) return known;
    if (isFinal(automaton, state)) return automaton.accepting[state] ? Infinity : 0;
    // Met again on the way down it is a cycle, and from every state but a final one something is accepted.
    counts.set(state, Infinity);
    const edges = edgesOf(automaton, state);
    let total = automaton.accepting[state] ? 1 : 0;
    for (const [index, target] of edges.targets.entries()) {
      const ways = count(target);
      if (ways === 0) continue;
      total += ways * (endOfRange(edges, index) - (edges.starts[index] ?? 0) + 1);
      if (total > limit) return Infinity;
    }
    counts.set(state, total);
    return total;
  };
  return count(0);
}
