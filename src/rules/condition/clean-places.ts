import { digest } from '../../meaning/structure-text.js';
import type { RuleContext } from '../rule.js';
import type { ExpressionPlace } from './conditions-of.js';

type Context = Pick<RuleContext, 'remembered'>;

/** Whether an earlier check found nothing to say about the same expression, in the same words and among the same conditions. */
export function isKnownClean({ remembered }: Context, rule: string, place: ExpressionPlace): boolean {
  return remembered?.memory.recall(keyOf(remembered, rule, place)) !== undefined;
}

/** There was nothing to say, and nothing was left open. The rule may have read what the key is made of, and no more. */
export function keepClean({ remembered }: Context, rule: string, place: ExpressionPlace): void {
  remembered?.memory.keep(keyOf(remembered, rule, place), '');
}

function keyOf(remembered: NonNullable<Context['remembered']>, rule: string, place: ExpressionPlace): string {
  return `clean ${rule} ${digestOf(remembered, place)}`;
}

/** Several rules ask about the same places. A place is of one graph, and so of one check. */
const known = new WeakMap<ExpressionPlace, string>();

/** A digest of the expression, its words, what comes before it and what it is for. */
export function digestOf({ digests }: NonNullable<Context['remembered']>, place: ExpressionPlace): string {
  const found = known.get(place);
  if (found !== undefined) return found;
  const { entity, typed, contexts, text, path } = place;
  const before = contexts.map((each) => digests.of(entity, each));
  const said = [digests.of(entity, [typed]), before, text.text, path.at(-1)];
  const made = digest(JSON.stringify(said));
  known.set(place, made);
  return made;
}
