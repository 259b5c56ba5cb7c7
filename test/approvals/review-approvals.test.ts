import { describe, expect, it } from 'vitest';
import { type ReviewedApproval, reviewApprovals } from '../../src/approvals/review-approvals.js';
import { checkDefinitions } from '../../src/check.js';
import type { ConfigValue } from '../../src/language/config.js';
import { BASE } from '../support/check-marked.js';
import { approveAll } from './support/approve.js';

const TEAMS = 'teams:\n  - {name: finance, domain: finance}\n';
const TERM = `terms:
  - {name: large_deal, owners: [sales_ops, service_desk], entity: deal, where: amount > 1000}
`;
const METRICS = `metrics:
  - {name: large_deals, owners: [finance], type: count, of: large_deal}
  - {name: large_share, owners: [finance], type: ratio, numerator: large_deals, denominator: won_deals}
`;
const BEFORE = [BASE, `${TEAMS}${TERM}${METRICS}`];

function review(
  now: readonly string[],
  options: {
    before?: readonly string[];
    config?: ConfigValue;
    baseConfig?: ConfigValue;
    approved?: readonly string[];
  } = {},
): readonly string[] {
  const { before = BEFORE, config = { approvals: 'required' }, approved = before } = options;
  const { baseConfig = config } = options;
  const sources = (texts: readonly string[]) => texts.map((text, index) => ({ path: `${index}.yml`, text }));
  const { difference, approvals } = checkDefinitions({
    config,
    sources: sources(now),
    approvals: approveAll(approved),
    base: { config: baseConfig, sources: sources(before) },
    today: '2026-06-30',
  });
  if (!difference) throw new Error('compared with nothing');
  return reviewApprovals(difference, approvals).map(inWords);
}

function inWords({ team, definition, state, through }: ReviewedApproval): string {
  const below = through.length === 0 ? '' : `, through ${through.map(({ name }) => name).join(' and ')}`;
  return `${team}: ${definition.kind} ${definition.name} ${state}${below}`;
}

function edit(from: string, to: string): readonly string[] {
  const edited = BEFORE.map((text) => text.replace(from, to));
  if (edited.every((text, index) => text === BEFORE[index])) throw new Error(`nothing says ${from}`);
  return edited;
}

describe('reviewApprovals', () => {
  it('asks nobody where nothing changed what anything means', () => {
    expect(review(BEFORE)).toEqual([]);
    expect(review(edit('amount > 1000', 'NOT (amount <= 1000.0), title: Big one, version: 3'))).toEqual([]);
    expect(review(edit('- {name: views', '- {name: views, title: Pages seen'))).toEqual([]);
  });

  it('asks every owner of what changed, and of what rests on it, and says through what', () => {
    expect(review(edit('amount > 1000', 'amount > 2000'))).toEqual([
      'sales_ops: term large_deal outdated',
      'service_desk: term large_deal outdated',
      'finance: metric large_deals outdated, through large_deal',
      'finance: metric large_share outdated, through large_deal',
    ]);
  });

  it('tells who has agreed already, and who never did', () => {
    const now = edit('amount > 1000', 'amount > 2000');
    expect(review(now, { approved: now })).toEqual([
      'sales_ops: term large_deal approved',
      'service_desk: term large_deal approved',
      'finance: metric large_deals approved, through large_deal',
      'finance: metric large_share approved, through large_deal',
    ]);
    expect(review(now, { approved: [BASE, TEAMS] })).toContain('sales_ops: term large_deal missing');
  });

  it('asks for what is new, renamed or no draft any more', () => {
    const added = 'terms:\n  - {name: tiny_deal, owners: [finance], entity: deal, where: amount < 5}\n';
    expect(review([...BEFORE, added])).toEqual(['finance: term tiny_deal missing']);
    expect(review([...BEFORE, added.replace('owners', 'status: draft, owners')])).toEqual([]);
    const draft = [...BEFORE, added.replace('owners', 'status: draft, owners')];
    expect(review([...BEFORE, added], { before: draft })).toEqual(['finance: term tiny_deal missing']);
    expect(review(edit('{name: views', '{name: page_views'))).toEqual([
      'sales_ops: metric page_views missing',
    ]);
  });

  it('asks only the new owner of what means the same', () => {
    expect(
      review(edit('{name: views, owners: [sales_ops]', '{name: views, owners: [sales_ops, finance]')),
    ).toEqual(['finance: metric views missing']);
  });

  it('follows a changed field to what is computed from it', () => {
    const before = [
      BASE.replace(
        '- {name: closed_at, type: timestamp}',
        '- {name: closed_at, type: timestamp}\n      - {name: net, type: decimal, expression: amount - 100}',
      ),
      `${TEAMS}${TERM.replace('amount >', 'net >')}${METRICS}`,
    ];
    const now = before.map((text) => text.replace('amount - 100', 'amount - 200'));
    expect(review(now, { before })).toEqual([
      'sales_ops: entity deal outdated',
      'sales_ops: term large_deal outdated, through deal',
      'service_desk: term large_deal outdated, through deal',
      'finance: metric large_deals outdated, through deal',
      'finance: metric large_share outdated, through deal',
    ]);
  });

  it('says what is below where its own text only says the same in other words', () => {
    const now = edit('of: large_deal}', "of: large_deal, where: amount > 0 OR stage = 'won' OR TRUE}").map(
      (text) => text.replace('amount > 1000', 'amount > 2000'),
    );
    expect(review(now)).toContain('finance: metric large_deals outdated, through large_deal');
  });

  it('asks the owners of what means something else by what accord.yml says of a function', () => {
    const risky =
      'terms:\n  - {name: risky_deal, owners: [finance], entity: deal, where: risky(amount) IS NULL OR amount > 5}\n';
    const texts = [...BEFORE, risky];
    const declared = (strict: boolean): ConfigValue => ({
      approvals: 'required',
      functions: [{ name: 'risky', arguments: ['number'], result: 'boolean', strict }],
    });
    const given = { before: texts, baseConfig: declared(false), approved: [BASE, TEAMS] };
    expect(review(texts, { ...given, config: declared(false) })).toEqual([]);
    expect(review(texts, { ...given, config: declared(true) })).toEqual(['finance: term risky_deal missing']);
  });

  it('asks, where approvals are off, the owners of what changed by its own text', () => {
    const config = { approvals: 'off' } as const;
    expect(review(edit('amount > 1000', 'amount > 2000'), { config })).toEqual([
      'sales_ops: term large_deal asked',
      'service_desk: term large_deal asked',
    ]);
    const added = 'terms:\n  - {name: tiny_deal, owners: [finance], entity: deal, where: amount < 5}\n';
    expect(review([...BEFORE, added], { config })).toEqual([]);
  });
});
