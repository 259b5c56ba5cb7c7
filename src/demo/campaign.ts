import { businessOn, DAY, DAYS, END, START } from './calendar.js';
import { createRandom, type Random } from './random.js';
import type { Channel, Sink } from './rows.js';

export interface Campaign {
  readonly id: string;
  readonly channel: Channel;
  readonly firstDay: number;
  readonly lastDay: number;
}

interface ChannelProfile {
  readonly label: string;
  /** Length in days, and EUR a day at scale 1; an event spends it all in a few days. */
  readonly days: readonly [number, number];
  readonly daily: number;
  readonly impressions: number;
  readonly clickRate: number;
}

const PROFILES: Readonly<Record<Channel, ChannelProfile>> = {
  paid_search: { label: 'Search', days: [60, 150], daily: 420, impressions: 9000, clickRate: 0.045 },
  paid_social: { label: 'Social', days: [45, 120], daily: 380, impressions: 26_000, clickRate: 0.011 },
  email: { label: 'Newsletter', days: [80, 92], daily: 35, impressions: 5200, clickRate: 0.03 },
  event: { label: 'Fair', days: [3, 6], daily: 7800, impressions: 900, clickRate: 0.02 },
  partner: { label: 'Partner day', days: [30, 90], daily: 160, impressions: 1500, clickRate: 0.05 },
  organic: { label: 'Guides', days: [120, 240], daily: 0, impressions: 7000, clickRate: 0.025 },
};

const TOPIC = [
  'heat pumps',
  'winter bills',
  'sensor kit',
  'audit ready',
  'cold stores',
  'net zero',
  'meter rollout',
] as const;

/** Plans and emits the campaigns and what they cost a day; `scale` scales money and reach, not the number of campaigns. */
export function simulateCampaigns(seed: number, scale: number, sink: Sink): readonly Campaign[] {
  const random = createRandom(seed, 0);
  const campaigns: Campaign[] = [];
  for (const channel of ['paid_search', 'paid_social', 'email', 'event', 'partner', 'organic'] as const) {
    const profile = PROFILES[channel];
    for (let first = random.integer(0, 20); first < DAYS; first += nextStart(channel, profile, random)) {
      campaigns.push(emitCampaign(channel, first, scale, random, sink));
    }
  }
  return campaigns;
}

/** Fairs come every eight weeks or so; on the other channels one campaign follows, or overlaps, the last. */
function nextStart(channel: Channel, profile: ChannelProfile, random: Random): number {
  return channel === 'event'
    ? random.integer(40, 75)
    : Math.round(profile.days[0] * (0.8 + 0.4 * random.next()));
}

function emitCampaign(
  channel: Channel,
  firstDay: number,
  scale: number,
  random: Random,
  sink: Sink,
): Campaign {
  const profile = PROFILES[channel];
  const id = sink.nextId('campaign');
  const length = random.integer(...profile.days);
  const startedOn = START + firstDay * DAY;
  const lastDay = Math.min(DAYS - 1, firstDay + length - 1);
  const running = firstDay + length - 1 > DAYS - 1;
  sink.emit('campaign', {
    campaign_id: id,
    name: `${profile.label}: ${random.pick(...TOPIC)} ${new Date(startedOn).getUTCFullYear()}`,
    channel,
    started_on: startedOn,
    ended_on: running ? null : START + lastDay * DAY,
    budget: profile.daily === 0 ? null : Math.round((profile.daily * length * scale) / 10) * 1000,
  });
  for (let day = firstDay; day <= lastDay; day++) emitDay(id, day, profile, scale, random, sink);
  return { id, channel, firstDay, lastDay };
}

function emitDay(
  id: string,
  day: number,
  profile: ChannelProfile,
  scale: number,
  random: Random,
  sink: Sink,
): void {
  // Platforms report nothing now and then; that day then has no record at all.
  if (START + day * DAY > END || random.chance(0.01)) return;
  const load = businessOn(day) * random.logNormal(1, 0.25) * scale;
  const impressions = Math.round(profile.impressions * load);
  sink.emit('campaignSpend', {
    campaign_id: id,
    spent_on: START + day * DAY,
    amount: Math.round(profile.daily * load * 100),
    impressions,
    clicks: Math.round(impressions * profile.clickRate * random.logNormal(1, 0.15)),
  });
}

/** How many leads a channel draws while one of its campaigns runs. */
const PULL: Readonly<Record<Channel, number>> = {
  paid_search: 5,
  paid_social: 4,
  email: 2,
  event: 14,
  partner: 1.6,
  organic: 2.4,
};

/** The campaigns of each day, to draw a lead's campaign from. */
export function indexByDay(campaigns: readonly Campaign[]): (day: number, random: Random) => Campaign | null {
  const byDay = Array.from({ length: DAYS }, (_, day) =>
    campaigns.filter((c) => c.firstDay <= day && day <= c.lastDay),
  );
  return (day, random) => {
    if (random.chance(0.12)) return null;
    const running = byDay[day] ?? [];
    let rest = random.next() * running.reduce((sum, campaign) => sum + PULL[campaign.channel], 0);
    for (const campaign of running) {
      rest -= PULL[campaign.channel];
      if (rest < 0) return campaign;
    }
    return null;
  };
}
