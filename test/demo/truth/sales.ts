import {
  aggregate,
  combine,
  count,
  countUpTo,
  hoursBetween,
  monthToDate,
  percentile,
  type Records,
  type Truth,
} from './sql.js';

const deals = 'sales.deal d';
const open = "d.stage IN ('discovery', 'proposal', 'negotiation')";
const keyAccounts = 'SELECT account_id FROM crm.account WHERE strategic OR employees >= 5000';

export const won: Records = { from: deals, where: "d.stage = 'won' AND d.amount > 0", time: 'd.closed_at' };
export const acquired: Records = { ...won, where: `${won.where} AND d.kind = 'new_business'` };
const lost: Records = { from: deals, where: "d.stage = 'lost'", time: 'd.closed_at' };
const decided: Records = {
  from: deals,
  where: "d.stage = 'lost' OR (d.stage = 'won' AND d.amount > 0)",
  time: 'd.closed_at',
};
const partner =
  "d.lead_id IN (SELECT l.lead_id FROM marketing.lead l JOIN marketing.campaign c ON c.campaign_id = l.campaign_id WHERE c.channel = 'partner')";

const revenue = aggregate('SUM(d.amount)', won);
const listValue = aggregate('SUM(d.list_price)', won);
const discount = aggregate('SUM(d.list_price - d.amount)', won);

export const salesTruth: Readonly<Record<string, Truth>> = {
  opened_deals: count({ from: deals, time: 'd.opened_at' }),
  won_deals: count(won),
  won_deals_v1: count({ ...won, where: "d.stage = 'won'" }),
  lost_deals: count(lost),
  decided_deals: count(decided),
  win_rate: combine(count(won), '/', count(decided)),
  new_customers: count(acquired),
  new_customers_ever: countUpTo(acquired),
  booked_revenue: revenue,
  booked_revenue_to_date: monthToDate(revenue),
  new_business_revenue: aggregate('SUM(d.amount)', acquired),
  expansion_revenue: aggregate('SUM(d.amount)', { ...won, where: `${won.where} AND d.kind = 'expansion'` }),
  partner_revenue: aggregate('SUM(d.amount)', { ...won, where: `${won.where} AND ${partner}` }),
  key_account_revenue: aggregate('SUM(d.amount)', {
    ...won,
    where: `${won.where} AND d.account_id IN (${keyAccounts})`,
  }),
  average_deal_size: aggregate('AVG(d.amount)', won),
  largest_win: aggregate('MAX(d.amount)', won),
  sales_cycle_days: aggregate(percentile(0.5, `${hoursBetween('d.opened_at', 'd.closed_at')} / 24`), won),
  open_pipeline: aggregate('SUM(d.amount)', { from: deals, where: open, time: 'd.opened_at' }),
  stalled_deals: count({
    from: deals,
    where: `${open} AND d.updated_at < CAST(CURRENT_TIMESTAMP AS TIMESTAMP) - INTERVAL '30 days'`,
    time: 'd.opened_at',
  }),
  buying_companies: aggregate('COUNT(DISTINCT d.account_id)', won),
  wins_last_30_days: countUpTo(won, 30),
  list_value_won: listValue,
  discount_given: discount,
  discount_rate: combine(discount, '/', listValue),
};
