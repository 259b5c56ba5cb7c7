import type { Compiler } from '../compile/compiler.js';
import { hasNumber } from '../number/ordered-set.js';
import { hasText } from '../text/text-set.js';
import type { Assignment } from './assignment.js';
import { evaluateAtom, evaluateForm, evaluateSimple } from './evaluate-term.js';
import type { Decision } from './paths.js';

/** Whether a record under way is as a path wants something computed to be; null where that is not known. */
export function meets(
  compiler: Compiler,
  { variable, set }: Decision,
  assignment: Assignment,
): boolean | null {
  const wanted = compiler.sets.values(set);
  const { source } = variable;
  if ((source.kind === 'atom' || source.kind === 'form') && wanted.kind === 'number') {
    const number =
      source.kind === 'atom' ? evaluateAtom(source.atom, assignment) : evaluateForm(source.form, assignment);
    return number === null ? null : hasNumber(wanted.set, number);
  }
  if (source.kind === 'text' && wanted.kind === 'text') {
    const text = evaluateSimple(source.text, assignment, { kind: 'string' });
    return text?.kind === 'string' ? hasText(wanted.set, text.value) : null;
  }
  if (source.kind === 'test' && source.test === 'same-text' && wanted.kind === 'listed') {
    const [left, right] = source.operands.map((operand) =>
      evaluateSimple(operand, assignment, { kind: 'string' }),
    );
    if (left?.kind !== 'string' || right?.kind !== 'string') return null;
    return wanted.set === (left.value === right.value ? 2n : 1n);
  }
  return null;
}
