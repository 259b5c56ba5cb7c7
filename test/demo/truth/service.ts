import {
  aggregate,
  combine,
  count,
  countUpTo,
  hoursBetween,
  percentile,
  type Records,
  type Truth,
} from './sql.js';

const tickets = 'service.ticket t';
const surveys = 'service.survey s';
const keyAccounts = 'SELECT account_id FROM crm.account WHERE strategic OR employees >= 5000';

const opened: Records = { from: tickets, time: 't.opened_at' };
const resolved: Records = {
  from: tickets,
  where: "t.status IN ('resolved', 'closed') AND t.resolved_at IS NOT NULL",
  time: 't.resolved_at',
};
const confirmed: Records = {
  ...resolved,
  where: `${resolved.where} AND (t.reopened_count = 0 OR t.reopened_count IS NULL)`,
};
const onTarget: Records = {
  ...resolved,
  where: `${resolved.where} AND ${hoursBetween('t.opened_at', 't.resolved_at')} <= t.target_hours`,
};
const reopened: Records = { ...opened, where: 't.reopened_count > 0' };
export const escalated: Records = {
  from: tickets,
  where: "t.severity IN ('high', 'urgent') AND t.escalated_at IS NOT NULL",
  time: 't.escalated_at',
};
const answered: Records = {
  from: surveys,
  where: 's.answered_at IS NOT NULL AND s.score >= 1 AND s.score <= 5',
  time: 's.answered_at',
};
const unhappy: Records = {
  ...answered,
  where: 's.answered_at IS NOT NULL AND s.score >= 1 AND s.score <= 2',
};

const resolutionHours = hoursBetween('t.opened_at', 't.resolved_at');
const companies = aggregate('COUNT(DISTINCT t.account_id)', opened);

export const serviceTruth: Readonly<Record<string, Truth>> = {
  opened_tickets: count(opened),
  tickets_last_30_days: countUpTo(opened, 30),
  resolved_tickets: count(resolved),
  confirmed_tickets: count(confirmed),
  tickets_on_target: count(onTarget),
  sla_attainment: combine(count(onTarget), '/', count(resolved)),
  confirmation_rate: combine(count(confirmed), '/', count(resolved)),
  reopened_tickets: count(reopened),
  reopen_rate: combine(count(reopened), '/', count(opened)),
  resolution_hours: aggregate(percentile(0.5, resolutionHours), resolved),
  slow_resolution_hours: aggregate(percentile(0.95, resolutionHours), resolved),
  first_response_minutes: aggregate(`AVG(EXTRACT(EPOCH FROM (t.first_response_at - t.opened_at)) / 60.0)`, {
    ...opened,
    where: 't.first_response_at IS NOT NULL',
  }),
  escalated_tickets: count(escalated),
  key_account_outages: count({
    ...opened,
    where: `t.category = 'outage' AND t.account_id IN (${keyAccounts})`,
  }),
  companies_in_need: companies,
  tickets_per_company: combine(count(opened), '/', companies),

  surveys_sent: count({ from: surveys, time: 's.sent_at' }),
  answers: count(answered),
  satisfaction: aggregate('AVG(s.score)', answered),
  key_account_satisfaction: aggregate('AVG(s.score)', {
    ...answered,
    where: `${answered.where} AND s.ticket_id IN (SELECT ticket_id FROM service.ticket WHERE account_id IN (${keyAccounts}))`,
  }),
  unhappy_answers: count(unhappy),
  unhappy_share: combine(count(unhappy), '/', count(answered)),
};
