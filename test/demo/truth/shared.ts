import { escalated } from './service.js';
import { aggregate, combine, count, followed, percentile, type Records, type Truth } from './sql.js';

const accounts = 'crm.account a';
const periods = 'finance.subscription s';
const invoices = 'finance.invoice i';

const customers: Records = {
  from: accounts,
  where: 'a.customer_since IS NOT NULL AND a.left_at IS NULL',
  time: 'a.customer_since',
};
const started: Records = { from: periods, time: 's.started_on' };
const matured: Records = { from: periods, where: "s.status <> 'running'", time: 's.ends_on' };
const renewed: Records = { ...matured, where: "s.status = 'renewed'" };
const cancelled: Records = { from: periods, where: "s.status = 'cancelled'", time: 's.cancelled_at' };
const startedRevenue = aggregate('SUM(s.monthly_fee)', started);
const endedRevenue = aggregate('SUM(s.monthly_fee)', matured);

const billed = aggregate('SUM(i.amount)', {
  from: invoices,
  where: "i.status IN ('open', 'paid', 'written_off')",
  time: 'i.issued_on',
});
const unpaid = aggregate('SUM(i.amount)', {
  from: invoices,
  where: "(i.status = 'open' OR i.status = 'written_off') AND i.reminder_level > 0",
  time: 'i.issued_on',
});

export const sharedTruth: Readonly<Record<string, Truth>> = {
  known_companies: count({ from: accounts, time: 'a.created_at' }),
  customers: count(customers),
  departed_customers: count({
    from: accounts,
    where: 'a.customer_since IS NOT NULL AND a.left_at IS NOT NULL',
    time: 'a.left_at',
  }),
  average_health: aggregate('AVG(a.health_score)', customers),

  started_subscriptions: count(started),
  matured_subscriptions: count(matured),
  renewed_subscriptions: count(renewed),
  renewal_rate: combine(count(renewed), '/', count(matured)),
  cancelled_subscriptions: count(cancelled),
  started_recurring_revenue: startedRevenue,
  ended_recurring_revenue: endedRevenue,
  net_recurring_revenue: combine(startedRevenue, '-', endedRevenue),
  smallest_fee: aggregate('MIN(s.monthly_fee)', started),
  escalation_to_cancellation: followed(
    { ...escalated, key: 't.account_id' },
    { ...cancelled, key: 's.account_id' },
    90,
  ),

  billed_amount: billed,
  unpaid_amount: unpaid,
  unpaid_share: combine(unpaid, '/', billed),
  days_to_pay: aggregate(percentile(0.5, 'i.paid_on - i.issued_on'), {
    from: invoices,
    where: "i.status = 'paid' AND i.paid_on IS NOT NULL",
    time: 'i.paid_on',
  }),
  late_payments: count({
    from: invoices,
    where: "i.status = 'paid' AND i.paid_on > i.due_on",
    time: 'i.paid_on',
  }),
  overdue_invoices: count({
    from: invoices,
    where: "i.status = 'open' AND i.due_on < CURRENT_DATE",
    time: 'i.due_on',
  }),
};
