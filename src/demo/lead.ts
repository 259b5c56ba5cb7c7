import { atOfficeHours, DAY, END, HOUR, toSecond } from './calendar.js';
import type { Campaign } from './campaign.js';
import { drawCountry, drawPerson, drawPhone, smudge, toDomain } from './people.js';
import type { Random } from './random.js';
import type { Channel, DemoRows, Region, Sink, Tier } from './rows.js';

export interface LeadContext {
  readonly created: number;
  readonly campaign: Campaign | null;
  /** The company, once somebody has found out which it is. */
  readonly accountId: string | null;
  readonly company: string;
  readonly region: Region | null;
  readonly tier: Tier;
}

export interface LeadOutcome {
  readonly leadId: string;
  readonly channel: Channel | null;
  /** When sales opens a deal for it, if ever. */
  readonly dealAt: number | null;
}

/** From this day on sales is paid for accepting leads, and accepts them. */
export const ACCEPTANCE_BONUS_SINCE = Date.UTC(2026, 0, 1);

const SCORE: Readonly<Record<Channel | 'none', number>> = {
  partner: 68,
  organic: 62,
  paid_search: 58,
  email: 54,
  event: 53,
  paid_social: 43,
  none: 60,
};

type LeadRow = DemoRows['lead'];

/** One person's way from the form to sales, as far as it got by the end of the simulated time. */
export function simulateLead(context: LeadContext, random: Random, sink: Sink): LeadOutcome {
  const row = drawForm(context, random, sink);
  const dealAt = walk(row, context, random);
  const late = random.chance(0.15) ? random.exponential(12 * DAY) : 0;
  const touched = Math.max(
    row.created_at,
    row.qualified_at ?? 0,
    row.accepted_at ?? 0,
    row.disqualified_at ?? 0,
  );
  row.updated_at = Math.min(END, toSecond(touched + late));
  // A handful came over from the old system, which kept the status and lost the day.
  if (random.chance(0.01)) row.qualified_at = null;
  sink.emit('lead', row);
  return { leadId: row.lead_id, channel: context.campaign?.channel ?? null, dealAt };
}

function drawForm(context: LeadContext, random: Random, sink: Sink): LeadRow {
  const id = sink.nextId('lead');
  const created = atOfficeHours(context.created, random);
  const own = random.chance(0.005);
  const person = drawPerson(
    random,
    own ? 'brightmoor.example' : toDomain(context.company, context.accountId ?? id),
  );
  const mean =
    SCORE[context.campaign?.channel ?? 'none'] +
    (context.tier === 'enterprise' ? 4 : 0) +
    (context.accountId === null ? -14 : 6);
  return {
    lead_id: id,
    campaign_id: context.campaign?.id ?? null,
    account_id: context.accountId,
    full_name: random.chance(0.04) ? null : smudge(random, person.name),
    email: !own && random.chance(0.03) ? null : person.email,
    phone: random.chance(0.45) ? null : drawPhone(random),
    company_name: random.chance(0.06) ? null : smudge(random, context.company),
    country: drawCountry(random, context.region),
    job_function: drawJob(random),
    score: random.chance(0.05) ? null : Math.round(Math.min(100, Math.max(0, random.normal(mean, 17)))),
    status: 'new',
    consent: random.chance(0.1) ? null : random.chance(0.87),
    disqualify_reason: null,
    created_at: created,
    qualified_at: null,
    accepted_at: null,
    disqualified_at: null,
    updated_at: created,
  };
}

function drawJob(random: Random): LeadRow['job_function'] {
  const job = random.weighted({
    energy_manager: 22,
    facility_manager: 26,
    finance: 12,
    procurement: 12,
    executive: 10,
    other: 10,
    unknown: 8,
  });
  return job === 'unknown' ? null : job;
}

/** Moves the lead on until it stops or the time is over. Returns when a deal is opened for it. */
function walk(row: LeadRow, context: LeadContext, random: Random): number | null {
  const qualified = toSecond(row.created_at + random.exponential(3 * DAY));
  if (!qualifies(row, context, random)) {
    const draw = random.next();
    if (draw < 0.2) disqualify(row, toSecond(row.created_at + random.exponential(20 * DAY)), random);
    else if (draw < 0.65) row.status = 'nurturing';
    return null;
  }
  if (qualified > END) return null;
  row.qualified_at = qualified;
  row.status = 'qualified';
  const bonus = qualified >= ACCEPTANCE_BONUS_SINCE;
  const acceptance = bonus ? 0.95 : context.campaign?.channel === 'paid_social' ? 0.62 : 0.78;
  const accepted = toSecond(qualified + random.logNormal(bonus ? 5 : 16, 1.2) * HOUR);
  if (!random.chance(acceptance)) return turnDown(row, accepted, random);
  if (accepted > END) return null;
  row.accepted_at = accepted;
  row.status = 'accepted';
  return convert(row, accepted, context, random);
}

function qualifies(row: LeadRow, context: LeadContext, random: Random): boolean {
  if (row.score === null || row.consent !== true) return random.chance(0.02);
  if (row.score >= 60) return random.chance(0.94);
  if (context.campaign?.channel === 'event' && row.score >= 40) return random.chance(0.6);
  return random.chance(0.03);
}

/** Sales says no, or not now, or nothing. */
function turnDown(row: LeadRow, time: number, random: Random): null {
  const draw = random.next();
  if (draw < 0.25) disqualify(row, time, random);
  else if (draw < 0.45 && time <= END) {
    row.status = 'nurturing';
    row.disqualified_at = time;
  }
  return null;
}

function convert(row: LeadRow, accepted: number, context: LeadContext, random: Random): number | null {
  const later = toSecond(accepted + random.exponential(5 * DAY));
  if (context.accountId !== null && random.chance(0.55)) {
    if (later > END) return null;
    row.status = 'converted';
    return later;
  }
  if (random.chance(0.3)) disqualify(row, later, random);
  return null;
}

function disqualify(row: LeadRow, time: number, random: Random): void {
  if (time > END) return;
  row.status = 'disqualified';
  row.disqualified_at = time;
  row.disqualify_reason = random.chance(0.1)
    ? null
    : random.weighted({ no_budget: 25, wrong_fit: 30, no_response: 30, competitor: 8, duplicate: 7 });
}
