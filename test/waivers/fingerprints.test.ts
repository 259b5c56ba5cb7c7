import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import type { Finding } from '../../src/diagnostic/finding.js';
import type { RuleId } from '../../src/diagnostic/rule-id.js';
import type { Source } from '../../src/diagnostic/source.js';
import { DEFINITION_RULES } from '../../src/rules/index.js';
import { COMPANY } from '../support/company.js';
import { eachExpression, FAULTS, rewritten, scattered } from './faults.js';

function findingsOf(sources: readonly Source[]): readonly Finding[] {
  return checkDefinitions({ config: {}, sources, today: '2026-06-30' }).findings;
}

function both(company: string, faults: string): readonly Source[] {
  return [
    { path: 'a.yml', text: company },
    { path: 'b.yml', text: faults },
  ];
}

/** By fingerprint, what it stands for. */
function prints(findings: readonly Finding[]): readonly string[] {
  const about = ({ definition, related = [] }: Finding) =>
    [definition, ...related.map((place) => place.definition)].map((each) => each?.name ?? '').sort();
  return findings.map((each) => `${each.fingerprint} ${each.rule} ${about(each).join(' ')}`).sort();
}

const before = findingsOf(both(COMPANY, FAULTS));
const reworded = (name: string) => ({
  title: `Words of ${name}`,
  description: `What people say of ${name}.`,
});

describe('the fingerprint of a finding', () => {
  it('is tested for every rule about definitions', () => {
    const found = new Set<RuleId>(before.map(({ rule }) => rule));
    // Approvals are asked for where accord.yml requires them; kept meanings have tests of their own.
    const silent = DEFINITION_RULES.filter(({ id }) => !found.has(id)).map(({ id }) => id);
    expect(silent.filter((id) => id !== 'approval-missing' && !id.startsWith('previous-'))).toEqual([]);
    expect(new Set(before.map(({ fingerprint }) => fingerprint)).size).toBe(before.length);
  });

  it.each([
    ['no comments, other quotes, keys in another order', (text: string) => rewritten(text, reversedKeys)],
    [
      'more room in expressions',
      (text: string) => respelled(text, (each) => each.replaceAll(' ', '\n     ')),
    ],
    [
      'less room in expressions',
      (text: string) => respelled(text, (each) => each.replace(/ ?([<>=*+]+) ?/g, '$1')),
    ],
    [
      'keywords in lower case',
      (text: string) =>
        respelled(text, (each) => each.replace(/\b(AND|OR|NOT|IS|NULL)\b/g, (word) => word.toLowerCase())),
    ],
  ])('survives %s', (_, change) => {
    expect(prints(findingsOf(both(change(COMPANY), change(FAULTS))))).toEqual(prints(before));
  });

  it('survives moving every definition, so that what was later is earlier', () => {
    expect(prints(findingsOf([...scattered(FAULTS), { path: 'z.yml', text: COMPANY }]))).toEqual(
      prints(before),
    );
  });

  it('survives other titles and descriptions', () => {
    const faults = rewritten(FAULTS, (item) => ({ ...item, ...reworded(String(item.name)) }));
    expect(prints(findingsOf(both(COMPANY, faults)))).toEqual(prints(before));
  });

  it.each([
    [
      'broken-promise',
      '{name: promising, owners: [sales_ops], entity: lead, where: score > 31 AND consent, refines: [hot]}',
    ],
    ['handoff-gap', '{name: sent, owners: [sales_ops], entity: lead, where: score > 19 AND verified}'],
    [
      'handoff-unreleased',
      "{name: taken, owners: [sales_ops], entity: lead, where: score > 22 AND country = 'at'}",
    ],
    ['segments-overlap', '{name: small, where: score < 11}'],
    ['segments-gap', '{name: large, where: score > 5 OR score = 3}'],
    [
      'conflicting-definition',
      '{name: warm, owners: [marketing_ops], entity: lead, where: score > 51, synonyms: [warm person]}',
    ],
    [
      'confusable-names',
      "{name: closed_ticket, owners: [service_desk], entity: ticket, where: status = 'closed' OR reopened > 3}",
    ],
    ['dead-branch', '{name: dead, owners: [sales_ops], entity: lead, where: score > 71 OR score > 701}'],
    ['undecided', '{name: entangled, owners: [sales_ops], entity: lead, where: ABS(score) * score = 8}'],
    ['unknown-reference', '{name: misspelt, owners: [sales_ops], entity: deal, where: amout > 1}'],
    [
      'type-mismatch',
      "{name: incomparable, owners: [sales_ops], entity: deal, where: deal_id = 7 AND stage = 'much'}",
    ],
    ['claim-drift', 'claims: [{metric: won_deals, where: amount > 6}]'],
  ])('of %s is another one when it is about another meaning', (rule, line) => {
    const name = /name: (\w+)|claims/.exec(line)?.[1] ?? 'claims';
    const marker = name === 'claims' ? /claims: \[.*\]/ : new RegExp(`\\{name: ${name},.*\\}`);
    expect(FAULTS).toMatch(marker);
    const after = findingsOf(both(COMPANY, FAULTS.replace(marker, line)));
    const of = (findings: readonly Finding[]) => findings.filter((each) => each.rule === rule);
    const old = new Set(of(before).map(({ fingerprint }) => fingerprint));
    const others = of(after).filter(({ fingerprint }) => !old.has(fingerprint));
    expect(others.length).toBeGreaterThan(0);
    expect(of(after).length - others.length).toBeLessThan(old.size);
  });
});

function reversedKeys(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).reverse());
}

function respelled(text: string, change: (expression: string) => string): string {
  // The values of an item's keys stay of their types, only texts are changed.
  return rewritten(text, (item) => eachExpression(item, change) as Record<string, unknown>);
}
