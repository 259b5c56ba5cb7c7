import type { ModelFiles } from '../../../src/serve/model.js';

const orders = `
cubes:
  - name: orders
    sql_table: crm.orders
    joins:
      - name: customers
        relationship: many_to_one
        sql: "{CUBE}.customer_id = {customers}.id"
    dimensions:
      - name: id
        sql: id
        type: number
        primary_key: true
      - name: status
        sql: status
        type: string
      - name: note
        sql: note
        type: string
        public: false
      - name: paid
        sql: paid
        type: boolean
      - name: created_at
        sql: created_at
        type: time
        granularities:
          - name: fortnight
            interval: 2 weeks
            origin: "2024-01-01"
      - name: secret_at
        sql: created_at
        type: time
        public: false
    measures:
      - name: count
        type: count
      - name: amount
        sql: amount
        type: sum
        format: currency
        currency: EUR
      - name: average_score
        sql: score
        type: avg
      - name: internal_margin
        sql: amount * 0.1
        type: sum
        public: false
      - name: paid_count
        type: count
        filters:
          - sql: "{CUBE}.paid"
      - name: paid_rate
        sql: "1.0 * {paid_count} / NULLIF({count}, 0)"
        type: number
        format: percent
    segments:
      - name: large
        sql: "{CUBE}.amount >= 100"
      - name: flagged
        sql: "{CUBE}.note = 'flag'"
        public: false
`;

const customers = `
cubes:
  - name: customers
    sql_table: crm.customers
    dimensions:
      - name: id
        sql: id
        type: number
        primary_key: true
      - name: country
        sql: country
        type: string
      - name: email
        sql: email
        type: string
        public: false
    measures:
      - name: count
        type: count
`;

const tickets = `
cubes:
  - name: tickets
    sql_table: crm.tickets
    refresh_key:
      every: 1 second
    dimensions:
      - name: id
        sql: id
        type: number
        primary_key: true
      - name: opened_at
        sql: opened_at
        type: time
    measures:
      - name: count
        type: count
`;

const views = `
views:
  - name: sales
    cubes:
      - join_path: orders
        includes: [count, amount, paid_rate, status, created_at]
      - join_path: orders.customers
        prefix: true
        includes: [country]
`;

/** For those in the group finance, and of Germany only; the row rule uses a member that nobody may ask for. */
export const payroll = {
  fileName: 'payroll.yml',
  content: `
cubes:
  - name: payroll
    sql: "SELECT orders.id, orders.amount, customers.country FROM crm.orders JOIN crm.customers ON customers.id = orders.customer_id"
    dimensions:
      - name: id
        sql: id
        type: number
        primary_key: true
      - name: country
        sql: country
        type: string
        public: false
    measures:
      - name: total
        sql: amount
        type: sum
    access_policy:
      - group: finance
        member_level:
          includes: "*"
        row_level:
          filters:
            - member: country
              operator: equals
              values: ["DE"]
`,
};

const broken = `
cubes:
  - name: orders
    sql_table: crm.orders
    measures:
      - name: count
        type: countt
`;

export const model: ModelFiles = [
  { fileName: 'orders.yml', content: orders },
  { fileName: 'customers.yml', content: customers },
  { fileName: 'tickets.yml', content: tickets },
  { fileName: 'views.yml', content: views },
];

/** The same with one more measure. */
export const nextModel: ModelFiles = [
  {
    fileName: 'orders.yml',
    content: orders.replace(
      '      - name: amount',
      '      - name: largest\n        sql: amount\n        type: max\n      - name: amount',
    ),
  },
  ...model.slice(1),
];

export const brokenModel: ModelFiles = [{ fileName: 'orders.yml', content: broken }, ...model.slice(1)];
