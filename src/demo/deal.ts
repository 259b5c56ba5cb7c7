import { DAY, END, toSecond } from './calendar.js';
import { ACCEPTANCE_BONUS_SINCE } from './lead.js';
import { smudge } from './people.js';
import type { Random } from './random.js';
import type { Channel, DemoRows, Sink, Tier } from './rows.js';

type DealRow = DemoRows['deal'];

export interface DealContext {
  readonly accountId: string;
  readonly leadId: string | null;
  readonly channel: Channel | null;
  readonly tier: Tier;
  readonly kind: DealRow['kind'];
  readonly opened: number;
  /** What the customer pays a year today, in cents: the list price a renewal starts from. Null for a fresh price. */
  readonly today: number | null;
}

/** A deal signed for money: its number, the moment and the first-year price in cents. */
export interface Signature {
  readonly dealId: string;
  readonly signed: number;
  readonly amount: number;
}

/** First-year list price in EUR and days to a decision, both as medians. */
const SIZE: Readonly<Record<Tier, { readonly price: number; readonly cycle: number; readonly win: number }>> =
  {
    small: { price: 4200, cycle: 22, win: 0.38 },
    mid_market: { price: 13_500, cycle: 44, win: 0.36 },
    enterprise: { price: 58_000, cycle: 78, win: 0.33 },
  };

const WIN_FACTOR: Readonly<Record<Channel | 'none', number>> = {
  partner: 1.5,
  organic: 1.15,
  event: 1.2,
  paid_search: 1,
  email: 0.95,
  paid_social: 0.65,
  none: 1,
};

const NEXT_STEPS = [
  'call on Monday',
  'send the offer',
  'site visit',
  'waiting for legal',
  'demo with facility team',
  '-',
  ' - ',
] as const;

/** One deal from its opening to the decision, or to the end of the simulated time. Returns the signature if there is one. */
export function simulateDeal(context: DealContext, random: Random, sink: Sink): Signature | null {
  const size = SIZE[context.tier];
  const cycle = random.logNormal(size.cycle * (context.kind === 'new_business' ? 1 : 0.5), 0.5) * DAY;
  const closed = toSecond(context.opened + cycle);
  const won = random.chance(winProbability(context));
  const row = openDeal(context, random, sink);
  price(row, context, random);
  if (closed <= END) decide(row, closed, won, random);
  else stayOpen(row, (END - context.opened) / cycle, random);
  sink.emit('deal', row);
  const paid = row.stage === 'won' && row.closed_at !== null && row.amount !== null && row.amount > 0;
  return paid && row.closed_at !== null && row.amount !== null
    ? { dealId: row.deal_id, signed: row.closed_at, amount: row.amount }
    : null;
}

function winProbability({ kind, tier, channel, opened }: DealContext): number {
  if (kind === 'renewal') return 1;
  if (kind === 'expansion') return 0.6;
  // What sales accepts without looking it also works on without looking.
  const diluted = opened >= ACCEPTANCE_BONUS_SINCE ? 0.62 : 1;
  return SIZE[tier].win * WIN_FACTOR[channel ?? 'none'] * diluted;
}

function openDeal(context: DealContext, random: Random, sink: Sink): DealRow {
  return {
    deal_id: sink.nextId('deal'),
    account_id: context.accountId,
    lead_id: context.leadId,
    kind: context.kind,
    stage: 'discovery',
    list_price: null,
    amount: null,
    discount_percent: null,
    loss_reason: null,
    seller_email: random.chance(0.02) ? null : `seller${random.integer(1, 24)}@brightmoor.example`,
    next_step: random.chance(0.25) ? null : smudge(random, random.pick(...NEXT_STEPS)),
    opened_at: context.opened,
    closed_at: null,
    onboarding_accepted_at: null,
    updated_at: context.opened,
  };
}

/** List price to the ten euros, a discount in half points, and the price to the cent. */
function price(row: DealRow, context: DealContext, random: Random): void {
  const factor = context.kind === 'expansion' ? 0.3 : 1;
  const list =
    Math.max(12, Math.round((random.logNormal(SIZE[context.tier].price, 0.5) * factor) / 10)) * 1000;
  const deepest = context.tier === 'enterprise' ? 60 : 36;
  const tenths = random.chance(context.today === null ? 0.4 : 0.75) ? 0 : random.integer(4, deepest) * 5;
  row.list_price = list;
  row.discount_percent = tenths;
  row.amount = Math.round((list * (1000 - tenths)) / 1000);
}

function decide(row: DealRow, closed: number, won: boolean, random: Random): void {
  row.stage = won ? 'won' : 'lost';
  row.closed_at = closed;
  row.updated_at = Math.min(END, toSecond(closed + (random.chance(0.2) ? random.exponential(20 * DAY) : 0)));
  if (!won) {
    row.loss_reason = random.chance(0.08)
      ? null
      : random.weighted({ price: 30, timing: 25, competitor: 20, no_decision: 20, other: 5 });
    return;
  }
  if (row.kind === 'new_business' && random.chance(0.03)) {
    row.amount = random.chance(0.8) ? 0 : null;
    row.discount_percent = row.amount === null ? null : 1000;
  }
  const taken = toSecond(closed + random.logNormal(2.2, 0.8) * DAY);
  if (random.chance(0.93) && taken <= END) row.onboarding_accepted_at = taken;
}

function stayOpen(row: DealRow, progress: number, random: Random): void {
  row.stage = progress < 0.35 ? 'discovery' : progress < 0.7 ? 'proposal' : 'negotiation';
  row.updated_at = toSecond(row.opened_at + (END - row.opened_at) * Math.sqrt(random.next()));
  if (row.stage !== 'discovery') return;
  row.list_price = null;
  row.amount = null;
  row.discount_percent = null;
}
