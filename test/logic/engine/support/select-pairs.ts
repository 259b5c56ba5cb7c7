import { splitTimestamp } from '../../../../src/expression/calendar.js';
import type { Expression } from '../../../../src/expression/syntax.js';
import type { Value } from '../../../../src/expression/value.js';
import { literal, name, type SampleRow } from '../../../support/expression-arbitrary.js';
import type { SampleDatabase } from '../../../support/expression-databases.js';
import { checked, partsOf, withParts } from '../../../support/expression-tree.js';
import type { JudgedPair } from './judge-pair.js';
import type { Truth } from './questions.js';

type Values = readonly (readonly [Truth, Truth])[];

/**
 * What a database computes for the trials of many pairs, in one query: each row is for one pair at one moment, which
 * its `lead_id` says, and `CASE lead_id` chooses the condition. The moment is written into it.
 * @throws what the database throws, which may come from any of the pairs
 */
export async function selectPairs(
  database: SampleDatabase,
  judged: readonly JudgedPair[],
): Promise<readonly Values[]> {
  const rows: SampleRow[] = [];
  const branches: Record<'a' | 'b', { when: Expression; then: Expression }[]> = { a: [], b: [] };
  for (const [index, { pair, trials }] of judged.entries()) {
    const known = new Set<string>();
    for (const { instance } of trials) {
      const id = `${index} ${instance.now}`;
      rows.push({ ...instance.row, lead_id: { kind: 'string', value: id } });
      if (known.has(id)) continue;
      known.add(id);
      for (const side of ['a', 'b'] as const) {
        const when = literal({ kind: 'string', value: id });
        const then = atMoment(pair[side].expression, instance.now);
        branches[side].push({ when, then });
      }
    }
  }
  const conditions = [branches.a, branches.b].map((list) => {
    const chosen = {
      kind: 'case',
      subject: name('lead_id'),
      branches: list,
      otherwise: null,
      start: 0,
      end: 0,
    } as const;
    const typed = checked(chosen, 'condition');
    if (typed === null) throw new Error('The conditions of a batch do not fit into one CASE.');
    return typed;
  });
  await database.load(rows);
  const [a = [], b = []] = await database.select(conditions, 0n);
  let from = 0;
  return judged.map(({ trials }) =>
    trials.map(() => {
      const at = from++;
      return [truth(a[at] ?? null), truth(b[at] ?? null)] as const;
    }),
  );
}

function truth(value: Value): Truth {
  return value?.kind === 'boolean' ? value.value : null;
}

function atMoment(node: Expression, now: bigint): Expression {
  if (node.kind !== 'current')
    return withParts(
      node,
      partsOf(node).map((part) => atMoment(part, now)),
    );
  if (node.what === 'timestamp') return literal({ kind: 'timestamp', value: now });
  return literal({ kind: 'date', value: splitTimestamp(now).days });
}
