import { acquired, won } from './sales.js';
import {
  aggregate,
  combine,
  count,
  followed,
  hoursBetween,
  monthToDate,
  percentile,
  type Records,
  type Truth,
} from './sql.js';

const leads = 'marketing.lead l';
const leadsWithCampaign = 'marketing.lead l LEFT JOIN marketing.campaign c ON c.campaign_id = l.campaign_id';
const spend: Records = { from: 'marketing.campaign_spend s', time: 's.spent_on' };

const qualified: Records = {
  from: leads,
  where: "l.score >= 60 AND l.status IN ('qualified', 'accepted', 'converted') AND l.consent",
  time: 'l.qualified_at',
};
const accepted: Records = {
  from: leads,
  where: "l.status IN ('accepted', 'converted') AND l.accepted_at IS NOT NULL",
  time: 'l.accepted_at',
};
const campaignSpend = aggregate('SUM(s.amount)', spend);
const clicks = aggregate('SUM(s.clicks)', spend);
const impressions = aggregate('SUM(s.impressions)', spend);

export const marketingTruth: Readonly<Record<string, Truth>> = {
  campaign_spend: campaignSpend,
  campaign_spend_to_date: monthToDate(campaignSpend),
  paid_media_spend: aggregate('SUM(s.amount)', {
    ...spend,
    where:
      "s.campaign_id IN (SELECT campaign_id FROM marketing.campaign WHERE channel = 'paid_search' OR channel = 'paid_social')",
  }),
  ad_impressions: impressions,
  ad_clicks: clicks,
  click_through_rate: combine(clicks, '/', impressions),
  most_expensive_day: aggregate('MAX(s.amount)', spend),

  new_leads: count({ from: leads, time: 'l.created_at' }),
  reachable_leads: count({ from: leads, where: 'l.consent AND l.email IS NOT NULL', time: 'l.created_at' }),
  qualified_leads: count(qualified),
  event_qualified_leads: count({
    from: leadsWithCampaign,
    where:
      "c.channel = 'event' AND l.score >= 40 AND l.score < 60 AND l.status IN ('qualified', 'accepted', 'converted') AND l.consent",
    time: 'l.qualified_at',
  }),
  partner_leads: count({ from: leadsWithCampaign, where: "c.channel = 'partner'", time: 'l.created_at' }),
  accepted_leads: count(accepted),
  disqualified_leads: count({ from: leads, where: "l.status = 'disqualified'", time: 'l.disqualified_at' }),
  overlooked_leads: count({
    ...qualified,
    where: `${qualified.where} AND l.accepted_at IS NULL AND l.qualified_at < CAST(CURRENT_TIMESTAMP AS TIMESTAMP) - INTERVAL '48 hours'`,
  }),
  companies_reached: aggregate('COUNT(DISTINCT l.account_id)', { from: leads, time: 'l.created_at' }),
  average_lead_score: aggregate('AVG(l.score)', { from: leads, time: 'l.created_at' }),
  lead_acceptance_rate: combine(count(accepted), '/', count(qualified)),
  acceptance_hours: aggregate(percentile(0.9, hoursBetween('l.qualified_at', 'l.accepted_at')), accepted),
  accepted_in_time: followed({ ...qualified, key: 'l.lead_id' }, { ...accepted, key: 'l.lead_id' }, 2),
  lead_to_win: followed({ ...qualified, key: 'l.account_id' }, { ...won, key: 'd.account_id' }, 120),
  cost_per_qualified_lead: combine(campaignSpend, '/', count(qualified)),
  acquisition_cost: combine(campaignSpend, '/', count(acquired)),
};
