import { parse, stringify } from 'yaml';
import type { Source } from '../../src/diagnostic/source.js';

type Item = Record<string, unknown>;

/** Definitions over the company of the tests that every definition rule has something to say about. */
export const FAULTS = `
terms:
  - {name: misspelt, owners: [sales_ops], entity: deal, where: amuont > 1 OR amuont < 0}
  - {name: incomparable, owners: [sales_ops], entity: deal, where: amount = 'much' AND stage = 7}
  - {name: unlisted, owners: [sales_ops], entity: lead, where: status = 'Çlosed' AND score > 5}
  - {name: score, owners: [sales_ops], entity: lead, where: score > 17}
  - {name: hot, owners: [sales_ops], entity: lead, where: score > 60, synonyms: [warm person]}
  - {name: warm, owners: [marketing_ops], entity: lead, where: score > 50, synonyms: [warm person]}
  - {name: rich, owners: [sales_ops], entity: lead, where: score > 81}
  - {name: wealthy, owners: [sales_ops], entity: lead, where: score > 81}
  - {name: solved_ticket, owners: [service_desk], entity: ticket, where: solved_at IS NOT NULL}
  - {name: closed_ticket, owners: [service_desk], entity: ticket, where: status = 'closed'}
  - {name: variant, owners: [sales_ops], entity: lead, where: score > 60, variant_of: hot, because: nobody knows}
  - {name: never, owners: [sales_ops], entity: lead, where: score > 5 AND score < 3}
  - {name: always, owners: [sales_ops], entity: lead, where: score > 5 OR score <= 5 OR score IS NULL}
  - {name: dead, owners: [sales_ops], entity: lead, where: score > 71 OR score > 700}
  - {name: promising, owners: [sales_ops], entity: lead, where: score > 30 AND consent, refines: [hot]}
  - {name: sent, owners: [sales_ops], entity: lead, where: score > 20 AND verified}
  - {name: taken, owners: [sales_ops], entity: lead, where: score > 22 AND country = 'de'}
  - {name: orphan, entity: lead, where: score = 23}
  - {name: adopted, owners: [nobody_at_all], entity: lead, where: score = 24}
  - {name: old, owners: [sales_ops], entity: lead, where: score = 25, status: deprecated}
  - {name: on_old, owners: [sales_ops], entity: lead, where: old AND consent}
  - {name: chicken, owners: [sales_ops], entity: lead, where: egg AND consent}
  - {name: egg, owners: [sales_ops], entity: lead, where: chicken AND verified}
  - {name: entangled, owners: [sales_ops], entity: lead, where: ABS(score) * score = 7}
metrics:
  - {name: shadow, owners: [sales_ops], type: count, of: lead, where: score > 50, time: created_at}
  - {name: apart, owners: [sales_ops], type: ratio, numerator: views, denominator: shadow}
  - {name: textual, owners: [sales_ops], type: sum, of: lead, value: country, time: created_at}
  - {name: timeless, owners: [sales_ops], type: count, of: lead, time: country}
segmentations:
  - name: sizes
    owners: [sales_ops]
    entity: lead
    segments:
      - {name: small, where: score < 10}
      - {name: large, where: score > 5}
handoffs:
  - {name: over, entity: lead, from: marketing_ops, to: sales_ops, releases: sent, accepts: taken}
dashboards:
  - name: weekly
    owners: [sales_ops]
    tool: metabase
    uses: [won_deals]
    claims: [{metric: won_deals, where: amount > 5}]
`;

/** A text of definitions, written in another way. */
export function rewritten(text: string, change: (item: Item, kind: string) => Item): string {
  const lists: Record<string, Item[]> = parse(text);
  return stringify(
    Object.fromEntries(
      Object.entries(lists).map(([kind, items]) => [kind, items.map((item) => change(item, kind))]),
    ),
    { lineWidth: 0 },
  );
}

/** Each definition in a file of its own, the last first. */
export function scattered(text: string): readonly Source[] {
  const lists: Record<string, Item[]> = parse(text);
  return Object.entries(lists)
    .flatMap(([kind, items]) => items.map((item) => ({ [kind]: [item] })))
    .reverse()
    .map((file, index) => ({ path: `n${String(index).padStart(3, '0')}.yml`, text: stringify(file) }));
}

const EXPRESSIONS = new Set(['where', 'value', 'expression']);

/** Every expression of an item, at any depth, through `change`. */
export function eachExpression(value: unknown, change: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return EXPRESSIONS.has(key) ? change(value) : value;
  if (Array.isArray(value)) return value.map((each) => eachExpression(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, eachExpression(each, change, name)]),
  );
}
