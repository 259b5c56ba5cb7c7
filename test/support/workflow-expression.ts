/** What expressions of a workflow read: `github`, `inputs`, `steps`, `runner`. */
export type Context = { readonly [name: string]: Context | string | number | boolean | null | undefined };
type Value = Context[string];

/**
 * A condition or value as GitHub Actions writes it between `${{` and `}}`: paths, texts, `==`, `!=`, `!`, `&&`, `||`, and the
 * functions that say how the job goes. Without brackets, which ours do not need. `failed`: whether an earlier step has.
 */
export function evaluate(expression: string, context: Context, failed = false): Value {
  const binary = (operator: string) => {
    const [first = '', ...rest] = expression.split(operator);
    return rest.length === 0 ? null : ([first, rest.join(operator)] as const);
  };
  const either = binary('||');
  if (either) {
    const left = evaluate(either[0], context, failed);
    return isTruthy(left) ? left : evaluate(either[1], context, failed);
  }
  const both = binary('&&');
  if (both) {
    const left = evaluate(both[0], context, failed);
    return isTruthy(left) ? evaluate(both[1], context, failed) : left;
  }
  for (const operator of ['==', '!='] as const) {
    const sides = binary(operator);
    if (!sides) continue;
    const [left, right] = sides.map((side) => evaluate(side, context, failed) ?? '');
    return (left === right) === (operator === '==');
  }
  return evaluateOne(expression.trim(), context, failed);
}

function evaluateOne(word: string, context: Context, failed: boolean): Value {
  if (word === '!cancelled()' || word === 'always()') return true;
  if (word === 'success()') return !failed;
  if (/^'[^']*'$/.test(word)) return word.slice(1, -1);
  if (!/^[\w-]+(\.[\w-]+)*$/.test(word)) throw new Error(`not an expression that is known here: ${word}`);
  return word
    .split('.')
    .reduce<Value>((value, key) => (typeof value === 'object' ? value?.[key] : undefined), context);
}

/** Whether a step with this `if` runs. Without a word about it, an earlier failure ends the job. */
export function isDue(condition: string | undefined, context: Context, failed: boolean): boolean {
  if (condition === undefined) return !failed;
  const inner = condition.trim().replace(/^\$\{\{([\s\S]*)\}\}$/, '$1');
  const asksHowItGoes = /\b(cancelled|always|success|failure)\(\)/.test(inner);
  return (asksHowItGoes || !failed) && isTruthy(evaluate(inner, context, failed));
}

/** A text with its expressions filled in. */
export function fillIn(text: string, context: Context): string {
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, inner: string) => String(evaluate(inner, context) ?? ''));
}

function isTruthy(value: Value): boolean {
  return value !== undefined && value !== null && value !== false && value !== '' && value !== 0;
}
