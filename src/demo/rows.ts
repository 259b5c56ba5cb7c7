/**
 * One record of each table. Money is whole cents, a percentage whole tenths; dates and times are milliseconds since 1970, UTC.
 * The closed lists are those of the definitions.
 */
export interface DemoRows {
  campaign: {
    campaign_id: string;
    name: string;
    channel: Channel;
    started_on: number;
    ended_on: number | null;
    budget: number | null;
  };
  campaignSpend: {
    campaign_id: string;
    spent_on: number;
    amount: number;
    impressions: number;
    clicks: number;
  };
  account: {
    account_id: string;
    name: string;
    country: string | null;
    region: Region | null;
    industry: Industry | null;
    employees: number | null;
    strategic: boolean;
    health_score: number | null;
    contact_email: string | null;
    vat_number: string | null;
    created_at: number;
    customer_since: number | null;
    left_at: number | null;
  };
  lead: {
    lead_id: string;
    campaign_id: string | null;
    account_id: string | null;
    full_name: string | null;
    email: string | null;
    phone: string | null;
    company_name: string | null;
    country: string | null;
    job_function:
      | 'energy_manager'
      | 'facility_manager'
      | 'finance'
      | 'procurement'
      | 'executive'
      | 'other'
      | null;
    score: number | null;
    status: 'new' | 'nurturing' | 'qualified' | 'accepted' | 'converted' | 'disqualified';
    consent: boolean | null;
    disqualify_reason: 'no_budget' | 'wrong_fit' | 'no_response' | 'competitor' | 'duplicate' | null;
    created_at: number;
    qualified_at: number | null;
    accepted_at: number | null;
    disqualified_at: number | null;
    updated_at: number;
  };
  deal: {
    deal_id: string;
    account_id: string;
    lead_id: string | null;
    kind: 'new_business' | 'expansion' | 'renewal';
    stage: 'discovery' | 'proposal' | 'negotiation' | 'won' | 'lost';
    list_price: number | null;
    amount: number | null;
    discount_percent: number | null;
    loss_reason: 'price' | 'timing' | 'competitor' | 'no_decision' | 'other' | null;
    seller_email: string | null;
    next_step: string | null;
    opened_at: number;
    closed_at: number | null;
    onboarding_accepted_at: number | null;
    updated_at: number;
  };
  subscription: {
    subscription_id: string;
    account_id: string;
    deal_id: string | null;
    plan: 'essential' | 'professional' | 'enterprise';
    status: 'running' | 'renewed' | 'cancelled' | 'expired';
    monthly_fee: number;
    started_on: number;
    ends_on: number;
    renewal_flagged_at: number | null;
    renewal_taken_at: number | null;
    cancelled_at: number | null;
    cancel_reason: 'price' | 'service' | 'product' | 'closed_business' | 'other' | null;
  };
  invoice: {
    invoice_id: string;
    subscription_id: string;
    status: 'open' | 'paid' | 'written_off' | 'void';
    amount: number;
    issued_on: number;
    due_on: number;
    paid_on: number | null;
    reminder_level: number;
    handed_over_at: number | null;
    called_at: number | null;
  };
  ticket: {
    ticket_id: string;
    account_id: string | null;
    requester_email: string | null;
    subject: string | null;
    category: 'outage' | 'sensor' | 'billing' | 'access' | 'question';
    severity: Severity;
    channel: 'portal' | 'email' | 'phone';
    status: 'new' | 'open' | 'waiting' | 'resolved' | 'closed';
    target_hours: number;
    reopened_count: number | null;
    opened_at: number;
    first_response_at: number | null;
    resolved_at: number | null;
    closed_at: number | null;
    escalated_at: number | null;
    escalation_taken_at: number | null;
    updated_at: number;
  };
  survey: {
    survey_id: string;
    ticket_id: string;
    sent_at: number;
    answered_at: number | null;
    score: number | null;
    comment: string | null;
  };
}

export type TableName = keyof DemoRows;
export type Channel = 'paid_search' | 'paid_social' | 'email' | 'event' | 'partner' | 'organic';
export type Region = 'dach' | 'nordics' | 'uk_ireland' | 'benelux' | 'southern_europe' | 'other';
type Industry =
  | 'property'
  | 'retail'
  | 'hospitality'
  | 'manufacturing'
  | 'healthcare'
  | 'public_sector'
  | 'other';
export type Severity = 'low' | 'normal' | 'high' | 'urgent';
export type Tier = 'small' | 'mid_market' | 'enterprise';

/** Where a simulation puts its records. Numbers are given in the order they are asked for. */
export interface Sink {
  nextId(table: TableName): string;
  emit<K extends TableName>(table: K, row: DemoRows[K]): void;
}
