import type { RuleId } from '../../src/diagnostic/rule-id.js';
import type { Source } from '../../src/diagnostic/source.js';
import { type Slot, slotsOf } from './definition-slots.js';

/** A file with one mistake in it, and the finding that must tell of it. */
export interface Mutation {
  /** What was done, and where: readable in a failing test. */
  readonly name: string;
  readonly mutator: string;
  readonly source: Source;
  /** One problem must be of this rule, in this file, and its range must touch the text from `start` to `end`. */
  readonly expect: { readonly rule: RuleId; readonly start: number; readonly end: number };
  /** One mistake is one problem, unless it tears several things apart. */
  readonly single: boolean;
}

/** Replaces a piece of the text; the mistake to be found is what was put there, or `found`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Offsets in the text as edited, where the mistake is to be found when it is not what was put there. */
  readonly found?: { readonly start: number; readonly end: number };
}

export interface Mutator {
  readonly name: string;
  readonly rule: RuleId;
  readonly single: boolean;
  /** The edits that make the mistake at a slot; none where it cannot be made. */
  edits(slot: Slot): readonly Edit[];
}

/** A small generator of pseudo-random numbers (mulberry32): the same seed, the same mutations. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Up to `each` mutations of every mutator, spread over the corpus by the seed. */
export function mutate(
  corpus: readonly Source[],
  mutators: readonly Mutator[],
  options: { readonly seed: number; readonly each: number },
): Mutation[] {
  const random = randomOf(options.seed);
  const slots = corpus.flatMap(slotsOf);
  return mutators.flatMap((mutator) => {
    const all = slots.flatMap((slot) => mutator.edits(slot).map((edit) => ({ slot, edit })));
    const order = all.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
    return order.slice(0, options.each).map(({ one }) => apply(mutator, one.slot, one.edit));
  });
}

function apply(mutator: Mutator, slot: Slot, edit: Edit): Mutation {
  const { path, text } = slot.source;
  const mutated = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  const line = text.slice(0, slot.keyStart).split('\n').length;
  const found = edit.found ?? { start: edit.start, end: edit.start + edit.text.length };
  return {
    name: `${mutator.name} at ${path}:${line} \`${slot.key}\``,
    mutator: mutator.name,
    source: { path, text: mutated },
    expect: { rule: mutator.rule, ...found },
    single: mutator.single,
  };
}
