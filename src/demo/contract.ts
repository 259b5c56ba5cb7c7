import { addMonths, atOfficeHours, DAY, END, START, startOfDay, toSecond } from './calendar.js';
import { type Signature, simulateDeal } from './deal.js';
import { simulateInvoices } from './invoice.js';
import type { Random } from './random.js';
import type { DemoRows, Region, Sink, Tier } from './rows.js';
import { isTrouble, simulateTicket } from './ticket.js';

type SubscriptionRow = DemoRows['subscription'];

export interface Customer {
  readonly accountId: string;
  readonly tier: Tier;
  readonly region: Region | null;
  readonly domain: string;
}

/** What became of a customer: when the last contract ran out, if it did, and how much tickets have hurt. */
export interface Relationship {
  readonly leftAt: number | null;
  readonly grief: number;
}

/** Tickets a month. */
const TICKETS: Readonly<Record<Tier, number>> = { small: 0.45, mid_market: 0.9, enterprise: 2.2 };
const LOYALTY: Readonly<Record<Tier, number>> = { small: 0.8, mid_market: 0.87, enterprise: 0.95 };

/** All contract periods of a customer from the first signature on. `dealId` is null for contracts older than the sales system. */
export function simulateContracts(
  customer: Customer,
  first: Omit<Signature, 'dealId'> & { readonly dealId: string | null },
  random: Random,
  sink: Sink,
): Relationship {
  let { dealId, amount } = first;
  let startedOn = startOfDay(first.signed) + random.integer(7, 21) * DAY;
  let grief = 0;
  for (;;) {
    const row = openPeriod(customer, dealId, amount, startedOn, sink);
    const pain = simulateService(customer, row, random, sink);
    grief = grief * 0.5 + pain;
    const added = expand(customer, row, random, sink);
    endPeriod(row, LOYALTY[customer.tier] - 0.035 * grief, random);
    flag(row, random);
    sink.emit('subscription', row);
    simulateInvoices(row, customer.region, random, sink);
    if (row.status !== 'renewed')
      return { leftAt: row.status === 'running' || row.ends_on > END ? null : row.ends_on + DAY / 2, grief };
    const opened = toSecond(row.ends_on - random.integer(40, 85) * DAY);
    const renewal = opened < START ? null : simulateRenewal(customer, opened, row, random, sink);
    dealId = renewal?.dealId ?? null;
    amount = (renewal?.amount ?? amount) + added;
    startedOn = row.ends_on + DAY;
  }
}

function openPeriod(
  { accountId, tier }: Customer,
  dealId: string | null,
  amount: number,
  startedOn: number,
  sink: Sink,
): SubscriptionRow {
  return {
    subscription_id: sink.nextId('subscription'),
    account_id: accountId,
    deal_id: dealId,
    plan: tier === 'enterprise' ? 'enterprise' : amount >= 800_000 ? 'professional' : 'essential',
    status: 'running',
    monthly_fee: Math.max(1, Math.round(amount / 12)),
    started_on: startedOn,
    ends_on: addMonths(startedOn, 12) - DAY,
    renewal_flagged_at: null,
    renewal_taken_at: null,
    cancelled_at: null,
    cancel_reason: null,
  };
}

/** The tickets of one period, month by month. Returns how much they hurt. */
function simulateService(customer: Customer, row: SubscriptionRow, random: Random, sink: Sink): number {
  let pain = 0;
  for (let month = row.started_on; month <= Math.min(row.ends_on, END); month += 30 * DAY) {
    const expected = TICKETS[customer.tier] * (isTrouble(month, customer.tier) ? 1.9 : 1);
    for (let wait = random.exponential(30 / expected); wait < 30; wait += random.exponential(30 / expected)) {
      const opened = startOfDay(month + wait * DAY);
      // The desk's history begins with the simulated time.
      if (opened < START || opened > Math.min(row.ends_on, END)) continue;
      pain += simulateTicket({ ...customer, opened }, random, sink);
    }
  }
  return pain;
}

/** A customer may buy more during a period; it is billed from the next one on. Returns what was added, in cents a year. */
function expand({ accountId, tier }: Customer, row: SubscriptionRow, random: Random, sink: Sink): number {
  const opened = atOfficeHours(row.started_on + random.integer(60, 330) * DAY, random);
  if (!random.chance(0.22) || opened > END || opened < START) return 0;
  const bought = simulateDeal(
    { accountId, leadId: null, channel: null, tier, kind: 'expansion', opened, today: null },
    random,
    sink,
  );
  return bought?.amount ?? 0;
}

function simulateRenewal(
  { accountId, tier }: Customer,
  opened: number,
  row: SubscriptionRow,
  random: Random,
  sink: Sink,
): Signature | null {
  const signed = simulateDeal(
    { accountId, leadId: null, channel: null, tier, kind: 'renewal', opened, today: row.monthly_fee * 12 },
    random,
    sink,
  );
  return signed !== null && signed.signed <= row.ends_on ? signed : null;
}

/** Decides whether the period is renewed, ended in writing, or just runs out; nothing is decided after the simulated time. */
function endPeriod(row: SubscriptionRow, loyalty: number, random: Random): void {
  const stays = random.chance(Math.max(0.15, loyalty));
  const silent = random.chance(0.22);
  const letter = atOfficeHours(row.ends_on - random.integer(12, 150) * DAY, random);
  if (stays) {
    if (row.ends_on <= END) row.status = 'renewed';
  } else if (silent) {
    if (row.ends_on <= END) row.status = 'expired';
  } else if (letter <= END) {
    // Notice given ends nothing before its day.
    if (row.ends_on <= END) row.status = 'cancelled';
    row.cancelled_at = letter;
    row.cancel_reason = random.chance(0.1)
      ? null
      : random.weighted({ price: 30, service: 32, product: 20, closed_business: 8, other: 10 });
  }
}

function flag(row: SubscriptionRow, random: Random): void {
  const flagged = atOfficeHours(row.ends_on - random.integer(84, 92) * DAY, random);
  if (flagged > END || random.chance(0.06)) return;
  row.renewal_flagged_at = flagged;
  const taken = toSecond(flagged + random.logNormal(6, 0.8) * DAY);
  if (taken <= END && random.chance(0.88)) row.renewal_taken_at = taken;
}
