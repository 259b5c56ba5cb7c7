import { describe, expect, it } from 'vitest';
import { refKey } from '../../src/diagnostic/definition-ref.js';
import { aggregatesOf } from '../../src/graph/metric.js';
import { reachOf } from '../../src/graph/reach.js';
import { BASE } from '../support/check-marked.js';
import { graphOf, graphOfTexts } from '../support/graph-of.js';

describe('buildGraph', () => {
  it('resolves a metric down to its aggregates', () => {
    const graph = graphOfTexts([
      BASE,
      `metrics:
  - {name: lost_deals, owners: [sales_ops], type: count, of: deal, where: stage = 'lost'}
  - {name: big_share, owners: [sales_ops], type: ratio, numerator: won_deals, denominator: lost_deals, where: amount > 1000}
  - {name: doubled, owners: [sales_ops], type: derived, expression: big_share * 2}`,
    ]);
    const formula = graph.metrics.get('doubled')?.formula;
    if (!formula) throw new Error('no formula');
    const [won, lost] = aggregatesOf(formula);
    expect(won).toMatchObject({
      entity: 'deal',
      term: { name: 'won_deal' },
      time: { field: { name: 'closed_at' } },
    });
    // The outer condition holds for the records below, after their own.
    expect(won?.conditions.map((each) => each.kind)).toEqual(['compare']);
    expect(lost?.term).toBeNull();
    expect(lost?.conditions).toHaveLength(2);
  });

  it("lets a composed metric's time replace that of its parts", () => {
    const graph = graphOfTexts([
      BASE.replace(
        '{name: closed_at, type: timestamp}',
        '{name: closed_at, type: timestamp}\n      - {name: opened_at, type: date}',
      ),
      `metrics:
  - {name: by_opening, owners: [sales_ops], type: ratio, numerator: won_revenue, denominator: won_deals, time: opened_at}`,
    ]);
    const formula = graph.metrics.get('by_opening')?.formula;
    expect(formula && aggregatesOf(formula).map((each) => each.time?.field.name)).toEqual([
      'opened_at',
      'opened_at',
    ]);
    const own = graph.metrics.get('won_deals')?.formula;
    expect(own && aggregatesOf(own)[0]?.time?.field.name).toBe('closed_at');
  });

  it('notes who uses whom, and where', () => {
    const graph = graphOfTexts([BASE]);
    const uses = graph.references
      .filter((each) => each.from.name === 'won_revenue')
      .map((each) => refKey(each.to));
    expect(uses).toEqual(['team:sales_ops', 'term:won_deal']);
  });

  it('makes a computed field as private as what it reads', () => {
    const graph = graphOf(`
teams: [{name: t}]
entities:
  - name: person
    owners: [t]
    source: people
    primary_key: id
    fields:
      - {name: id, type: string}
      - {name: email, type: string, privacy: personal}
      - {name: token, type: string, privacy: secret}
      - {name: domain, type: string, expression: LOWER(email)}
      - {name: both, type: string, expression: domain || token}
      - {name: known, type: boolean, privacy: personal, expression: id = 'x'}`);
    const fields = graph.entities.get('person')?.fields;
    const privacy = ['id', 'domain', 'both', 'known'].map((name) => fields?.get(name)?.info.privacy);
    expect(privacy).toEqual(['public', 'personal', 'secret', 'personal']);
  });

  it('keeps every definition of a name given twice, and resolves the first', () => {
    const graph = graphOfTexts([
      BASE,
      `terms:\n  - {name: won_deal, owners: [sales_ops], entity: deal, where: amount > 1}`,
    ]);
    expect(graph.definitions.filter((each) => each.name === 'won_deal')).toHaveLength(2);
    expect(graph.terms.get('won_deal')?.info?.condition.kind).toBe('compare');
    expect(graph.facts.map((fact) => fact.kind)).toEqual(['name-twice']);
  });

  it('follows relationships to one, never to many', () => {
    const graph = graphOfTexts([BASE]);
    expect([...reachOf(graph, 'deal')]).toEqual(['deal', 'account']);
    expect([...reachOf(graph, 'account')]).toEqual(['account']);
  });

  it('pairs the keys of a relationship from either side', () => {
    const graph = graphOfTexts([BASE]);
    const keys = [{ here: 'account_id', there: 'account_id' }];
    expect(graph.entities.get('deal')?.relationships.get('account')?.keys).toEqual(keys);
    expect(graph.entities.get('account')?.relationships.get('deals')?.keys).toEqual(keys);
  });

  it('converts a computed field to its declared type, as an assignment does', () => {
    const graph = graphOf(`
teams: [{name: t}]
entities:
  - name: lead
    owners: [t]
    source: leads
    primary_key: id
    fields:
      - {name: id, type: string}
      - {name: amount, type: decimal, scale: 2}
      - {name: created_at, type: timestamp}
      - {name: age_days, type: integer, expression: "days_between(created_at, CURRENT_DATE)"}
      - {name: gross, type: decimal, scale: 2, expression: amount * 1.19}
      - {name: same, type: decimal, scale: 2, expression: amount}
      - {name: created_on, type: date, expression: created_at}`);
    expect(graph.facts).toEqual([]);
    const fields = graph.entities.get('lead')?.fields;
    const kinds = ['age_days', 'gross', 'same', 'created_on'].map(
      (name) => fields?.get(name)?.info.expression?.kind,
    );
    expect(kinds).toEqual(['cast', 'cast', 'column', 'cast']);
  });

  it('takes a unit from the field that is aggregated, or the metric that is accumulated, where none is named', () => {
    const graph = graphOfTexts([
      BASE,
      `metrics:
  - {name: smallest, owners: [sales_ops], type: min, of: deal, value: amount}
  - {name: won_to_date, owners: [sales_ops], type: cumulative, metric: won_revenue, window: month}
  - {name: in_euro, owners: [sales_ops], type: max, of: deal, value: amount, unit: EUR}
  - {name: how_many, owners: [sales_ops], type: count_distinct, of: deal, value: amount}`,
    ]);
    const units = ['smallest', 'won_to_date', 'in_euro', 'how_many'].map(
      (name) => graph.metrics.get(name)?.unit,
    );
    expect(units).toEqual(['USD', 'USD', 'EUR', null]);
  });
});
