import { DAY, drawDay, END, START, toSecond } from './calendar.js';
import type { Campaign } from './campaign.js';
import { simulateContracts } from './contract.js';
import { type Signature, simulateDeal } from './deal.js';
import { simulateLead } from './lead.js';
import { drawCompanyName, drawCountry, drawPerson, toDomain } from './people.js';
import type { Random } from './random.js';
import type { DemoRows, Sink, Tier } from './rows.js';

type AccountRow = DemoRows['account'];
export type DrawCampaign = (day: number, random: Random) => Campaign | null;

/** A company that comes to us in the simulated time, from its first form to the end of its last contract. */
export function simulateCompany(drawCampaign: DrawCampaign, random: Random, sink: Sink): void {
  const first = START + drawDay(random) * DAY;
  const row = drawAccount(first, random, sink);
  const signature = simulateAcquisition(row, first, drawCampaign, random, sink);
  if (signature !== null) settle(row, signature, random, sink);
  sink.emit('account', row);
}

/** A customer from before the simulated time: no lead, no deal, but contracts, invoices and tickets. */
export function simulateLegacyCustomer(random: Random, sink: Sink): void {
  const signed = toSecond(START - random.next() * 350 * DAY);
  const row = drawAccount(signed - random.integer(20, 400) * DAY, random, sink);
  settle(
    row,
    { dealId: null, signed, amount: LEGACY_AMOUNT[toTier(row.employees)] * random.integer(60, 150) },
    random,
    sink,
  );
  sink.emit('account', row);
}

/** Somebody who leaves a form and whose company nobody ever finds out. */
export function simulateStranger(drawCampaign: DrawCampaign, random: Random, sink: Sink): void {
  const day = drawDay(random);
  const company = drawCompanyName(random);
  const campaign = drawCampaign(day, random);
  simulateLead(
    {
      created: START + day * DAY,
      campaign,
      accountId: null,
      company,
      region: drawRegion(random),
      tier: 'small',
    },
    random,
    sink,
  );
}

/** Cents a year, a hundredth of the middle price: multiplied by a percentage. */
const LEGACY_AMOUNT: Readonly<Record<Tier, number>> = { small: 4000, mid_market: 12_500, enterprise: 52_000 };

function toTier(employees: number | null): Tier {
  return employees === null || employees < 100 ? 'small' : employees < 1000 ? 'mid_market' : 'enterprise';
}

function drawRegion(random: Random): AccountRow['region'] {
  const region = random.weighted({
    dach: 31,
    nordics: 15,
    uk_ireland: 18,
    benelux: 12,
    southern_europe: 15,
    other: 5,
    unplaced: 4,
  });
  return region === 'unplaced' ? null : region;
}

function drawAccount(created: number, random: Random, sink: Sink): AccountRow {
  const id = sink.nextId('account');
  const name = drawCompanyName(random);
  const region = drawRegion(random);
  const employees = random.chance(0.06) ? null : Math.max(1, Math.round(random.logNormal(180, 1.5)));
  const industry = random.weighted({
    property: 26,
    retail: 16,
    hospitality: 14,
    manufacturing: 16,
    healthcare: 10,
    public_sector: 8,
    other: 6,
    unknown: 4,
  });
  return {
    account_id: id,
    name,
    country: drawCountry(random, region),
    region,
    industry: industry === 'unknown' ? null : industry,
    employees,
    strategic: random.chance(employees !== null && employees >= 1000 ? 0.09 : 0.004),
    health_score: null,
    contact_email: random.chance(0.1) ? null : drawPerson(random, toDomain(name, id)).email,
    vat_number: random.chance(0.3) ? null : `EU${random.integer(100_000_000, 999_999_999)}`,
    created_at: toSecond(created + random.next() * DAY),
    customer_since: null,
    left_at: null,
  };
}

/** Leads, and a deal for each that sales takes on, until the company signs or goes quiet. */
function simulateAcquisition(
  row: AccountRow,
  first: number,
  drawCampaign: DrawCampaign,
  random: Random,
  sink: Sink,
): Signature | null {
  const tier = toTier(row.employees);
  let created = first;
  while (created <= END) {
    const day = Math.floor((created - START) / DAY);
    const campaign = drawCampaign(day, random);
    const lead = simulateLead(
      { created, campaign, accountId: row.account_id, company: row.name, region: row.region, tier },
      random,
      sink,
    );
    if (lead.dealAt !== null) {
      const { leadId, channel, dealAt } = lead;
      const signature = simulateDeal(
        {
          accountId: row.account_id,
          leadId,
          channel,
          tier,
          kind: 'new_business',
          opened: dealAt,
          today: null,
        },
        random,
        sink,
      );
      if (signature !== null) return signature;
    }
    if (random.chance(0.45)) return null;
    created += Math.ceil(random.exponential(45)) * DAY;
  }
  return null;
}

/** Makes the account a customer and simulates its contracts. */
function settle(
  row: AccountRow,
  first: Omit<Signature, 'dealId'> & { readonly dealId: string | null },
  random: Random,
  sink: Sink,
): void {
  const customer = {
    accountId: row.account_id,
    tier: toTier(row.employees),
    region: row.region,
    domain: toDomain(row.name, row.account_id),
  };
  const { leftAt, grief } = simulateContracts(customer, first, random, sink);
  row.customer_since = first.signed;
  row.left_at = leftAt;
  row.health_score = random.chance(0.03)
    ? null
    : Math.round(Math.min(100, Math.max(0, random.normal(leftAt === null ? 68 : 30, 16) - 3 * grief)));
}
