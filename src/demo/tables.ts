import type { DemoRows, TableName } from './rows.js';

/** How a column is stored. Decimals have two places of precision declared by `scale`; all times are UTC without a zone. */
export type ColumnType =
  | { readonly kind: 'string' | 'integer' | 'boolean' | 'date' | 'timestamp' }
  | { readonly kind: 'decimal'; readonly scale: number };

export interface DemoColumn<Name extends string = string> {
  readonly name: Name;
  readonly type: ColumnType;
  readonly nullable: boolean;
}

export interface DemoTable {
  readonly key: TableName;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly DemoColumn[];
  readonly primaryKey: readonly string[];
}

/**
 * A value as the generator holds it: text, true or false, a whole number, or null. A decimal is its unscaled integer (12.34 at scale 2
 * is 1234), so that no binary fraction is ever involved; a date and a timestamp are milliseconds since 1970 in UTC.
 */
export type DemoValue = string | number | boolean | null;

type Letter = 's' | 'i' | 'b' | 'd' | 't' | 'c' | 'p';

const TYPES: Readonly<Record<Letter, ColumnType>> = {
  s: { kind: 'string' },
  i: { kind: 'integer' },
  b: { kind: 'boolean' },
  d: { kind: 'date' },
  t: { kind: 'timestamp' },
  c: { kind: 'decimal', scale: 2 },
  p: { kind: 'decimal', scale: 1 },
};

type Spec = `${Letter}${'?' | ''}`;

/** One table; a `?` after the type's letter allows NULL. The record's keys, in order, are the columns. */
function table<K extends TableName>(
  key: K,
  schema: string,
  name: string,
  primaryKey: readonly (keyof DemoRows[K] & string)[],
  columns: Readonly<Record<keyof DemoRows[K] & string, Spec>>,
): DemoTable {
  return {
    key,
    schema,
    name,
    primaryKey,
    columns: Object.entries<Spec>(columns).map(([column, spec]) => ({
      name: column,
      // The first character of a Spec is a Letter by its template type, which indexing loses.
      type: TYPES[spec.charAt(0) as Letter],
      nullable: spec.endsWith('?'),
    })),
  };
}

/** Every table of the example company, in the order in which one refers to the other. */
export const DEMO_TABLES: Readonly<Record<TableName, DemoTable>> = {
  campaign: table('campaign', 'marketing', 'campaign', ['campaign_id'], {
    campaign_id: 's',
    name: 's',
    channel: 's',
    started_on: 'd',
    ended_on: 'd?',
    budget: 'c?',
  }),
  campaignSpend: table('campaignSpend', 'marketing', 'campaign_spend', ['campaign_id', 'spent_on'], {
    campaign_id: 's',
    spent_on: 'd',
    amount: 'c',
    impressions: 'i',
    clicks: 'i',
  }),
  account: table('account', 'crm', 'account', ['account_id'], {
    account_id: 's',
    name: 's',
    country: 's?',
    region: 's?',
    industry: 's?',
    employees: 'i?',
    strategic: 'b',
    health_score: 'i?',
    contact_email: 's?',
    vat_number: 's?',
    created_at: 't',
    customer_since: 't?',
    left_at: 't?',
  }),
  lead: table('lead', 'marketing', 'lead', ['lead_id'], {
    lead_id: 's',
    campaign_id: 's?',
    account_id: 's?',
    full_name: 's?',
    email: 's?',
    phone: 's?',
    company_name: 's?',
    country: 's?',
    job_function: 's?',
    score: 'i?',
    status: 's',
    consent: 'b?',
    disqualify_reason: 's?',
    created_at: 't',
    qualified_at: 't?',
    accepted_at: 't?',
    disqualified_at: 't?',
    updated_at: 't',
  }),
  deal: table('deal', 'sales', 'deal', ['deal_id'], {
    deal_id: 's',
    account_id: 's',
    lead_id: 's?',
    kind: 's',
    stage: 's',
    list_price: 'c?',
    amount: 'c?',
    discount_percent: 'p?',
    loss_reason: 's?',
    seller_email: 's?',
    next_step: 's?',
    opened_at: 't',
    closed_at: 't?',
    onboarding_accepted_at: 't?',
    updated_at: 't',
  }),
  subscription: table('subscription', 'finance', 'subscription', ['subscription_id'], {
    subscription_id: 's',
    account_id: 's',
    deal_id: 's?',
    plan: 's',
    status: 's',
    monthly_fee: 'c',
    started_on: 'd',
    ends_on: 'd',
    renewal_flagged_at: 't?',
    renewal_taken_at: 't?',
    cancelled_at: 't?',
    cancel_reason: 's?',
  }),
  invoice: table('invoice', 'finance', 'invoice', ['invoice_id'], {
    invoice_id: 's',
    subscription_id: 's',
    status: 's',
    amount: 'c',
    issued_on: 'd',
    due_on: 'd',
    paid_on: 'd?',
    reminder_level: 'i',
    handed_over_at: 't?',
    called_at: 't?',
  }),
  ticket: table('ticket', 'service', 'ticket', ['ticket_id'], {
    ticket_id: 's',
    account_id: 's?',
    requester_email: 's?',
    subject: 's?',
    category: 's',
    severity: 's',
    channel: 's',
    status: 's',
    target_hours: 'i',
    reopened_count: 'i?',
    opened_at: 't',
    first_response_at: 't?',
    resolved_at: 't?',
    closed_at: 't?',
    escalated_at: 't?',
    escalation_taken_at: 't?',
    updated_at: 't',
  }),
  survey: table('survey', 'service', 'survey', ['survey_id'], {
    survey_id: 's',
    ticket_id: 's',
    sent_at: 't',
    answered_at: 't?',
    score: 'i?',
    comment: 's?',
  }),
};
