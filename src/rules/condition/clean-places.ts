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

function keyOf(
  { digests }: NonNullable<Context['remembered']>,
  rule: string,
  { entity, typed, contexts, text, path }: ExpressionPlace,
): string {
  const before = contexts.map((each) => digests.of(entity, each));
  const said = [digests.of(entity, [typed]), before, text.text, path.at(-1)];
  return `clean ${rule} ${digest(JSON.stringify(said))}`;
}
