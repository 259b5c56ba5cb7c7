import { refOf } from '../fact-reports.js';
import type { OpenQuestion, RuleContext } from '../rule.js';
import type { ExpressionPlace } from './conditions-of.js';

/** Leaves a question about one expression to the rule `undecided`. */
export function leaveOpen(
  { open }: RuleContext,
  { definition, span, about }: ExpressionPlace,
  asked: Pick<OpenQuestion, 'question' | 'reason'> & { readonly rule: string },
): void {
  const { rule, question, reason } = asked;
  open.push({ definition: refOf(definition), span, about: `${rule} ${about}`, question, reason });
}
