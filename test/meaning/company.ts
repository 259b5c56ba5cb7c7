import type { Typed } from '../../src/expression/typed.js';
import type { Graph } from '../../src/graph/graph.js';
import type { ConfigValue } from '../../src/language/config.js';
import type { Meaning, Meanings } from '../../src/meaning/meaning.js';
import { graphOf } from '../support/graph-of.js';

/** Leads, accounts and deals without terms and metrics; tests add them as lines of YAML. */
const ENTITIES = `
teams: [{name: ops, domain: sales}, {name: desk}]
entities:
  - name: account
    owners: [ops]
    source: crm.accounts
    primary_key: account_id
    fields:
      - {name: account_id, type: string, nullable: false}
      - {name: employees, type: integer}
      - {name: country, type: string}
      - {name: size, type: integer, expression: "COALESCE(employees, 0)"}
  - name: lead
    title: Lead
    owners: [ops]
    source: crm.leads
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: score, type: integer}
      - {name: grade, type: integer}
      - {name: country, type: string, title: Country of residence}
      - {name: status, type: string, values: [new, working, mql, sal]}
      - {name: consent, type: boolean}
      - {name: amount, type: decimal, scale: 2}
      - {name: refunded, type: decimal, scale: 2}
      - {name: created_at, type: timestamp, nullable: false}
      - {name: qualified_at, type: timestamp}
      - {name: net, type: decimal, scale: 2, expression: amount - refunded}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
  - name: deal
    owners: [ops]
    source: crm.deals
    primary_key: deal_id
    time: closed_at
    fields:
      - {name: deal_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: stage, type: string, values: [open, won, lost]}
      - {name: amount, type: decimal, scale: 2}
      - {name: closed_at, type: timestamp}
`;

export const FUNCTIONS: ConfigValue = {
  functions: [{ name: 'region_of', arguments: ['string'], result: 'string' }],
};

/** The company's graph with more lists: `terms:\n  - {…}`. Owners are added to every item that names none. */
export function companyGraph(lists: string): Graph {
  return graphOf(`${ENTITIES}${lists.replace(/^ {2}- \{/gm, '  - {owners: [ops], ')}`, FUNCTIONS);
}

/** The meaning of a definition; throws where it has none. */
export function meaningNamed(graph: Graph, meanings: Meanings, kind: string, name: string): Meaning {
  const definition = graph.definitions.find((each) => each.kind === kind && each.name === name);
  const meaning = definition && meanings.of(definition);
  if (!meaning) throw new Error(`no meaning of ${kind} ${name}`);
  return meaning;
}

/** The condition of a term. */
export function conditionOf(graph: Graph, term: string): Typed {
  const info = graph.terms.get(term)?.info;
  if (!info) throw new Error(`no term ${term}`);
  return info.condition;
}

/** Terms on leads, by name and condition. */
export function leadTerms(conditions: Readonly<Record<string, string>>): string {
  const items = Object.entries(conditions).map(
    ([name, where]) => `  - {name: ${name}, entity: lead, where: ${JSON.stringify(where)}}\n`,
  );
  return `terms:\n${items.join('')}`;
}
