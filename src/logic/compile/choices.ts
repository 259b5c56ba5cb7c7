import { type DiagramStore, EVERYTHING, NOTHING, type NodeId } from '../diagram/diagram.js';
import { keyOfSimple, NULL_TERM, type Simple } from '../term/term.js';
import { Undecided } from '../undecided.js';
import type { Choice, Choices, Truth } from './compiling.js';

/** A value made of more choices than this is not followed. */
const MAX_CHOICES = 400;

export function always(value: Simple): Choices {
  return [{ guard: EVERYTHING, value }];
}

/** Each value once, with all the records it is taken for. */
export function mergeChoices(diagrams: DiagramStore, choices: Iterable<Choice>): Choices {
  const merged = new Map<string, { value: Simple; guards: NodeId[] }>();
  for (const { guard, value } of choices) {
    if (guard === NOTHING) continue;
    const key = keyOfSimple(value);
    const same = merged.get(key);
    if (same) same.guards.push(guard);
    else merged.set(key, { value, guards: [guard] });
    if (merged.size > MAX_CHOICES)
      throw new Undecided(`a value is chosen among more than ${MAX_CHOICES} others`);
  }
  return [...merged.values()].map(({ value, guards }) => ({ value, guard: diagrams.orAll(guards) }));
}

/** Applies a function that gives NULL for NULL. */
export function mapKnown(diagrams: DiagramStore, choices: Choices, map: (value: Simple) => Simple): Choices {
  return mergeChoices(
    diagrams,
    choices.map(({ guard, value }) => ({ guard, value: value.kind === 'null' ? value : map(value) })),
  );
}

/** Every combination of two values that occurs. */
export function* combinations(
  diagrams: DiagramStore,
  left: Choices,
  right: Choices,
): Generator<{ readonly guard: NodeId; readonly left: Simple; readonly right: Simple }> {
  for (const one of left) {
    for (const other of right) {
      const guard = diagrams.and(one.guard, other.guard);
      if (guard !== NOTHING) yield { guard, left: one.value, right: other.value };
    }
  }
}

/** Applies a function of two values that gives NULL where either is. */
export function mapKnownPairs(
  diagrams: DiagramStore,
  left: Choices,
  right: Choices,
  map: (left: Simple, right: Simple) => Simple,
): Choices {
  const made: Choice[] = [];
  for (const pair of combinations(diagrams, left, right)) {
    const isKnown = pair.left.kind !== 'null' && pair.right.kind !== 'null';
    made.push({ guard: pair.guard, value: isKnown ? map(pair.left, pair.right) : NULL_TERM });
  }
  return mergeChoices(diagrams, made);
}

/** The records for which the value is NULL. */
export function whereNull(diagrams: DiagramStore, choices: Choices): NodeId {
  return diagrams.orAll(choices.filter(({ value }) => value.kind === 'null').map(({ guard }) => guard));
}

/** Choices taken only where `guard` holds. */
export function restrictChoices(diagrams: DiagramStore, choices: Choices, guard: NodeId): Choices {
  if (guard === EVERYTHING) return choices;
  return choices.map((choice) => ({ ...choice, guard: diagrams.and(choice.guard, guard) }));
}

export function truthOfChoices(diagrams: DiagramStore, choices: Choices): Truth {
  const where = (wanted: boolean) =>
    diagrams.orAll(
      choices
        .filter(({ value }) => value.kind === 'boolean' && value.value === wanted)
        .map(({ guard }) => guard),
    );
  return { whenTrue: where(true), whenFalse: where(false) };
}

export function choicesOfTruth(diagrams: DiagramStore, { whenTrue, whenFalse }: Truth): Choices {
  const unknown = diagrams.not(diagrams.or(whenTrue, whenFalse));
  return mergeChoices(diagrams, [
    { guard: whenTrue, value: { kind: 'boolean', value: true } },
    { guard: whenFalse, value: { kind: 'boolean', value: false } },
    { guard: unknown, value: NULL_TERM },
  ]);
}

/** TRUE for the records of a node, FALSE for all others. */
export function certain(diagrams: DiagramStore, whenTrue: NodeId): Truth {
  return { whenTrue, whenFalse: diagrams.not(whenTrue) };
}

export function opposite({ whenTrue, whenFalse }: Truth): Truth {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}
