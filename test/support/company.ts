import type { ConfigValue } from '../../src/language/config.js';
import { BASE, checkMarked } from './check-marked.js';

const RECORDS = `
  - name: lead
    owners: [marketing_ops]
    source: crm.leads
    primary_key: lead_id
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: score, type: integer}
      - {name: status, type: string, nullable: false, values: [new, working, mql, sal, disqualified]}
      - {name: country, type: string}
      - {name: consent, type: boolean}
      - {name: verified, type: boolean, nullable: false}
      - {name: created_at, type: timestamp, nullable: false}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
  - name: ticket
    owners: [service_desk]
    source: desk.tickets
    primary_key: ticket_id
    fields:
      - {name: ticket_id, type: string, nullable: false}
      - {name: severity, type: string, values: [low, normal, high, urgent]}
      - {name: status, type: string, nullable: false, values: [open, waiting, solved, closed]}
      - {name: reopened, type: integer, nullable: false}
      - {name: opened_at, type: timestamp, nullable: false}
      - {name: solved_at, type: timestamp}
`;

/** The base with marketing, leads and tickets: enough for two functions to mean different things. */
export const COMPANY = BASE.replace(
  'teams:\n',
  'teams:\n  - {name: marketing_ops, title: Marketing operations, domain: marketing}\n',
).replace('\nterms:\n', `${RECORDS}terms:\n`);

/** What is said of two definitions that happen to be alike is left to the tests of those rules. */
const ALIKE = {
  'conflicting-definition': 'off',
  'duplicate-definition': 'off',
  'confusable-names': 'off',
  'shadowed-term': 'off',
  'claim-drift': 'off',
} as const;

export function checkCompany(marked: string, config: ConfigValue = {}) {
  return checkMarked(marked, { base: COMPANY, config: { rules: ALIKE, ...config } });
}

/** One term on leads, owned by marketing, with marks in its condition. */
export function leadTerm(where: string, more = ''): string {
  return `terms:\n  - name: some_lead\n    owners: [marketing_ops]\n    entity: lead\n    where: ${where}\n${more}`;
}
