import type { Definition, Path } from '../language/definition.js';

/** An entity of today whose computed fields are computed as they used to be, where both compute them. */
export function withOldExpressions(
  today: Definition<'entity'>,
  before: Definition<'entity'>,
): Definition<'entity'> {
  const oldIndex = new Map(before.value.fields.map((field, index) => [field.name, index]));
  const old = (index: number): { readonly index: number; readonly expression: string } | null => {
    const field = today.value.fields[index];
    const at = field?.expression === undefined ? undefined : oldIndex.get(field.name);
    const expression = at === undefined ? undefined : before.value.fields[at]?.expression;
    return at === undefined || expression === undefined ? null : { index: at, expression };
  };
  const fields = today.value.fields.map((field, index) => {
    const computed = old(index);
    return computed ? { ...field, expression: computed.expression } : field;
  });
  return {
    kind: 'entity',
    name: today.name,
    previousOf: today.previousOf,
    source: today.source,
    span: today.span,
    value: { ...today.value, fields },
    spanOf: (path) => today.spanOf(path),
    keySpanOf: (path) => today.keySpanOf(path),
    textOf: (path) => today.textOf(path),
    expressionOf: (path: Path) => {
      const [list, index, key] = path;
      const computed =
        list === 'fields' && key === 'expression' && typeof index === 'number' ? old(index) : null;
      return computed
        ? before.expressionOf(['fields', computed.index, 'expression'])
        : today.expressionOf(path);
    },
  };
}
