import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../src/diagnostic/rule-id.js';
import { expectClean, expectMistake } from './company.js';

/** What a team writes, whole; and one change of it that is a mistake, with the place and the rule it breaks. */
interface Case {
  readonly team: string;
  readonly text: string;
  readonly mistakes: readonly (readonly [
    from: string,
    to: string,
    rule: RuleId,
    says: RegExp,
    elsewhere?: readonly [string, string],
  ])[];
}

const CASES: readonly Case[] = [
  {
    team: 'marketing scores leads',
    text: `
teams: [{name: growth}]
entities:
  - name: lead
    owners: [growth]
    source: hubspot.contacts
    primary_key: id
    time: created
    fields:
      - {name: id, type: integer, nullable: false}
      - {name: lifecycle, type: string, values: [subscriber, lead, mql, sql, customer]}
      - {name: score, type: integer}
      - {name: unsubscribed, type: boolean}
      - {name: created, type: timestamp}
terms:
  - {name: mql, owners: [growth], entity: lead, where: "score >= 50 AND lifecycle IN ('mql', 'sql') AND unsubscribed IS NOT TRUE"}
metrics:
  - {name: mqls, owners: [growth], type: count, of: mql}`,
    mistakes: [
      ["'mql', 'sql')", "'mql', »'sal'«)", 'unknown-value', /'sql'/],
      ['of: mql}', 'of: »mqls«}', 'unknown-reference', /mql/],
      ['score >= 50', "score >= »'50'«", 'type-mismatch', /50/],
    ],
  },
  {
    team: 'marketing reads its campaigns',
    text: `
teams: [{name: growth}]
entities:
  - name: campaign
    owners: [growth]
    source: ads.campaigns
    primary_key: campaign_id
    fields: [{name: campaign_id, type: string}, {name: channel, type: string, values: [search, social]}]
  - name: campaign_day
    owners: [growth]
    source: ads.daily
    primary_key: [campaign_id, day]
    time: day
    fields: [{name: campaign_id, type: string}, {name: day, type: date}, {name: cost, type: decimal, scale: 2, unit: EUR}, {name: clicks, type: integer}]
    relationships: [{name: campaign, to: campaign, on: campaign_id, type: many_to_one}]
  - name: signup
    owners: [growth]
    source: app.signups
    primary_key: id
    time: at
    fields: [{name: id, type: string}, {name: campaign_id, type: string}, {name: at, type: timestamp}]
    relationships: [{name: campaign, to: campaign, on: campaign_id, type: many_to_one}]
metrics:
  - {name: ad_cost, owners: [growth], type: sum, of: campaign_day, value: cost, unit: EUR}
  - {name: clicks, owners: [growth], type: sum, of: campaign_day, value: clicks}
  - {name: signups, owners: [growth], type: count, of: signup}
  - {name: cost_per_click, owners: [growth], type: derived, expression: ad_cost / clicks, unit: EUR}
  - {name: cost_per_signup, owners: [growth], type: ratio, numerator: ad_cost, denominator: signups}
  - {name: search_cost, owners: [growth], type: sum, of: campaign_day, value: cost, where: campaign.channel = 'search'}`,
    mistakes: [
      ["campaign.channel = 'search'", "campaign.channel = »'serch'«", 'unknown-value', /'search'/],
      ['expression: ad_cost / clicks', 'expression: ad_cost / »click«', 'unknown-reference', /clicks/],
      ['numerator: ad_cost, ', 'numerator: »ad_costs«, ', 'unknown-reference', /ad_cost/],
    ],
  },
  {
    team: 'marketing counts consent',
    text: `
teams: [{name: privacy}]
entities:
  - name: contact
    owners: [privacy]
    sql: SELECT * FROM crm.contacts WHERE NOT deleted
    primary_key: contact_id
    fields:
      - {name: contact_id, type: string}
      - {name: email, type: string, privacy: personal}
      - {name: opted_in_at, type: timestamp}
      - {name: opted_out_at, type: timestamp}
terms:
  - {name: contactable, owners: [privacy], entity: contact, where: opted_in_at IS NOT NULL AND (opted_out_at IS NULL OR opted_out_at < opted_in_at)}
segmentations:
  - name: reach
    owners: [privacy]
    entity: contact
    segments: [{name: yes, where: contactable}, {name: no, where: NOT contactable}]`,
    mistakes: [
      ['opted_out_at IS NULL', '»opted_out_at = NULL«', 'type-mismatch', /IS NULL/],
      ['{name: no, where', '{name: »yes«, where', 'syntax', /second segment/],
    ],
  },
  {
    team: 'marketing names its personas',
    text: `
teams: [{name: brand}]
entities:
  - {name: customer, owners: [brand], source: dwh.customers, primary_key: id, fields: [{name: id, type: integer}, {name: age, type: integer}, {name: orders, type: integer, nullable: false}]}
segmentations:
  - name: persona
    title: Personas
    owners: [brand]
    entity: customer
    segments:
      - {name: newcomer, title: Newcomers, where: orders = 0}
      - {name: young, where: orders > 0 AND age < 30}
      - {name: settled, where: orders > 0 AND age >= 30}
      - {name: unknown_age, where: orders > 0 AND age IS NULL}`,
    mistakes: [
      ['orders = 0', 'orders »==« 0', 'syntax', /=/],
      ['entity: customer', 'entity: »customers«', 'unknown-reference', /customer/],
      ['age < 30', '»ages« < 30', 'unknown-reference', /age/],
    ],
  },
  {
    team: 'marketing sends newsletters',
    text: `
teams: [{name: crm}]
entities:
  - name: mail
    owners: [crm]
    source: mail.sent
    primary_key: id
    time: sent_at
    fields: [{name: id, type: string}, {name: sent_at, type: timestamp}, {name: opened_at, type: timestamp}, {name: bounced, type: boolean}]
metrics:
  - {name: mails, owners: [crm], type: count, of: mail, where: NOT bounced}
  - {name: opens, owners: [crm], type: count, of: mail, where: opened_at IS NOT NULL, time: opened_at}
  - {name: open_rate, owners: [crm], type: ratio, numerator: opens, denominator: mails, format: percent, goal: up}
  - {name: fast_opens, owners: [crm], type: count, of: mail, where: opened_at - sent_at < INTERVAL '2 hours'}
  - {name: mails_28d, owners: [crm], type: cumulative, metric: mails, window: 28 days}`,
    mistakes: [
      ["opened_at - sent_at < INTERVAL '2 hours'", 'opened_at - sent_at < »2«', 'type-mismatch', /interval/i],
      ['metric: mails, window', 'metric: »open_rate«, window', 'grain-mismatch', /accumulated/],
      ['goal: up', 'goal: »higher«', 'syntax', /up/],
    ],
  },
  {
    team: 'sales wins deals',
    text: `
teams: [{name: revops, domain: sales}]
entities:
  - name: opportunity
    owners: [revops]
    source: salesforce.opportunity
    primary_key: id
    time: close_date
    fields:
      - {name: id, type: string}
      - {name: stage_name, type: string, values: [Prospecting, Negotiation, "Closed Won", "Closed Lost"]}
      - {name: amount, type: decimal, scale: 2, unit: USD}
      - {name: probability, type: integer}
      - {name: close_date, type: date}
terms:
  - {name: won, owners: [revops], entity: opportunity, where: stage_name = 'Closed Won'}
  - {name: lost, owners: [revops], entity: opportunity, where: stage_name = 'Closed Lost', disjoint_with: [won]}
  - {name: closed, owners: [revops], entity: opportunity, where: won OR lost}
metrics:
  - {name: bookings, owners: [revops], type: sum, of: won, value: amount, unit: USD}
  - {name: weighted_pipeline, owners: [revops], type: sum, of: opportunity, value: amount * probability / 100, where: NOT closed, unit: USD}
  - {name: forecast, owners: [revops], type: derived, expression: bookings + weighted_pipeline, unit: USD}`,
    mistakes: [
      ["'Closed Won'", "»'Çlosed Won'«", 'unknown-value', /'Closed Won'/],
      ["'Closed Lost', disjoint", "»'Lost'«, disjoint", 'unknown-value', /'Closed Lost'|one of/],
      ['where: won OR lost', 'where: won OR »closd«', 'unknown-reference', /closed|lost/],
      ['disjoint_with: [won]', 'disjoint_with: [»win«]', 'unknown-reference', /won/],
    ],
  },
  {
    team: 'sales measures its cycle',
    text: `
teams: [{name: revops}]
entities:
  - name: deal
    owners: [revops]
    source: crm.deals
    primary_key: id
    time: closed_at
    fields:
      - {name: id, type: string}
      - {name: opened_at, type: timestamp}
      - {name: closed_at, type: timestamp}
      - {name: cycle_days, type: number, expression: "days_between(opened_at, closed_at)", unit: days}
      - {name: is_slow, type: boolean, expression: cycle_days > 90}
terms:
  - {name: slow, title: Slow deal, owners: [revops], entity: deal, where: is_slow}
metrics:
  - {name: cycle, owners: [revops], type: median, of: deal, value: cycle_days, unit: days}
  - {name: cycle_p90, owners: [revops], type: percentile, of: deal, value: cycle_days, percentile: 0.9, unit: days}
  - {name: deal_cycle_days, owners: [revops], type: average, of: deal, value: cycle_days, unit: days}
  - {name: slow_deals, owners: [revops], type: count, of: slow}
  - {name: cycle_in_weeks, owners: [revops], type: derived, expression: cycle / 7, unit: weeks}`,
    mistakes: [
      ['expression: cycle / 7', 'expression: »cycle + slow_deals«', 'grain-mismatch', /./],
      ['percentile: 0.9,', 'percentile: »90«,', 'syntax', /0\.95|between 0 and 1/],
      [
        '"days_between(opened_at, closed_at)"',
        '"days_between(»opened«, closed_at)"',
        'unknown-reference',
        /opened_at/,
      ],
      ['expression: cycle_days > 90', "expression: cycle_days > »'90'«", 'type-mismatch', /90/],
    ],
  },
  {
    team: 'sales and finance share an account',
    text: `
teams: [{name: sales}, {name: finance}]
entities:
  - {name: account, owners: [sales, finance], source: crm.accounts, primary_key: id, fields: [{name: id, type: integer}, {name: tier, type: string, values: [a, b, c]}]}
  - name: invoice
    owners: [finance]
    source: erp.invoices
    primary_key: number
    time: issued_on
    fields: [{name: number, type: string}, {name: account_id, type: integer}, {name: net, type: decimal, scale: 2, unit: EUR}, {name: issued_on, type: date}, {name: paid_on, type: date}]
    relationships: [{name: account, to: account, on: account_id, type: many_to_one}]
  - name: credit_note
    owners: [finance]
    source: erp.credit_notes
    primary_key: number
    time: issued_on
    fields: [{name: number, type: string}, {name: account_id, type: integer}, {name: net, type: decimal, scale: 2, unit: EUR}, {name: issued_on, type: date}]
    relationships: [{name: account, to: account, on: account_id, type: many_to_one}]
metrics:
  - {name: billed, owners: [finance], type: sum, of: invoice, value: net}
  - {name: credited, owners: [finance], type: sum, of: credit_note, value: net}
  - {name: revenue, owners: [finance, sales], type: derived, expression: billed - credited, unit: EUR}
  - {name: revenue_ytd, owners: [finance], type: cumulative, metric: revenue, window: year}
  - {name: overdue, owners: [finance], type: count, of: invoice, where: paid_on IS NULL AND issued_on < CURRENT_DATE - 30}
  - {name: a_customers, owners: [sales], type: count_distinct, of: invoice, value: account_id, where: account.tier = 'a'}`,
    mistakes: [
      [
        'expression: billed - credited',
        'expression: »billed - overdue«',
        'grain-mismatch',
        /eur and a plain number/,
      ],
      ["account.tier = 'a'", "account.tier = »'A'«", 'unknown-value', /'a'/],
      [
        'owners: [finance, sales], type: derived',
        'owners: [finance, »sale«], type: derived',
        'missing-owner',
        /sales/,
      ],
      ['window: year', 'window: »yearly«', 'syntax', /year/],
    ],
  },
  {
    team: 'sales follows orders',
    text: `
teams: [{name: shop}]
entities:
  - {name: product, owners: [shop], source: shop.products, primary_key: sku, fields: [{name: sku, type: string}, {name: price, type: decimal, scale: 2, unit: EUR}, {name: category, type: string}]}
  - name: order
    owners: [shop]
    source: shop.orders
    primary_key: order_id
    time: ordered_at
    fields: [{name: order_id, type: string}, {name: total, type: decimal, scale: 2, unit: EUR}, {name: status, type: string, values: [paid, shipped, returned]}, {name: ordered_at, type: timestamp}]
    relationships: [{name: items, to: order_item, on: order_id, type: one_to_many}]
  - name: order_item
    owners: [shop]
    source: shop.order_items
    primary_key: [order_id, line]
    fields: [{name: order_id, type: string}, {name: line, type: integer}, {name: sku, type: string}, {name: quantity, type: integer}]
    relationships:
      - {name: order, to: order, on: order_id, type: many_to_one}
      - {name: product, to: product, on: sku, type: many_to_one}
metrics:
  - {name: order_total, owners: [shop], type: sum, of: order, value: total, unit: EUR}
  - {name: items_sold, owners: [shop], type: sum, of: order_item, value: quantity, time: order.ordered_at, where: order.status <> 'returned'}
  - {name: list_value, owners: [shop], type: sum, of: order_item, value: quantity * product.price, time: order.ordered_at, unit: EUR}
  - {name: order_value, owners: [shop], type: average, of: order, value: total, unit: EUR}
  - {name: items_an_order, owners: [shop], type: ratio, numerator: items_sold, denominator: orders}
  - {name: orders, owners: [shop], type: count, of: order}
  - {name: products_sold, owners: [shop], type: count_distinct, of: order_item, value: product.sku, time: order.ordered_at}`,
    mistakes: [
      [
        'of: order_item, value: quantity, time',
        'of: order_item, value: »order.total«, time',
        'grain-mismatch',
        /several times/,
      ],
      [
        'of: order, value: total, unit: EUR}\n  - {name: items_sold',
        'of: order, value: »items«.quantity, unit: EUR}\n  - {name: items_sold',
        'grain-mismatch',
        /many/,
      ],
      ["order.status <> 'returned'", "order.status <> »'refunded'«", 'unknown-value', /'returned'|one of/],
      ['value: product.sku', 'value: »products«.sku', 'unknown-reference', /product/],
    ],
  },
  {
    team: 'sales reads subscriptions',
    text: `
teams: [{name: revenue}]
entities:
  - name: subscription
    owners: [revenue]
    source: billing.subscriptions
    primary_key: id
    fields:
      - {name: id, type: string}
      - {name: plan, type: string, values: [free, pro, team]}
      - {name: monthly, type: decimal, scale: 2, unit: USD}
      - {name: seats, type: integer}
      - {name: started_on, type: date, nullable: false}
      - {name: ended_on, type: date}
      - {name: yearly, type: decimal, scale: 2, expression: monthly * 12, unit: USD}
terms:
  - {name: active, title: Active subscription, owners: [revenue], entity: subscription, where: started_on <= CURRENT_DATE AND (ended_on IS NULL OR ended_on > CURRENT_DATE)}
  - {name: paying, owners: [revenue], entity: subscription, where: active AND plan <> 'free', refines: [active]}
metrics:
  - {name: arr, title: ARR, owners: [revenue], type: sum, of: paying, value: yearly, unit: USD, goal: up, format: currency}
  - {name: churned, owners: [revenue], type: count, of: subscription, where: ended_on IS NOT NULL, time: ended_on}
  - {name: started, owners: [revenue], type: count, of: subscription, time: started_on}
  - {name: net_new, owners: [revenue], type: derived, expression: started - churned}`,
    mistakes: [
      ['expression: monthly * 12', "expression: »plan || '/12'«", 'type-mismatch', /decimal.*string/],
      ['refines: [active]', 'refines: [»activ«]', 'unknown-reference', /active/],
      ['time: ended_on', 'time: »seats«', 'type-mismatch', /date or a timestamp/],
      ['expression: started - churned', 'expression: started - »churn«', 'unknown-reference', /churned/],
    ],
  },
  {
    team: 'service keeps its promise',
    text: `
teams: [{name: support}]
entities:
  - name: ticket
    owners: [support]
    source: zendesk.tickets
    primary_key: id
    time: created_at
    fields:
      - {name: id, type: integer}
      - {name: status, type: string, values: [new, open, pending, hold, solved, closed]}
      - {name: priority, type: string, values: [low, normal, high, urgent]}
      - {name: created_at, type: timestamp, nullable: false}
      - {name: first_reply_at, type: timestamp}
      - {name: solved_at, type: timestamp}
terms:
  - {name: solved, owners: [support], entity: ticket, where: "status IN ('solved', 'closed')"}
  - name: in_time
    owners: [support]
    entity: ticket
    where: >-
      CASE priority
        WHEN 'urgent' THEN hours_between(created_at, first_reply_at) <= 1
        WHEN 'high' THEN hours_between(created_at, first_reply_at) <= 4
        ELSE first_reply_at <= created_at + INTERVAL '1 day'
      END
metrics:
  - {name: tickets, owners: [support], type: count, of: ticket}
  - {name: tickets_in_time, owners: [support], type: count, of: in_time}
  - {name: sla_attainment, owners: [support], type: ratio, numerator: tickets_in_time, denominator: tickets}
  - {name: hours_to_solve, owners: [support], type: median, of: solved, value: "hours_between(created_at, solved_at)", unit: hours}
objectives:
  - {name: sla_2027, owners: [support], metric: sla_attainment, target: 0.95, by: 2027-12-31}`,
    mistakes: [
      ["WHEN 'high'", "WHEN »'higher'«", 'unknown-value', /'high'/],
      ["INTERVAL '1 day'", "INTERVAL »'1 dya'«", 'syntax', /day/],
      ["INTERVAL '1 day'", "»INTERVAL '1' day«", 'syntax', /INTERVAL '1 day'/],
      ['metric: sla_attainment', 'metric: »sla_attained«', 'unknown-reference', /sla_attainment/],
      ['by: 2027-12-31', 'by: »2027-12-32«', 'syntax', /YYYY-MM-DD/],
    ],
  },
  {
    team: 'service hears its customers',
    text: `
teams: [{name: care}, {name: customer_office}]
entities:
  - {name: customer, owners: [care], source: c, primary_key: id, fields: [{name: id, type: string}, {name: country, type: string}]}
  - name: survey
    owners: [care]
    source: s
    primary_key: id
    time: answered_at
    fields: [{name: id, type: string}, {name: customer_id, type: string}, {name: score, type: integer}, {name: answered_at, type: timestamp}]
    relationships: [{name: customer, to: customer, on: customer_id, type: many_to_one}]
terms:
  - {name: promoter, owners: [care], entity: survey, where: score >= 9}
  - {name: detractor, owners: [care], entity: survey, where: score <= 6, disjoint_with: [promoter]}
metrics:
  - {name: promoters, owners: [care], type: count, of: promoter}
  - {name: detractors, owners: [care], type: count, of: detractor}
  - {name: answers, owners: [care], type: count, of: survey}
  - {name: nps, title: NPS, owners: [care], type: derived, expression: 100.0 * (promoters - detractors) / answers, goal: up}
  - {name: satisfaction, owners: [care], type: average, of: survey, value: score}
contradictions:
  - {name: loved_and_left, owners: [customer_office], story: nps > 30, reality: detractors > promoters, by: [customer.country], grain: quarter}`,
    mistakes: [
      ['story: nps > 30', "story: nps > »'30'«", 'type-mismatch', /30/],
      ['by: [customer.country]', 'by: [»customer.county«]', 'unknown-reference', /country/],
      ['grain: quarter', 'grain: »quater«', 'syntax', /quarter/],
      ['- detractors) / answers', '- »detractor«) / answers', 'unknown-reference', /detractors/],
    ],
  },
  {
    team: 'marketing hands over to sales',
    text: `
teams: [{name: marketing}, {name: sales}]
entities:
  - {name: lead, owners: [marketing, sales], source: crm.leads, primary_key: id, fields: [{name: id, type: string}, {name: score, type: integer}, {name: phone, type: string}, {name: mql_at, type: timestamp}, {name: sal_at, type: timestamp}]}
terms:
  - {name: mql, owners: [marketing], entity: lead, where: score > 60}
  - {name: sal, owners: [sales], entity: lead, where: score > 60 AND phone IS NOT NULL, refines: [mql]}
handoffs:
  - {name: lead_handoff, entity: lead, from: marketing, to: sales, releases: mql, accepts: sal, released_at: mql_at, accepted_at: sal_at, within: 4 hours}`,
    mistakes: [
      ['accepts: sal,', 'accepts: »sql«,', 'unknown-reference', /sal|mql/],
      ['from: marketing,', 'from: »marketting«,', 'missing-owner', /marketing/],
      ['within: 4 hours', 'within: »4h«', 'syntax', /2 days|hours/],
      ['accepted_at: sal_at', 'accepted_at: »phone«', 'type-mismatch', /date or a timestamp/],
      ['releases: mql, ', 'releases: mql, »notes«: x, ', 'syntax', /notes/],
    ],
  },
  {
    team: 'sales hands over to service',
    text: `
teams: [{name: sales}, {name: success}]
entities:
  - name: account
    owners: [sales, success]
    source: crm.accounts
    primary_key: id
    fields: [{name: id, type: string}, {name: signed_on, type: date}, {name: kicked_off_on, type: date}, {name: manager, type: string}]
terms:
  - {name: customer, owners: [sales], entity: account, where: signed_on IS NOT NULL}
  - {name: onboarded, owners: [success], entity: account, where: "customer AND COALESCE(TRIM(manager), '') <> ''"}
handoffs:
  - name: sales_to_success
    entity: account
    from: sales
    to: success
    releases: customer
    accepts: onboarded
    released_at: signed_on
    accepted_at: kicked_off_on
    within: 14 days`,
    mistakes: [
      [
        '    releases: customer\n',
        '',
        'syntax',
        /releases/,
        ['name: sales_to_success', 'name: »sales_to_success«'],
      ],
      ['    accepts: onboarded', '    »acepts«: onboarded', 'syntax', /accepts/],
      ['TRIM(manager)', '»TRIMM«(manager)', 'unknown-reference', /trim/i],
    ],
  },
  {
    team: 'finance of a marketplace',
    text: `
teams: [{name: finance}]
entities:
  - {name: seller, owners: [finance], source: m.sellers, primary_key: id, fields: [{name: id, type: string}, {name: region, type: string, values: [north, south]}, {name: joined, type: date}]}
  - name: payout
    owners: [finance]
    source: m.payouts
    primary_key: id
    time: paid_on
    fields: [{name: id, type: string}, {name: seller_id, type: string}, {name: gross, type: decimal, scale: 2, unit: BRL}, {name: fee, type: decimal, scale: 2, unit: BRL}, {name: paid_on, type: date}, {name: net, type: decimal, scale: 2, expression: gross - fee, unit: BRL}]
    relationships: [{name: seller, to: seller, on: seller_id, type: many_to_one}]
metrics:
  - {name: take_rate, owners: [finance], type: derived, expression: fees / volume, format: percent}
  - {name: fees, owners: [finance], type: sum, of: payout, value: fee}
  - {name: volume, owners: [finance], type: sum, of: payout, value: gross}
  - {name: paid_sellers, owners: [finance], type: count_distinct, of: payout, value: seller_id}
  - {name: young_sellers, owners: [finance], type: count_distinct, of: payout, value: seller.id, where: "days_between(seller.joined, paid_on) < 30"}
  - {name: north_share, owners: [finance], type: ratio, numerator: north_volume, denominator: volume}
  - {name: north_volume, owners: [finance], type: sum, of: payout, value: "CASE WHEN seller.region = 'north' THEN gross ELSE 0 END"}`,
    mistakes: [
      ['value: seller.id,', 'value: seller.»idd«,', 'unknown-reference', /id/],
      ['expression: fees / volume', 'expression: »fees - paid_sellers«', 'grain-mismatch', /brl/],
      ["seller.region = 'north'", "seller.region = »'nort'«", 'unknown-value', /'north'/],
      ['expression: gross - fee', 'expression: gross - »fees«', 'unknown-reference', /fee/],
      ['value: fee}', 'value: »paid_on«}', 'type-mismatch', /number/],
    ],
  },
  {
    team: 'product follows its funnel',
    text: `
teams: [{name: product}]
entities:
  - {name: signup, owners: [product], source: app.signups, primary_key: id, time: at, fields: [{name: id, type: string}, {name: user_id, type: string}, {name: at, type: timestamp}]}
  - {name: purchase, owners: [product], source: app.purchases, primary_key: id, time: at, fields: [{name: id, type: string}, {name: user_id, type: string}, {name: at, type: timestamp}, {name: price, type: number, unit: USD}]}
metrics:
  - {name: signups, owners: [product], type: count, of: signup}
  - {name: purchases, owners: [product], type: count, of: purchase}
  - {name: activation, owners: [product], type: conversion, from: signups, to: purchases, by: user_id, within: 7 days, format: percent}
  - {name: buyers, owners: [product], type: count_distinct, of: purchase, value: user_id}
  - {name: buyers_28d, owners: [product], type: cumulative, metric: buyers, window: 28 days}
  - {name: best_price, owners: [product], type: max, of: purchase, value: price, unit: USD}`,
    mistakes: [
      [
        'by: user_id',
        'by: »session_id«',
        'unknown-reference',
        /field of signup or purchase[\s\S]*id, user_id, at/,
      ],
      ['to: purchases', 'to: »best_price«', 'grain-mismatch', /max|single records/],
      [
        '{name: user_id, type: string}, {name: at, type: timestamp}]}\n  - {name: purchase',
        '{name: user_id, type: integer}, {name: at, type: timestamp}]}\n  - {name: purchase',
        'grain-mismatch',
        /integer.*string/,
        ['by: user_id', 'by: »user_id«'],
      ],
      ['within: 7 days', 'within: »a week«', 'syntax', /duration|2 days/],
    ],
  },
  {
    team: 'a data team retires a word',
    text: `
teams: [{name: data}]
entities:
  - {name: client, owners: [data], source: d.clients, primary_key: id, fields: [{name: id, type: string}, {name: active, type: boolean}, {name: orders, type: integer}]}
terms:
  - {name: active_client, owners: [data], entity: client, where: active, status: deprecated, replaced_by: buying_client, sunset: 2026-06-30}
  - {name: buying_client, owners: [data], entity: client, where: orders > 0, distinct_from: [active_client]}
metrics:
  - {name: clients, owners: [data], type: count, of: buying_client}
dashboards:
  - {name: board, owners: [data], uses: [clients, buying_client], claims: [{metric: clients, where: orders > 0}]}`,
    mistakes: [
      [
        'type: count, of: buying_client',
        'type: count, of: »active_client«',
        'deprecated-reference',
        /buying_client/,
      ],
      [
        'uses: [clients, buying_client]',
        'uses: [clients, »active_client«]',
        'deprecated-reference',
        /2026-06-30/,
      ],
      ['replaced_by: buying_client', 'replaced_by: »buying_clients«', 'unknown-reference', /buying_client/],
      [
        'claims: [{metric: clients, where: orders > 0}]',
        'claims: [{metric: clients, where: »order« > 0}]',
        'syntax',
        /"order"/,
      ],
    ],
  },
];

describe.each(CASES)('$team', ({ text, mistakes }) => {
  const options = { base: '', today: '2026-06-30' };

  it('clean', () => expectClean(text, options));

  for (const [from, to, rule, says, elsewhere] of mistakes) {
    it(`with ${JSON.stringify(from)} as ${JSON.stringify(to)}`, () => {
      const at = text.indexOf(from);
      expect(at, from).toBeGreaterThan(0);
      const marked = text.slice(0, at) + to + text.slice(at + from.length);
      // A change that shows somewhere else says where itself.
      const [shown, mark] = elsewhere ?? ['', ''];
      expectMistake(marked.replace(shown, mark), rule, says, options);
    });
  }
});
