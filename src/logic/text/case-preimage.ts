import { CHARACTER_COUNT, type Character, charactersOf, textOfCharacter } from './alphabet.js';
import { type Automaton, type Edges, endOfRange, follow, mergeRanges } from './automaton.js';
import { pairedLetters } from './paired-letters.js';

/** Accepts x where the automaton accepts x in lower (upper) case; not minimal. */
export function caseAutomaton(automaton: Automaton, to: 'lower' | 'upper'): Automaton {
  const { lowerOf, upperOf } = pairedLetters();
  const moved = to === 'lower' ? lowerOf : upperOf;
  const origins = to === 'lower' ? upperOf : lowerOf;
  return {
    accepting: automaton.accepting,
    edges: automaton.edges.map((edges) => redirectLetters(edges, moved, origins)),
  };
}

/** Every moved letter goes where the letter that it becomes goes. */
function redirectLetters(
  edges: Edges<number>,
  moved: ReadonlyMap<Character, Character>,
  origins: ReadonlyMap<Character, Character>,
): Edges<number> {
  const redirected = new Map<Character, number>();
  const redirect = (from: Character, to: Character) => {
    const target = follow(edges, to);
    if (target !== follow(edges, from)) redirected.set(from, target);
  };
  for (const character of charactersOffTheWidest(edges, moved, origins)) {
    const to = moved.get(character);
    if (to !== undefined) redirect(character, to);
    const from = origins.get(character);
    if (from !== undefined) redirect(from, character);
  }
  return redirected.size === 0 ? edges : replacePoints(edges, redirected);
}

/**
 * Letters in all ranges but those that lead where the widest leads: of a pair that goes two ways one is among them.
 * Most states have but a few such characters, and 1,400 pairs need not be tried on each.
 */
function charactersOffTheWidest(
  edges: Edges<number>,
  moved: ReadonlyMap<Character, Character>,
  origins: ReadonlyMap<Character, Character>,
): readonly Character[] {
  const width = (index: number) => endOfRange(edges, index) - (edges.starts[index] ?? 0) + 1;
  let widest = 0;
  for (const index of edges.starts.keys()) if (width(index) > width(widest)) widest = index;
  const characters: Character[] = [];
  let total = 0;
  for (const [index, target] of edges.targets.entries())
    if (target !== edges.targets[widest]) total += width(index);
  if (total > moved.size + origins.size) return [...moved.keys(), ...origins.keys()];
  for (const [index, start] of edges.starts.entries()) {
    if (edges.targets[index] === edges.targets[widest]) continue;
    for (let at = start; at <= endOfRange(edges, index); at += 1) characters.push(at);
  }
  return characters;
}

function replacePoints(edges: Edges<number>, targets: ReadonlyMap<Character, number>): Edges<number> {
  const all = new Map(edges.starts.map((start, index) => [start, edges.targets[index] ?? 0]));
  for (const point of targets.keys()) {
    const next = point + 1;
    if (next < CHARACTER_COUNT) all.set(next, follow(edges, next));
  }
  for (const [point, target] of targets) all.set(point, target);
  const sorted = [...all].sort(([left], [right]) => left - right);
  return mergeRanges(
    sorted.map(([start]) => start),
    sorted.map(([, target]) => target),
  );
}

const ORIGIN_LIMIT = 10_000;

/** All texts that become one of these in lower (upper) case; null when there are more than 10,000. */
export function originsByCase(values: readonly string[], to: 'lower' | 'upper'): readonly string[] | null {
  const { lowerOf, upperOf } = pairedLetters();
  const moved = to === 'lower' ? lowerOf : upperOf;
  const origins = to === 'lower' ? upperOf : lowerOf;
  const all: string[] = [];
  for (const value of values) {
    const characters = charactersOf(value);
    if (characters.some((character) => moved.has(character))) continue;
    let spellings = [''];
    for (const character of characters) {
      const origin = origins.get(character);
      const choices = origin === undefined ? [character] : [character, origin];
      if (spellings.length * choices.length + all.length > ORIGIN_LIMIT) return null;
      spellings = choices.flatMap((choice) =>
        spellings.map((spelling) => spelling + textOfCharacter(choice)),
      );
    }
    all.push(...spellings);
  }
  return all;
}
