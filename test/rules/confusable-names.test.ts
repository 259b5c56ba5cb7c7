import { describe, expect, it } from 'vitest';
import { expectFinding, expectFindings, relatedText } from '../support/expect-findings.js';

const metric = (name: string, where: string, more = '') =>
  `  - {name: ${name}, ${more}owners: [service_desk], type: count, of: ticket, where: ${where}}\n`;

const OPEN = "status = 'open'";
const CLOSED = "status = 'closed'";

describe('confusable-names', () => {
  it('finds names alike but for one near-synonym, with the record that tells them apart', () => {
    const finding = expectFinding(
      `metrics:
  - {name: resolved_tickets, owners: [service_desk], type: count, of: ticket, where: status = 'closed'}
  - {name: »solved_tickets«, owners: [sales_ops], type: count, of: ticket, where: "status IN ('solved', 'closed')"}
`,
      'confusable-names',
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      definition: { kind: 'metric', name: 'solved_tickets' },
      related: [{ definition: { kind: 'metric', name: 'resolved_tickets' } }],
      relation: 'wider',
      differs: ['condition'],
      proof: 'refuted',
      assumptions: ['ticket.status is never NULL', 'ticket.status is one of open, waiting, solved, closed'],
      witness: { onlyThis: { status: 'solved' }, both: { status: 'closed' } },
    });
    expect(finding.message).toBe(
      '`solved_tickets` (Sales ops) and `resolved_tickets` (Service desk) are easily taken for each other, and mean different things. `solved_tickets` is wider: a ticket with status solved counts for `solved_tickets` and not for `resolved_tickets` (test.yml:2).',
    );
    expect(relatedText(finding)).toBe("status = 'closed'");
  });

  it.each([
    ['resolved_work', 'completed_work'],
    ['closing_time', 'resolve_time'],
    ['lead_volume', 'prospect_volume'],
    ['new_customers', 'new_client'],
    ['churned_seats', 'canceled_seats'],
    ['lost_seats', 'cancelled_seats'],
    ['revenue', 'bookings'],
    ['sale', 'booking'],
    ['churn_volume', 'lost_volume'],
    ['active_users', 'live_users'],
    ['open_cases', 'open_incident'],
    ['a_b_account_c', 'a_b_customer_c'],
  ])('finds %s and %s', (one, other) => {
    expectFindings(`metrics:\n${metric(one, OPEN)}${metric(`»${other}«`, CLOSED)}`, ['confusable-names']);
  });

  it.each([
    ['a letter left out', 'escalated', 'esclated'],
    ['two letters replaced', 'escalated', 'escalatxy'],
    ['letters of two places', 'escalated_calls', 'excalated_cals'],
    ['opposites as near as that', 'min_duration', 'max_duration'],
  ])('finds %s', (_, one, other) => {
    expectFindings(`metrics:\n${metric(one, OPEN)}${metric(`»${other}«`, CLOSED)}`, ['confusable-names']);
  });

  it.each([
    ['three letters', 'escalated', 'escalawxyz'],
    ['short names', 'mql_rate', 'sql_rate'],
    ['two words that are near-synonyms', 'resolved_tickets', 'closed_cases'],
    ['another number of words', 'resolved_tickets', 'solved_hard_tickets'],
    ['words of two groups', 'active_users', 'lost_users'],
    ['what is no form of lead', 'leading_signs', 'prospect_signs'],
    ['what is no form of account', 'accounting_work', 'client_work'],
    ['what is no form of issue', 'issued_cards', 'incident_cards'],
  ])('leaves alone: %s', (_, one, other) => {
    expectFindings(`metrics:\n${metric(one, OPEN)}${metric(other, CLOSED)}`, []);
  });

  it.each([
    ['distinct_from in the second', '', 'distinct_from: [resolved_work], '],
    ['distinct_from in the first', 'distinct_from: [solved_work], ', ''],
    ['variant_of', '', 'variant_of: resolved_work, because: the desk closes later, '],
    ['a replacement', 'status: deprecated, replaced_by: solved_work, ', ''],
  ])('is content with %s', (_, first, second) => {
    expectFindings(
      `metrics:\n${metric('resolved_work', OPEN, first)}${metric('solved_work', CLOSED, second)}`,
      [],
    );
  });

  it('is content with two variants of one base', () => {
    const variant = 'variant_of: resolved_work, because: regions close alike, ';
    expectFindings(
      `metrics:\n${metric('resolved_work', OPEN)}${metric('work_done_north', CLOSED, variant)}${metric('work_done_south', "status = 'solved'", variant)}`,
      [],
    );
  });

  it('leaves one meaning to duplicate-definition, and one concept to conflicting-definition', () => {
    expectFindings(`metrics:\n${metric('resolved_work', CLOSED)}${metric('»solved_work«', CLOSED)}`, [
      'duplicate-definition',
    ]);
    expectFindings(
      `metrics:\n${metric('resolved_work', OPEN)}${metric('solved_work', `»${CLOSED}«`, 'title: Resolved work, ')}`,
      ['conflicting-definition'],
    );
  });

  it('compares one kind only', () => {
    expectFindings(
      `terms:
  - {name: resolved_work, owners: [service_desk], entity: ticket, where: status = 'solved'}
metrics:\n${metric('solved_work', OPEN)}`,
      [],
    );
  });

  it('takes more near-synonyms from accord.yml', () => {
    const text = `metrics:\n${metric('onboarded_firms', OPEN)}${metric('activated_firms', CLOSED)}`;
    expectFindings(text, []);
    const config = { near_synonyms: [['onboarded', 'activated']] };
    expectFindings(text.replace('activated_firms', '»activated_firms«'), ['confusable-names'], { config });
    expectFindings(
      `metrics:\n${metric('sign_up_share', OPEN)}${metric('»registration_share«', CLOSED)}`,
      ['confusable-names'],
      { config: { near_synonyms: [['sign up', 'registrations']] } },
    );
    expectFindings(
      `metrics:\n${metric('buyer_share', OPEN)}${metric('»client_share«', CLOSED)}`,
      ['confusable-names'],
      { config: { near_synonyms: [['customer', 'buyer']] } },
    );
  });
});
