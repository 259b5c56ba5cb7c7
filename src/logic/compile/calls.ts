import type { Typed } from '../../expression/typed.js';
import { EVERYTHING, type NodeId } from '../diagram/diagram.js';
import { type CallSource, keyOfSimple, NULL_TERM, type Simple } from '../term/term.js';
import { Undecided } from '../undecided.js';
import { mergeChoices, restrictChoices } from './choices.js';
import type { At, Choices, Compiling } from './compiling.js';
import { variableChoices } from './variable-choices.js';
import { widenChoices } from './widen-choices.js';

/** A declared function is opaque: it may give anything, but the same for the same arguments. */
export function callChoices(
  compiling: Compiling,
  { declared, arguments: given }: Extract<Typed, { readonly kind: 'declared' }>,
  at: At,
): Choices {
  if (!declared.deterministic)
    throw new Undecided(`${declared.name}() gives something else each time it is called`);
  let combined: readonly { readonly guard: NodeId; readonly values: readonly Simple[] }[] = [
    { guard: EVERYTHING, values: [] },
  ];
  const { diagrams } = compiling;
  for (const [index, argument] of given.entries()) {
    const wanted = declared.arguments[index] ?? argument.type;
    const choices = widenChoices(compiling, compiling.choices(argument, at), argument.type, wanted);
    combined = combined.flatMap(({ guard, values }) =>
      choices.map((choice) => ({
        guard: diagrams.and(guard, choice.guard),
        values: [...values, choice.value],
      })),
    );
  }
  return mergeChoices(
    diagrams,
    combined.flatMap(({ guard, values }) => {
      const isNull = declared.strict && values.some(({ kind }) => kind === 'null');
      if (isNull) return [{ guard, value: NULL_TERM }];
      const key = `${declared.name}(${values.map(keyOfSimple).join(', ')})`;
      return restrictChoices(diagrams, resultChoices(compiling, { key, declared, arguments: values }), guard);
    }),
  );
}

function resultChoices(compiling: Compiling, call: CallSource): Choices {
  const variable = compiling.variables.call(call);
  return variableChoices(compiling, variable, call.declared.result, { kind: 'call', key: call.key, call });
}
