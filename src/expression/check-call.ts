import { suggestNearest } from '../diagnostic/suggest.js';
import { BUILT_INS, isBuiltIn } from './built-ins.js';
import { type Checking, checkAll } from './checking.js';
import { coerceText } from './coerce.js';
import { isTextLiteral } from './constant.js';
import type { ExpressionOf } from './expression-of.js';
import { nameType, unifyTypes } from './type-rules.js';
import type { DeclaredFunction, Typed } from './typed.js';

export function checkCall(checking: Checking, expression: ExpressionOf<'call'>): Typed | null {
  const { name } = expression;
  if (isBuiltIn(name.text)) {
    const { arity, check } = BUILT_INS[name.text];
    if (!checkArity(checking, expression, arity)) return null;
    const checked = checkAll(checking, expression.arguments);
    return checked && check({ checking, name: name.text, place: expression, arguments: checked });
  }
  const declared = checking.scope.function(name.text);
  if (declared === null) return reportUnknownFunction(checking, expression);
  const count = declared.arguments.length;
  if (!checkArity(checking, expression, [count, count])) return null;
  const checked = checkAll(checking, expression.arguments);
  return checked && checkDeclared(checking, expression, declared, checked);
}

function checkArity(
  checking: Checking,
  { name, arguments: given }: ExpressionOf<'call'>,
  [least, most]: readonly [number, number],
): boolean {
  if (given.length >= least && given.length <= most) return true;
  const many = (count: number) => `${count === 0 ? 'no' : count} argument${count === 1 ? '' : 's'}`;
  const wanted =
    least === most
      ? many(least)
      : most === Number.POSITIVE_INFINITY
        ? `at least ${many(least)}`
        : `${least} or ${many(most)}`;
  checking.report(
    'type-mismatch',
    name,
    `\`${name.text.toUpperCase()}\` takes ${wanted}, and ${given.length} stand here.`,
  );
  return false;
}

/** What functions of warehouses are called here. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ...['ifnull', 'nvl', 'isnull', 'zeroifnull'].map((name) => [name, '`COALESCE(x, y)`'] as const),
  ...['datediff', 'date_diff', 'timestampdiff', 'timestamp_diff', 'age'].map(
    (name) => [name, '`days_between(a, b)`, `hours_between` or `minutes_between`'] as const,
  ),
  ...['dateadd', 'date_add', 'date_sub', 'timestampadd', 'adddate'].map(
    (name) => [name, "`x + INTERVAL '30 days'`"] as const,
  ),
  ...['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'date_part'].map(
    (name) => [name, '`EXTRACT(year FROM x)`'] as const,
  ),
  ...['getdate', 'sysdate', 'current_datetime'].map((name) => [name, '`CURRENT_TIMESTAMP`'] as const),
  ...['curdate', 'today'].map((name) => [name, '`CURRENT_DATE`'] as const),
  ...['if', 'iff', 'iif', 'decode'].map((name) => [name, '`CASE WHEN a THEN b ELSE c END`'] as const),
  ...['len', 'char_length', 'character_length'].map((name) => [name, '`LENGTH(x)`'] as const),
  ['concat', '`x || y`'],
  ['ceiling', '`CEIL(x)`'],
  ['to_date', "`CAST(x AS date)` of a timestamp, or `DATE '2026-01-31'`"],
]);

/** Its arguments are checked all the same: their own problems are not hidden behind the name. */
function reportUnknownFunction(checking: Checking, expression: ExpressionOf<'call'>): null {
  const { name } = expression;
  checkAll(checking, expression.arguments);
  const instead = INSTEAD.get(name.text);
  const near = suggestNearest(name.text, [...Object.keys(BUILT_INS), ...checking.scope.functions]);
  const declare = `A function of the warehouse is declared in accord.yml, under \`functions\`: name, argument types and result type.`;
  return checking.report(
    'unknown-reference',
    name,
    `There is no function \`${name.text}\`.`,
    instead !== undefined
      ? `Write ${instead}. ${declare}`
      : near
        ? `Did you mean \`${near}\`? ${declare}`
        : declare,
  );
}

function checkDeclared(
  checking: Checking,
  { name, start, end }: ExpressionOf<'call'>,
  declared: DeclaredFunction,
  given: readonly Typed[],
): Typed | null {
  const accepted: Typed[] = [];
  for (const [index, argument] of given.entries()) {
    const wanted = declared.arguments[index];
    const read = wanted && isTextLiteral(argument) ? coerceText(checking, argument, wanted) : argument;
    if (!wanted || read === null) continue;
    if (unifyTypes(wanted, read.type)?.kind === wanted.kind) accepted.push(read);
    else {
      const message = `\`${name.text}\` takes ${nameType(wanted)} here, and this is ${nameType(read.type)}.`;
      checking.report('type-mismatch', argument, message);
    }
  }
  if (accepted.length < given.length) return null;
  // Even a strict function may give NULL for values that are there.
  return {
    kind: 'declared',
    declared,
    arguments: accepted,
    type: declared.result,
    nullable: true,
    start,
    end,
  };
}
