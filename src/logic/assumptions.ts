import type { FieldInfo, Typed } from '../expression/typed.js';
import type { Assumption } from './answer.js';
import type { Variable } from './diagram/variable.js';
import { partsOf } from './parts-of.js';
import { addBasesOfVariable, noBases } from './search/base-columns.js';

/** What a verdict over these variables leans on. */
export function assumptionsOf(variables: Iterable<Variable>): readonly Assumption[] {
  const assumptions: Assumption[] = [];
  for (const variable of variables) {
    const bases = noBases();
    addBasesOfVariable(variable, bases);
    for (const { path, field } of bases.columns.values()) assumptions.push(...declaredOf(field, path));
    for (const { declared } of bases.calls.values()) assumptions.push({ kind: 'function', declared });
  }
  return assumptions;
}

/** What is declared of every field in an expression, also of one that the verdict made disappear. */
export function declarationsIn(typed: Typed): readonly Assumption[] {
  const assumptions: Assumption[] = [];
  for (const { node, path } of partsOf(typed)) {
    if (node.kind === 'column' && !node.field.expression)
      assumptions.push(...declaredOf(node.field, [...path, ...node.path]));
  }
  return assumptions;
}

function declaredOf(field: FieldInfo, path: readonly string[]): readonly Assumption[] {
  const isListed = 'values' in field.type && field.type.values !== undefined;
  return [
    ...(isListed ? [{ kind: 'closed-list', path, field } as const] : []),
    ...(field.nullable ? [] : [{ kind: 'not-null', path, field } as const]),
  ];
}
