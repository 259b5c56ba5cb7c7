import type { Example, ExampleCall, ExampleField } from './answer.js';
import type { Compiler } from './compile/compiler.js';
import { NO_VALUES } from './diagram/value-set.js';
import { DAY_MICROS } from './number/calendar.js';
import { addBasesOfVariable, noBases } from './search/base-columns.js';
import { evaluateSimple } from './search/evaluate-term.js';
import type { RecordSearch } from './search/search-record.js';
import type { ColumnSource } from './term/term.js';

/** The record as it is shown: what the path asked, nothing that does not matter. */
export function exampleOf(
  compiler: Compiler,
  { assignment, decisions, now }: Extract<RecordSearch, { found: 'record' }>,
): Example {
  const missing: (readonly string[])[] = [];
  for (const { path, isThere } of assignment.exists.values()) if (!isThere) missing.push(path);
  const isMissing = (path: readonly string[]) =>
    missing.some((gone) => gone.every((step, index) => path[index] === step));
  const fields: ExampleField[] = [];
  for (const { column, value } of assignment.columns.values()) {
    if (!isMissing(column.path))
      fields.push({
        path: column.path,
        field: column.field,
        value,
        ...(isOnlyKey(column) ? { isOnlyKey: true } : {}),
      });
  }
  const calls: ExampleCall[] = [...assignment.calls.values()].map(({ call, value }) => ({
    declared: call.declared,
    arguments: call.arguments.map((argument, index) =>
      evaluateSimple(argument, assignment, call.declared.arguments[index] ?? { kind: 'null' }),
    ),
    value,
  }));
  return { fields, missing, calls, now: nowOf(assignment.now) };

  /** Some key or other, by which a related row is found that is told of itself. */
  function isOnlyKey({ entity, path, field }: ColumnSource): boolean {
    const variable = compiler.variables.column({ entity, path, field });
    const decision = decisions.find((each) => each.variable === variable);
    const isAny =
      decision !== undefined &&
      compiler.sets.unite(decision.set, compiler.sets.add(NO_VALUES[variable.domain.kind], true)) ===
        variable.full;
    return (
      isAny &&
      [...assignment.columns.values()].some(
        ({ column: { path: other } }) =>
          other.length > path.length &&
          path.every((step, index) => other[index] === step) &&
          compiler
            .keysOf(entity, other.slice(0, path.length + 1))
            .some(({ here }) => here.name === field.name),
      )
    );
  }

  function nowOf(timestamp: bigint | null): Example['now'] {
    if (timestamp === null) return null;
    if (now) return { timestamp, precision: now };
    const bases = noBases();
    for (const { variable } of decisions) addBasesOfVariable(variable, bases);
    const asksDay = bases.now !== 'timestamp' && onlyDays(compiler);
    return { timestamp, precision: asksDay ? 'date' : 'timestamp' };
  }

  /** The moment itself is compared with nothing but midnights. */
  function onlyDays({ sets }: Compiler): boolean {
    return decisions.every(({ variable, set }) => {
      const values = sets.values(set);
      if (variable.source.kind !== 'now' || values.kind !== 'number') return true;
      return values.set.cuts.every(
        ({ value }) => value.denominator === 1n && value.numerator % DAY_MICROS === 0n,
      );
    });
  }
}
