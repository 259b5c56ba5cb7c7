import { formatLiteral } from '../../../../src/expression/format-literal.js';
import type { Typed } from '../../../../src/expression/typed.js';
import type { Example, Search } from '../../../../src/logic/answer.js';
import type { Logic } from '../../../../src/logic/logic.js';

export type Relation = 'equivalent' | 'narrower' | 'wider' | 'overlapping' | 'disjoint' | 'unknown';

export interface Related {
  readonly relation: Relation;
  readonly onlyA: Search;
  readonly onlyB: Search;
  readonly both: Search;
}

/** How the first condition stands to the second. */
export function relate(logic: Logic, entity: string, left: Typed, right: Typed): Related {
  const [a, b] = [logic.condition(entity, [left]), logic.condition(entity, [right])];
  const onlyA = logic.find({ inside: [a], outside: [b] });
  const onlyB = logic.find({ inside: [b], outside: [a] });
  const both = logic.find({ inside: [a, b], outside: [] });
  return { relation: relationOf(onlyA.found, onlyB.found, both.found), onlyA, onlyB, both };
}

function relationOf(onlyA: Search['found'], onlyB: Search['found'], both: Search['found']): Relation {
  if (onlyA === 'none' && onlyB === 'none') return 'equivalent';
  if (onlyA === 'unknown' || onlyB === 'unknown') return 'unknown';
  if (onlyA === 'none') return 'narrower';
  if (onlyB === 'none') return 'wider';
  if (both === 'unknown') return 'unknown';
  return both === 'none' ? 'disjoint' : 'overlapping';
}

/** `score=60 no account CURRENT_DATE=…`: what an example tells. */
export function tellExample(search: Search): string {
  return search.found === 'record' ? tellFields(search.example).join(' ') : search.found;
}

function tellFields({ fields, missing, now }: Example): readonly string[] {
  return [
    ...fields.map(({ path, field, value }) => `${[...path, field.name].join('.')}=${formatLiteral(value)}`),
    ...missing.map((path) => `no ${path.join('.')}`),
    ...(now ? [`now=${formatLiteral({ kind: 'timestamp', value: now.timestamp })}`] : []),
  ];
}
