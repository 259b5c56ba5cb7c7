import type { Typed } from '../../expression/typed.js';
import type { Found, Meanings } from '../../meaning/meaning.js';
import { type Asked, ask } from './ask.js';
import type { ExpressionPlace } from './conditions-of.js';

type Place = Pick<ExpressionPlace, 'entity' | 'contexts'>;

/** What to ask to learn whether two ways to write an expression mean the same in its place: so they do when no record answers. */
export type QuestionsAbout = (left: Typed, right: Typed) => readonly Asked[];

/** For conditions: whether the same records meet both, among those that come before them. */
export function aboutConditions({ entity, contexts }: Place): QuestionsAbout {
  return (left, right) =>
    contexts.flatMap((before) => {
      const [one, other] = [
        [...before, left],
        [...before, right],
      ];
      return [
        { entity, inside: [one], outside: [other] },
        { entity, inside: [other], outside: [one] },
      ];
    });
}

/** For values: whether a record before them has two that are told apart, NULL being like NULL. */
export function aboutValues({ entity, contexts }: Place): QuestionsAbout {
  return (left, right) => {
    const place = { type: { kind: 'boolean' }, nullable: false, start: 0, end: 0 } as const;
    const differ = { kind: 'distinct', negated: false, left, right, ...place } as const;
    return contexts.map((before) => ({ entity, inside: [[...before, differ]], outside: [] }));
  };
}

/** `yes` and `no` are proven; else why it is not known. */
type Sameness = 'yes' | 'no' | Extract<Found, { readonly answer: 'unknown' }>;

export function answerAll(meanings: Meanings, questions: readonly Asked[]): Sameness {
  let unknown: Sameness = 'yes';
  for (const question of questions) {
    if (differsByKey(meanings, question)) return 'no';
    const found = ask(meanings, question);
    if (found.answer === 'record') return 'no';
    if (found.answer === 'unknown') unknown = found;
  }
  return unknown;
}

/** Where keys are canonical, different ones mean that some record tells the two apart, and nobody asks which. */
function differsByKey(meanings: Meanings, { entity, inside, outside }: Asked): boolean {
  const [one, other] = [inside[0], outside[0]].map(
    (conditions) => conditions && meanings.records(entity, conditions).condition,
  );
  if (!one?.canonical || !other?.canonical || one.key === null || other.key === null) return false;
  return one.key !== other.key;
}
