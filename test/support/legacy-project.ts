/** A project in which somebody wrote down what two hundred dashboards compute today, and a few agreed definitions. */
export function legacyProject(): Readonly<Record<string, string>> {
  return {
    'accord.yml': 'name: acme\n',
    'definitions/shared/company.yml': COMPANY,
    'definitions/sales/deals.yml': SALES,
    'definitions/service/tickets.yml': SERVICE,
    ...Object.fromEntries(REGIONS.map((region) => [`definitions/legacy/${region}.yml`, legacyOf(region)])),
  };
}

const COMPANY = `teams:
  - {name: marketing_ops, title: Marketing operations, domain: marketing}
  - {name: sales_ops, title: Sales operations, domain: sales}
  - {name: service_desk, title: Service desk, domain: service}
entities:
  - name: lead
    owners: [marketing_ops]
    source: crm.leads
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: region, type: string}
      - {name: score, type: integer, nullable: false}
      - {name: consent, type: boolean, nullable: false}
      - {name: created_at, type: timestamp, nullable: false}
  - name: deal
    owners: [sales_ops]
    source: crm.deals
    primary_key: deal_id
    time: closed_at
    fields:
      - {name: deal_id, type: string, nullable: false}
      - {name: region, type: string}
      - {name: stage, type: string, nullable: false, values: [open, won, lost]}
      - {name: amount, type: decimal, scale: 2, nullable: false, unit: EUR}
      - {name: closed_at, type: timestamp}
  - name: ticket
    owners: [service_desk]
    source: desk.tickets
    primary_key: ticket_id
    time: opened_at
    fields:
      - {name: ticket_id, type: string, nullable: false}
      - {name: region, type: string}
      - {name: status, type: string, nullable: false, values: [open, waiting, solved, closed]}
      - {name: opened_at, type: timestamp, nullable: false}
terms:
  - {name: qualified_lead, owners: [marketing_ops, sales_ops], entity: lead, where: score >= 60 AND consent}
metrics:
  - {name: qualified_leads, owners: [marketing_ops, sales_ops], type: count, of: qualified_lead}
`;

const SALES = `terms:
  - {name: won_deal, owners: [sales_ops], entity: deal, where: stage = 'won'}
  - {name: large_deal, owners: [sales_ops], entity: deal, where: amount >= 50000}
metrics:
  - {name: won_deals, owners: [sales_ops], type: count, of: won_deal}
  - {name: won_revenue, owners: [sales_ops], type: sum, of: won_deal, value: amount, unit: EUR}
`;

const SERVICE = `terms:
  - {name: solved_ticket, owners: [service_desk], entity: ticket, where: "status IN ('solved', 'closed')"}
  - {name: closed_ticket, owners: [service_desk], entity: ticket, where: status = 'closed'}
metrics:
  - {name: solved_tickets, owners: [service_desk], type: count, of: solved_ticket}
`;

const REGIONS = [
  'apac',
  'benelux',
  'canada',
  'emea',
  'france',
  'iberia',
  'latam',
  'mexico',
  'nordics',
  'turkey',
] as const;

/** Twenty definitions of one region: the numbers of its dashboards, and the dashboards. */
function legacyOf(region: string): string {
  const here = `region = '${region}'`;
  const metric = (name: string, rest: string, owner = ', owners: [sales_ops]') =>
    `  - {name: ${region}_${name}${owner}, ${rest}}`;
  const board = (name: string, uses: string, claim = '') =>
    [
      `  - name: ${region}_${name}_board`,
      '    owners: [sales_ops]',
      '    tool: tableau',
      `    uses: [${uses}]`,
      ...(claim === '' ? [] : [`    claims: [{${claim}}]`]),
    ].join('\n');
  const named = (name: string) => `${region}_${name}`;
  return `# What the dashboards of ${region} compute today.
metrics:
${[
  metric('inbound', `type: count, of: lead, where: ${here}`),
  metric('mql', `type: count, of: lead, where: score >= 60`, ''),
  metric('pipeline', `type: sum, of: deal, value: amount, where: stage = 'open' AND ${here}, unit: EUR`),
  metric('bookings', `type: sum, of: deal, value: amount, where: stage = 'won' AND ${here}, unit: EUR`),
  metric('wins', `type: count, of: won_deal, where: ${here}`),
  metric('deal_size', `type: average, of: won_deal, value: amount, where: ${here}, unit: EUR`),
  metric('key_deals', `type: count, of: deal, where: ${here} AND (amount >= 50000 OR amount >= 100000)`),
  metric('backlog', `type: count, of: ticket, where: ${here} AND status <> 'closed'`),
  metric('waiting', `type: count, of: ticket, where: ${here} AND status = 'waiting'`),
  metric('done', `type: count, of: solved_ticket, where: ${here}`),
].join('\n')}
dashboards:
${[
  board('marketing', `${named('inbound')}, ${named('mql')}`),
  board('monday', 'qualified_leads', 'metric: qualified_leads, where: score >= 50 AND consent'),
  board('forecast', named('pipeline')),
  board('bookings', named('bookings')),
  board('revenue', 'won_revenue', "metric: won_revenue, where: stage = 'won'"),
  board('sales', `${named('wins')}, ${named('deal_size')}`),
  board('accounts', named('key_deals')),
  board('service', `${named('backlog')}, ${named('waiting')}`),
  board('support', named('done')),
  board('executive', `qualified_leads, won_revenue, ${named('done')}`),
].join('\n')}
`;
}
