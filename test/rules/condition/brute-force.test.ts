import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../../src/check.js';
import { childrenOf } from '../../../src/expression/children.js';
import { evaluate } from '../../../src/expression/evaluate.js';
import type { Row } from '../../../src/expression/row.js';
import type { Typed } from '../../../src/expression/typed.js';
import type { Value } from '../../../src/expression/value.js';
import { withChildren } from '../../../src/expression/with-children.js';
import { findDeadParts } from '../../../src/rules/condition/dead-parts.js';
import { removableParts } from '../../../src/rules/condition/removable-parts.js';
import { graphOf } from '../../support/graph-of.js';

const CONSTANTS = ['0', '1', '2', '3'];
const KINDS = ['x', 'y', 'z'];

const atom = fc.oneof(
  fc
    .tuple(fc.constantFrom('=', '<>', '<', '<=', '>', '>='), fc.constantFrom(...CONSTANTS))
    .map(([operator, value]) => `n ${operator} ${value}`),
  fc
    .tuple(
      fc.constantFrom('IN', 'NOT IN'),
      fc.array(fc.constantFrom(...CONSTANTS), { minLength: 1, maxLength: 3 }),
    )
    .map(([operator, values]) => `n ${operator} (${values.join(', ')})`),
  fc
    .tuple(
      fc.constantFrom('IN', 'NOT IN'),
      fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 3 }),
    )
    .map(([operator, values]) => `kind ${operator} (${values.map((value) => `'${value}'`).join(', ')})`),
  fc.constantFrom(
    'b',
    'v',
    'NOT b',
    'b IS NOT TRUE',
    'n IS NULL',
    'n IS NOT NULL',
    'kind IS NOT NULL',
    'TRUE',
  ),
);

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { arbitrary: atom, weight: 3 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom(' AND ', ' OR '), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
        .map(([join, parts]) => parts.map((part) => `(${part})`).join(join)),
      weight: 4,
    },
    { arbitrary: tie('condition').map((part) => `NOT (${part})`), weight: 1 },
    {
      arbitrary: fc
        .tuple(tie('condition'), tie('condition'), tie('condition'))
        .map(([when, then, otherwise]) => `CASE WHEN ${when} THEN ${then} ELSE ${otherwise} END`),
      weight: 1,
    },
  ),
}));

const definitions = (where: string) => `
teams:
  - {name: marketing_ops, domain: marketing}
entities:
  - name: lead
    owners: [marketing_ops]
    source: crm.leads
    primary_key: id
    fields:
      - {name: id, type: string, nullable: false}
      - {name: n, type: integer}
      - {name: kind, type: string, values: [x, y, z]}
      - {name: b, type: boolean}
      - {name: v, type: boolean, nullable: false}
terms:
  - name: some_lead
    owners: [marketing_ops]
    entity: lead
    where: "${where}"
`;

/** Every record that a condition on these constants can tell apart. */
const RECORDS: readonly Row[] = [null, -1n, 0n, 1n, 2n, 3n, 4n].flatMap((n) =>
  [null, ...KINDS].flatMap((kind) =>
    [null, true, false].flatMap((b) => [true, false].map((v) => rowOf({ n, kind, b, v }))),
  ),
);

function rowOf(values: Readonly<Record<string, bigint | string | boolean | null>>): Row {
  return { field: (_, name) => toValue(values[name] ?? null), exists: () => false };
}

function toValue(value: bigint | string | boolean | null): Value {
  if (value === null) return null;
  if (typeof value === 'bigint') return { kind: 'integer', value };
  return typeof value === 'string' ? { kind: 'string', value } : { kind: 'boolean', value };
}

/** One letter a record: whether the condition is TRUE. */
function truths(typed: Typed): string {
  return RECORDS.map((row) => {
    const value = evaluate(typed, row, { timestamp: 0n });
    return value?.kind === 'boolean' && value.value ? 'T' : '-';
  }).join('');
}

const same = (left: Typed, right: Typed) => truths(left) === truths(right);

/** The tree without each of its parts, at any depth. */
function shortened(tree: Typed): readonly Typed[] {
  const inner = childrenOf(tree).flatMap((child, index) =>
    shortened(child).map((shorter) => withChildren(tree, childrenOf(tree).with(index, shorter))),
  );
  return [...removableParts(tree).map((part) => part.rest()), ...inner];
}

function sizeOf(tree: Typed): number {
  return childrenOf(tree).reduce((size, child) => size + sizeOf(child), 1);
}

describe('conditions on few values', () => {
  it('are judged as trying every record would judge them', () => {
    fc.assert(
      fc.property(condition, (where) => {
        const text = definitions(where);
        const tree = graphOf(text).terms.get('some_lead')?.info?.condition;
        if (!tree) throw new Error('The condition could not be read.');
        const { findings } = checkDefinitions({
          config: {},
          sources: [{ path: 'x.yml', text }],
          today: '2026-06-30',
        });
        const found = [...new Set(findings.map(({ rule }) => rule))];
        const met = truths(tree);
        const whole = !met.includes('T') ? 'never-true' : !met.includes('-') ? 'always-true' : null;
        if (whole) {
          expect(found).toEqual([whole]);
          return;
        }
        // The engine and the records agree on every part.
        const dead = findDeadParts(tree, where, same);
        const ranges = dead.map(({ start, end }) => where.slice(start, end));
        const told = findings.map(({ about }) => about?.replace(/^where \w+ /, ''));
        expect(told).toEqual(ranges.map((range) => range.replace(/\s+/g, ' ')));
        expect(findings.every(({ rule }) => rule === 'dead-branch')).toBe(true);
        // All parts told of may go together, and where one may go, some are told of.
        const smallest = dead
          .map(({ after }) => after)
          .sort((left, right) => sizeOf(left) - sizeOf(right))[0];
        if (smallest) expect(truths(smallest)).toBe(met);
        else expect(shortened(tree).filter((each) => same(tree, each))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
