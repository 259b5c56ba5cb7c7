import { atOfficeHours, DAY, END, HOUR, toSecond } from './calendar.js';
import { drawPerson, smudge } from './people.js';
import type { Random } from './random.js';
import type { DemoRows, Severity, Sink, Tier } from './rows.js';

type TicketRow = DemoRows['ticket'];

export interface TicketContext {
  readonly accountId: string;
  readonly tier: Tier;
  readonly domain: string;
  readonly opened: number;
}

/** Months in which a gateway update keeps failing at large sites: quickly "resolved" each time, and back a week later. */
const TROUBLE_FROM = Date.UTC(2025, 9, 1);
const TROUBLE_TO = Date.UTC(2026, 2, 1);

export function isTrouble(time: number, tier: Tier): boolean {
  return tier === 'enterprise' && time >= TROUBLE_FROM && time < TROUBLE_TO;
}

const TARGET_HOURS: Readonly<Record<Severity, number>> = { urgent: 8, high: 24, normal: 72, low: 120 };

const SUBJECTS: Readonly<Record<TicketRow['category'], readonly [string, ...string[]]>> = {
  outage: ['No data since this morning', 'Gateway offline', 'Dashboard empty'],
  sensor: [
    'Sensor shows -40',
    'Wrong installation in the basement',
    'New installer needed',
    'Battery low again',
  ],
  billing: ['Invoice twice', 'Wrong cost centre', 'VAT number missing'],
  access: ['Cannot log in', 'New colleague needs access', 'Password link expired'],
  question: ['How do I export?', 'Which meter is this?', 'Training for the night shift?'],
};

/** One ticket and its survey. Returns how much it hurt, 0 for a ticket that went well. */
export function simulateTicket(context: TicketContext, random: Random, sink: Sink): number {
  const trouble = isTrouble(context.opened, context.tier);
  const row = openTicket(context, trouble, random, sink);
  const hours = row.target_hours * (trouble ? random.logNormal(0.32, 0.5) : random.logNormal(0.45, 0.58));
  // A few fall through the cracks: nobody ever answers.
  const forgotten = random.chance(0.006);
  if (!forgotten) answer(row, hours, random);
  const reopened = random.chance(trouble ? 0.46 : 0.07);
  const counted = row.opened_at >= Date.UTC(2024, 9, 1) || random.chance(0.6);
  row.reopened_count = !counted ? null : reopened ? random.integer(1, trouble ? 3 : 2) : 0;
  if (!forgotten) resolve(row, toSecond(row.opened_at + hours * HOUR), random);
  escalate(row, trouble, random);
  sink.emit('ticket', row);
  const mood =
    random.normal(4.35, 0.7) -
    (reopened ? 1.5 : 0) -
    (hours > row.target_hours ? 1 : 0) -
    (trouble ? 0.8 : 0);
  survey(row, mood, random, sink);
  return (row.escalated_at === null ? 0 : 1.5) + (mood < 2.5 ? 1 : 0);
}

function openTicket(context: TicketContext, trouble: boolean, random: Random, sink: Sink): TicketRow {
  const category =
    trouble && random.chance(0.5)
      ? 'outage'
      : random.weighted({ outage: 12, sensor: 34, billing: 14, access: 18, question: 22 });
  const severity =
    category === 'outage'
      ? random.weighted({ normal: 20, high: 45, urgent: 35 })
      : random.weighted({ low: 30, normal: 52, high: 15, urgent: 3 });
  const [first, ...rest] = SUBJECTS[category];
  const opened = Math.min(END, atOfficeHours(context.opened, random));
  return {
    ticket_id: sink.nextId('ticket'),
    account_id: random.chance(0.04) ? null : context.accountId,
    requester_email: random.chance(0.05) ? null : drawPerson(random, context.domain).email,
    subject: random.chance(0.02) ? null : smudge(random, random.pick(first, ...rest)),
    category,
    severity,
    channel: random.weighted({ portal: 50, email: 35, phone: 15 }),
    status: 'new',
    target_hours: TARGET_HOURS[severity],
    reopened_count: null,
    opened_at: opened,
    first_response_at: null,
    resolved_at: null,
    closed_at: null,
    escalated_at: null,
    escalation_taken_at: null,
    updated_at: opened,
  };
}

function answer(row: TicketRow, hours: number, random: Random): void {
  const minutes = Math.min(hours * 60, random.logNormal(row.severity === 'urgent' ? 12 : 48, 0.9));
  const time = toSecond(row.opened_at + (minutes / 60) * HOUR);
  if (time > END) return;
  row.first_response_at = time;
  row.status = random.chance(0.3) ? 'waiting' : 'open';
  row.updated_at = time;
}

/** The system closes a ticket ten days after its resolution; one in five is closed by hand before. */
function resolve(row: TicketRow, time: number, random: Random): void {
  if (time > END || random.chance(0.01)) return;
  row.status = 'resolved';
  // A few were set to resolved by a bulk edit that forgot the time.
  row.resolved_at = random.chance(0.004) ? null : time;
  row.updated_at = time;
  const closed = toSecond(time + (random.chance(0.2) ? random.exponential(2 * DAY) : 10 * DAY));
  if (closed > END) return;
  row.status = 'closed';
  row.closed_at = closed;
  row.updated_at = closed;
}

function escalate(row: TicketRow, trouble: boolean, random: Random): void {
  const grave = row.severity === 'high' || row.severity === 'urgent';
  if (!random.chance(grave ? (trouble ? 0.3 : 0.09) : 0.004)) return;
  const time = toSecond(row.opened_at + random.exponential(9) * HOUR);
  if (time > END) return;
  row.escalated_at = time;
  row.updated_at = Math.max(row.updated_at, time);
  const taken = toSecond(time + random.logNormal(4, 0.9) * HOUR);
  if (taken <= END && random.chance(0.9)) row.escalation_taken_at = taken;
}

function survey(row: TicketRow, mood: number, random: Random, sink: Sink): void {
  if (row.resolved_at === null || !random.chance(0.7)) return;
  const sent = row.resolved_at + HOUR;
  if (sent > END) return;
  const answered = toSecond(sent + random.exponential(30) * HOUR);
  const replies = random.chance(0.45) && answered <= END;
  const mark = random.chance(0.004) ? random.pick(0, 6, 10) : Math.min(5, Math.max(1, Math.round(mood)));
  sink.emit('survey', {
    survey_id: sink.nextId('survey'),
    ticket_id: row.ticket_id,
    sent_at: sent,
    answered_at: replies ? answered : null,
    score: replies && !random.chance(0.02) ? mark : null,
    comment:
      replies && random.chance(0.2)
        ? random.pick('thanks', 'Still not working!!', 'quick and friendly', 'third time this month')
        : null,
  });
}
