import type { Report } from '../../diagnostic/finding.js';
import type { Typed } from '../../expression/typed.js';
import { assumptionWords } from '../../meaning/assumption-words.js';
import type { Found, Meanings } from '../../meaning/meaning.js';
import { type Declared, declarationsIn, loosen } from './loosen.js';

type Unknown = Extract<Found, { readonly answer: 'unknown' }>;
export type Nothing = Extract<Found, { readonly answer: 'none' }>;

/** Is there a record of the entity that meets all conditions of each list of `inside`, and none of those in `outside` as a whole? */
export interface Asked {
  readonly entity: string;
  readonly inside: readonly (readonly Typed[])[];
  readonly outside: readonly (readonly Typed[])[];
}

export function ask(meanings: Meanings, { entity, inside, outside }: Asked): Found {
  return meanings.find({
    inside: inside.map((conditions) => meanings.records(entity, conditions)),
    outside: outside.map((conditions) => meanings.records(entity, conditions)),
  });
}

/** Whether no record meets the conditions; null when the engine cannot tell. */
export function isEmpty(meanings: Meanings, entity: string, conditions: readonly Typed[]): boolean | null {
  const found = ask(meanings, { entity, inside: [conditions], outside: [] });
  return found.answer === 'unknown' ? null : found.answer === 'none';
}

/** Whether nothing can be asked about the conditions, which the rule `undecided` says once, for the conditions themselves. */
export function isBeyond(meanings: Meanings, entity: string, conditions: readonly Typed[]): boolean {
  return meanings.records(entity, conditions).condition.undecided !== null;
}

/** What a finding says of the answer it rests on. */
export function evidence(found: Exclude<Found, Unknown>): Pick<Report, 'proof' | 'assumptions'> {
  return { proof: found.proof, assumptions: found.assumptions };
}

/**
 * The proof that none of these questions has a record, with no more declarations (closed lists, fields that are never
 * NULL) than it needs: each is dropped as long as the proof holds without it. Null when it is not proven.
 */
export function prove(meanings: Meanings, questions: readonly Asked[]): Nothing | null {
  const proofs: Nothing[] = [];
  for (const question of questions) {
    const found = ask(meanings, question);
    if (found.answer !== 'none') return null;
    proofs.push(found);
  }
  const trees = questions.flatMap(({ inside, outside }) => [...inside, ...outside].flat());
  const declared = declarationsIn(trees);
  const needed = fewest(declared, (without) =>
    questions.every((question) => ask(meanings, loosened(question, without)).answer === 'none'),
  );
  const declarations = new Set(wordsOf(declared));
  const others = proofs.flatMap((proof) => proof.assumptions.filter((words) => !declarations.has(words)));
  return {
    answer: 'none',
    proof: proofs.some(({ proof }) => proof === 'modulo') ? 'modulo' : 'proved',
    assumptions: [...new Set([...wordsOf(needed), ...others])].sort(),
  };
}

function fewest(
  declared: readonly Declared[],
  holdsWithout: (without: readonly Declared[]) => boolean,
): readonly Declared[] {
  let without: readonly Declared[] = [];
  for (const each of declared) if (holdsWithout([...without, each])) without = [...without, each];
  return declared.filter((each) => !without.includes(each));
}

/** To the engine, records of which less is declared are those of another entity. */
function loosened({ entity, inside, outside }: Asked, without: readonly Declared[]): Asked {
  const missing = without.map(({ kind, field }) => `${kind} ${field.entity}.${field.name}`);
  const change = (conditions: readonly Typed[]) => loosen(conditions, without);
  return {
    entity: `${entity} without ${missing.join(', ')}`,
    inside: inside.map(change),
    outside: outside.map(change),
  };
}

function wordsOf(declared: readonly Declared[]): readonly string[] {
  return assumptionWords(declared.map((each) => ({ ...each, path: [] })));
}
