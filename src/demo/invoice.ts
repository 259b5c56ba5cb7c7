import { addMonths, atOfficeHours, DAY, END, START } from './calendar.js';
import type { Random } from './random.js';
import type { DemoRows, Region, Sink } from './rows.js';

type InvoiceRow = DemoRows['invoice'];

/** From here on, bills in the south stay open: a new distributor pays late and then not at all. */
const DISTRIBUTOR_SINCE = Date.UTC(2025, 6, 1);

/** The monthly invoices of one contract period, as they stand at the end of the simulated time. */
export function simulateInvoices(
  subscription: DemoRows['subscription'],
  region: Region | null,
  random: Random,
  sink: Sink,
): void {
  for (let month = 0; month < 12; month++) {
    const issuedOn = addMonths(subscription.started_on, month);
    if (issuedOn > Math.min(END, subscription.ends_on)) return;
    // Finance moved to this system when the simulated time begins.
    if (issuedOn >= START) sink.emit('invoice', drawInvoice(subscription, issuedOn, region, random, sink));
  }
}

function drawInvoice(
  subscription: DemoRows['subscription'],
  issuedOn: number,
  region: Region | null,
  random: Random,
  sink: Sink,
): InvoiceRow {
  const row: InvoiceRow = {
    invoice_id: sink.nextId('invoice'),
    subscription_id: subscription.subscription_id,
    status: 'open',
    amount: subscription.monthly_fee,
    issued_on: issuedOn,
    due_on: issuedOn + 30 * DAY,
    paid_on: null,
    reminder_level: 0,
    handed_over_at: null,
    called_at: null,
  };
  const south = region === 'southern_europe' || region === 'other';
  const unpaid = south && issuedOn >= DISTRIBUTOR_SINCE ? 0.14 : 0.025;
  if (random.chance(0.01)) row.status = 'void';
  else if (random.chance(unpaid)) neverPay(row, random);
  else pay(row, issuedOn + Math.ceil(random.logNormal(south ? 33 : 24, 0.42)) * DAY, random);
  remind(row, random);
  return row;
}

function pay(row: InvoiceRow, paidOn: number, random: Random): void {
  if (paidOn > END) return;
  row.status = 'paid';
  // The bank file is missing for a few.
  row.paid_on = random.chance(0.003) ? null : paidOn;
}

function neverPay(row: InvoiceRow, random: Random): void {
  if (END - row.due_on > 200 * DAY && random.chance(0.4)) row.status = 'written_off';
}

/** A reminder every fifteen days after the due day; after the third the customer office is asked to call. */
function remind(row: InvoiceRow, random: Random): void {
  if (row.status === 'void') return;
  const until = row.paid_on ?? END;
  row.reminder_level = Math.min(4, Math.max(0, Math.floor((until - row.due_on) / (15 * DAY))));
  if (row.reminder_level < 3) return;
  const handed = atOfficeHours(row.due_on + 45 * DAY, random);
  if (handed > END) return;
  row.handed_over_at = handed;
  const called = atOfficeHours(handed + Math.ceil(random.logNormal(2.5, 0.8)) * DAY, random);
  if (called <= END && random.chance(0.85)) row.called_at = called;
}
