import { describe, it } from 'vitest';
import { expectClean, expectMistake, metric } from './company.js';

const two = (first: string, second: string) =>
  `${metric(first)}  - {name: other, owners: [sales_ops], ${second}}\n`;

const ACCEPTED: readonly (readonly [string, string])[] = [
  ['a count of a term', metric('type: count, of: qualified_lead, time: qualified_at')],
  ['a count of an entity', metric('type: count, of: lead')],
  [
    'a count with a further condition',
    metric("type: count, of: lead, where: country = 'DE', goal: up, format: number"),
  ],
  ['a count without any time', metric('type: count, of: contract')],
  ['a count dated along a relationship', metric('type: count, of: deal, time: account.since')],
  ['a sum', metric('type: sum, of: won_deal, value: amount, time: closed_at, unit: USD')],
  ['a sum of a product', metric('type: sum, of: won_deal, value: amount * (1 - discount), unit: USD')],
  ['a sum of a number of texts', metric('type: sum, of: lead, value: LENGTH(country)')],
  ['a sum of a case', metric("type: sum, of: deal, value: CASE WHEN stage = 'won' THEN amount ELSE 0 END")],
  ['a sum of ones', metric('type: sum, of: lead, value: 1')],
  ['a sum weighted by a related value', metric('type: sum, of: deal, value: amount * account.employees')],
  ['a margin over a related cost', metric('type: sum, of: deal, value: amount - contract.value')],
  ['a sum over a one to one step', metric('type: sum, of: won_deal, value: contract.value, unit: USD')],
  [
    'a sum over a condition on a relation',
    metric("type: sum, of: deal, value: amount, where: account.region = 'emea'"),
  ],
  ['an average', metric('type: average, of: lead, value: score')],
  ['an average of a related value', metric('type: average, of: lead, value: account.employees')],
  ['a median of a related value', metric('type: median, of: deal, value: account.annual_revenue, unit: USD')],
  [
    'a least and a greatest date',
    two('type: min, of: deal, value: closed_at', 'type: max, of: deal, value: amount, unit: USD'),
  ],
  ['a greatest related value', metric('type: max, of: deal, value: account.annual_revenue')],
  [
    'a percentile',
    metric(
      'type: percentile, of: ticket, value: "hours_between(opened_at, resolved_at)", percentile: 0.95, unit: hours',
    ),
  ],
  ['a distinct count of a key', metric('type: count_distinct, of: won_deal, value: account_id')],
  ['a distinct count of a related key', metric('type: count_distinct, of: lead, value: account.account_id')],
  ['a distinct count of a text', metric('type: count_distinct, of: lead, value: LOWER(country)')],
  [
    'a distinct count of days',
    metric('type: count_distinct, of: lead, value: "DATE_TRUNC(\'day\', created_at)"'),
  ],
  ['a distinct count of a boolean', metric('type: count_distinct, of: lead, value: consent')],
  [
    'a rate on one entity',
    metric('type: ratio, numerator: won_deals, denominator: closed_deals, goal: up, format: percent'),
  ],
  ['money a record', metric('type: ratio, numerator: won_revenue, denominator: won_deals, unit: USD')],
  [
    'spend a lead, along the relationship',
    metric('type: ratio, numerator: campaign_spend, denominator: qualified_leads'),
  ],
  [
    'sums of entities that share an account',
    metric('type: ratio, numerator: refunds, denominator: won_revenue'),
  ],
  [
    'records of entities that share an account',
    metric('type: ratio, numerator: tickets, denominator: buying_accounts'),
  ],
  ['a ratio of medians', metric('type: ratio, numerator: resolution_hours, denominator: satisfaction')],
  ['a ratio of a ratio', metric('type: ratio, numerator: win_rate, denominator: win_rate')],
  [
    'a narrowed ratio',
    metric('type: ratio, numerator: won_deals, denominator: closed_deals, where: account.key_account'),
  ],
  [
    'a ratio on another time',
    metric('type: ratio, numerator: won_deals, denominator: closed_deals, time: opened_at'),
  ],
  ['spend a lead', metric('type: derived, expression: campaign_spend / qualified_leads')],
  ['money less money', metric('type: derived, expression: won_revenue - refunds, unit: USD')],
  ['counts added', metric('type: derived, expression: won_deals + tickets')],
  [
    'a count that says what it counts',
    two('type: derived, expression: won_deals - other', 'type: count, of: closed_deal, unit: deals'),
  ],
  [
    'a key shared by events that no relationship connects',
    `${metric('type: conversion, from: visits, to: won_deals, by: account_id, within: 9 days')}  - {name: visits, owners: [sales_ops], type: count, of: visit}
entities:
  - {name: visit, owners: [sales_ops], source: w.v, primary_key: id, time: at, fields: [{name: id, type: string}, {name: account_id, type: string}, {name: at, type: timestamp}]}
`,
  ],
  [
    'a relationship that only the one side declares',
    `${metric('type: ratio, numerator: stores, denominator: sales')}  - {name: stores, owners: [sales_ops], type: count, of: store}
  - {name: sales, owners: [sales_ops], type: count, of: sale}
entities:
  - {name: sale, owners: [sales_ops], source: w.v, primary_key: id, fields: [{name: id, type: string}, {name: store_id, type: string}]}
  - {name: store, owners: [sales_ops], source: w.s, primary_key: id, fields: [{name: id, type: string}], relationships: [{name: sales, to: sale, on: store_id, type: one_to_many}]}
`,
  ],
  ['a share, in percent', metric('type: derived, expression: 100 * won_deals / closed_deals')],
  ['what is left of one', metric('type: derived, expression: 1 - win_rate')],
  [
    'a rate less a rate',
    metric('type: derived, expression: win_rate - m2').concat(
      '  - {name: m2, owners: [sales_ops], type: ratio, numerator: won_deals, denominator: closed_deals}\n',
    ),
  ],
  [
    'a change in percent',
    metric('type: derived, expression: "(won_revenue - refunds) / NULLIF(refunds, 0)"'),
  ],
  [
    'a guarded division',
    metric('type: derived, expression: CASE WHEN won_deals > 0 THEN won_revenue / won_deals END'),
  ],
  ['a default', metric('type: derived, expression: "COALESCE(won_revenue, 0) - COALESCE(refunds, 0)"')],
  ['a median over a plain number', metric('type: derived, expression: resolution_hours / 24, unit: days')],
  ['a product of metrics', metric('type: derived, expression: won_deals * win_rate')],
  ['a rounded number', metric('type: derived, expression: ROUND(won_revenue / won_deals)')],
  ['a value plus a constant', metric('type: derived, expression: resolution_hours + 1')],
  ['a month to date', metric('type: cumulative, metric: won_revenue, window: month')],
  ['a window of days', metric('type: cumulative, metric: won_deals, window: 30 days')],
  ['since ever', metric('type: cumulative, metric: won_revenue, window: unbounded')],
  ['a distinct count in a window', metric('type: cumulative, metric: buying_accounts, window: 28 days')],
  [
    'a sum of sums accumulated',
    two(
      'type: cumulative, metric: other, window: quarter',
      'type: derived, expression: won_revenue - refunds',
    ),
  ],
  [
    'a conversion',
    metric('type: conversion, from: qualified_leads, to: won_deals, by: account_id, within: 90 days'),
  ],
  [
    'a conversion within hours',
    metric('type: conversion, from: qualified_leads, to: tickets, by: account_id, within: 36 hours'),
  ],
  [
    'a conversion on one entity',
    metric('type: conversion, from: other, to: won_deals, by: deal_id, within: 1 month').concat(
      '  - {name: other, owners: [sales_ops], type: count, of: deal, time: opened_at}\n',
    ),
  ],
  [
    'a term and the metric that counts it under one name',
    'metrics:\n  - {name: won_deal, title: Won deals, owners: [sales_ops], type: count, of: won_deal}\n',
  ],
  [
    'all common keys',
    metric(
      'type: count, of: lead, title: Leads, description: All of them, synonyms: [prospects], status: draft, version: 3, tags: [funnel], variant_of: qualified_leads, because: no threshold, distinct_from: [won_deals]',
    ),
  ],
];

describe('ordinary metrics give no finding', () => {
  it.each(ACCEPTED)('%s', (_, text) => expectClean(text));
});

const REFUSED: readonly (readonly [string, string, Parameters<typeof expectMistake>[1], RegExp])[] = [
  [
    'money and a count',
    metric('type: derived, expression: »won_revenue + won_deals«'),
    'grain-mismatch',
    /unit/,
  ],
  [
    'money less hours',
    metric('type: derived, expression: »won_revenue - resolution_hours«'),
    'grain-mismatch',
    /usd and hour/i,
  ],
  [
    'a count and a median',
    metric('type: derived, expression: »won_deals + resolution_hours«'),
    'grain-mismatch',
    /./,
  ],
  [
    'units that only the fields have',
    metric('type: derived, expression: »campaign_spend - other«').concat(
      '  - {name: other, owners: [sales_ops], type: sum, of: campaign, value: spend_eur}\n',
    ),
    'grain-mismatch',
    /eur/i,
  ],
  [
    'units below a product',
    metric('type: derived, expression: 2 * (»won_revenue + won_deals«)'),
    'grain-mismatch',
    /unit/,
  ],
  [
    'medians added',
    metric('type: derived, expression: »resolution_hours + resolution_hours«'),
    'grain-mismatch',
    /not additive/,
  ],
  [
    'distinct counts added',
    metric('type: derived, expression: »buying_accounts + buying_accounts«'),
    'grain-mismatch',
    /not additive/,
  ],
  [
    'rates added',
    metric('type: derived, expression: »win_rate + win_rate«'),
    'grain-mismatch',
    /not additive/,
  ],
  [
    'a rate accumulated',
    metric('type: cumulative, metric: »win_rate«, window: month'),
    'grain-mismatch',
    /accumulated/,
  ],
  [
    'an average accumulated',
    metric('type: cumulative, metric: »satisfaction«, window: 30 days'),
    'grain-mismatch',
    /accumulated/,
  ],
  [
    'a median accumulated',
    metric('type: cumulative, metric: »resolution_hours«, window: unbounded'),
    'grain-mismatch',
    /accumulated/,
  ],
  [
    'no path, in a ratio',
    metric('type: ratio, numerator: won_deals, denominator: »views«'),
    'grain-mismatch',
    /no relationship/,
  ],
  [
    'no path, in a derived metric',
    metric('type: derived, expression: »campaign_spend / views«'),
    'grain-mismatch',
    /no relationship/,
  ],
  [
    'no path, and a metric made of it',
    metric('type: ratio, numerator: won_deals, denominator: »views«').concat(
      '  - {name: other, owners: [sales_ops], type: derived, expression: 100 * m}\n',
    ),
    'grain-mismatch',
    /no relationship/,
  ],
  [
    'a related sum counted twice',
    metric('type: sum, of: deal, value: »account.annual_revenue«'),
    'grain-mismatch',
    /several times/,
  ],
  [
    'a related sum counted twice, in a case',
    metric("type: sum, of: deal, value: »CASE WHEN stage = 'won' THEN account.annual_revenue ELSE 0 END«"),
    'grain-mismatch',
    /several times/,
  ],
  [
    'a related sum counted twice, with a default',
    metric('type: sum, of: lead, value: »"COALESCE(campaign.spend, 0)"«'),
    'grain-mismatch',
    /several times/,
  ],
  ['a step to many', metric('type: sum, of: account, value: »leads«.score'), 'grain-mismatch', /many/],
  [
    'a condition on records of two entities',
    metric("type: ratio, numerator: won_deals, denominator: tickets, where: »stage = 'won'«"),
    'grain-mismatch',
    /deal and ticket/,
  ],
  [
    'a conversion of a rate',
    metric('type: conversion, from: »win_rate«, to: won_deals, by: account_id, within: 3 days'),
    'grain-mismatch',
    /single records/,
  ],
  [
    'a conversion of a median',
    metric('type: conversion, from: qualified_leads, to: »resolution_hours«, by: account_id, within: 3 days'),
    'grain-mismatch',
    /count/,
  ],
  [
    'a conversion of undated records',
    metric('type: conversion, from: »other«, to: won_deals, by: deal_id, within: 3 days').concat(
      '  - {name: other, owners: [sales_ops], type: count, of: contract}\n',
    ),
    'grain-mismatch',
    /time/,
  ],
  [
    'keys of two types',
    metric('type: conversion, from: other, to: other2, by: »campaign_id«, within: 3 days').concat(
      '  - {name: other, owners: [sales_ops], type: count, of: lead}\n  - {name: other2, owners: [sales_ops], type: count, of: visit}\nentities:\n  - {name: visit, owners: [sales_ops], source: w.v, primary_key: id, time: at, fields: [{name: id, type: string}, {name: campaign_id, type: string}, {name: at, type: timestamp}]}\n',
    ),
    'grain-mismatch',
    /integer.*string/,
  ],
  [
    'a key that one side has not',
    metric('type: conversion, from: qualified_leads, to: won_deals, by: »campaign_id«, within: 90 days'),
    'unknown-reference',
    /deal/,
  ],
  [
    'a ratio of dates',
    metric('type: ratio, numerator: »other«, denominator: won_deals').concat(
      '  - {name: other, owners: [sales_ops], type: max, of: deal, value: closed_at}\n',
    ),
    'grain-mismatch',
    /divided/,
  ],
  [
    'dates calculated with',
    metric('type: derived, expression: »other« / 2').concat(
      '  - {name: other, owners: [sales_ops], type: max, of: deal, value: closed_at}\n',
    ),
    'grain-mismatch',
    /timestamp/,
  ],
  // other rules
  ['a sum of texts', metric('type: sum, of: lead, value: »country«'), 'type-mismatch', /number/],
  ['an average of dates', metric('type: average, of: lead, value: »created_at«'), 'type-mismatch', /number/],
  [
    'a sum of an interval',
    metric('type: sum, of: ticket, value: »resolved_at - opened_at«'),
    'type-mismatch',
    /hours_between/,
  ],
  ['a greatest boolean', metric('type: max, of: lead, value: »consent«'), 'type-mismatch', /boolean/],
  ['a condition that is none', metric('type: count, of: lead, where: »score«'), 'type-mismatch', /condition/],
  [
    'a time that is none',
    metric('type: count, of: lead, time: »score«'),
    'type-mismatch',
    /date or a timestamp/,
  ],
  [
    'a condition for a derived metric',
    metric('type: derived, expression: »won_deals > 5«'),
    'type-mismatch',
    /number/,
  ],
  ['an unknown subject', metric('type: count, of: »qualified_leed«'), 'unknown-reference', /qualified_lead/],
  ['a metric as the subject', metric('type: count, of: »won_deals«'), 'unknown-reference', /metric/],
  ['an unknown value', metric('type: sum, of: deal, value: »amout«'), 'unknown-reference', /amount/],
  [
    'an unknown time',
    metric('type: count, of: lead, time: »qualifed_at«'),
    'unknown-reference',
    /qualified_at/,
  ],
  [
    'an unknown numerator',
    metric('type: ratio, numerator: »won_deal_count«, denominator: closed_deals'),
    'unknown-reference',
    /./,
  ],
  [
    'a term as a denominator',
    metric('type: ratio, numerator: won_deals, denominator: »closed_deal«'),
    'unknown-reference',
    /closed_deals/,
  ],
  [
    'an unknown metric in a formula',
    metric('type: derived, expression: campaign_spend / »qualfied_leads«'),
    'unknown-reference',
    /qualified_leads/,
  ],
  [
    'an unknown accumulated metric',
    metric('type: cumulative, metric: »won_revenu«, window: month'),
    'unknown-reference',
    /won_revenue/,
  ],
  [
    'an unknown conversion metric',
    metric('type: conversion, from: qualified_leads, to: »wins«, by: account_id, within: 9 days'),
    'unknown-reference',
    /./,
  ],
  [
    'an unknown value of a list',
    metric("type: count, of: deal, where: stage = »'wn'«"),
    'unknown-value',
    /'won'/,
  ],
  [
    'a ring',
    metric('type: derived, expression: other + 1').concat(
      '  - {name: other, owners: [sales_ops], type: derived, expression: »m« / 2}\n',
    ),
    'reference-cycle',
    /m → .*other|other → .*m/,
  ],
  ['a metric of itself', metric('type: cumulative, metric: »m«, window: month'), 'reference-cycle', /itself/],
  // shape
  ['a key of another type', metric('type: count, of: lead, »value«: score'), 'syntax', /value/],
  ['no value', 'metrics:\n  - {name: »m«, owners: [sales_ops], type: sum, of: deal}\n', 'syntax', /value/],
  ['no type', 'metrics:\n  - {name: »m«, owners: [sales_ops], of: deal}\n', 'syntax', /type/],
  ['an unknown type', metric('type: »avg«, of: deal, value: amount'), 'syntax', /average/],
  [
    'a percentile over one',
    metric('type: percentile, of: deal, value: amount, percentile: »95«'),
    'syntax',
    /0\.95/,
  ],
  [
    'a percentile without its share',
    'metrics:\n  - {name: »m«, owners: [sales_ops], type: percentile, of: deal, value: amount}\n',
    'syntax',
    /percentile/,
  ],
  ['an unknown window', metric('type: cumulative, metric: won_revenue, window: »fortnight«'), 'syntax', /./],
  ['an unknown goal', metric('type: count, of: lead, goal: »upp«'), 'syntax', /up/],
  [
    'no duration',
    metric('type: conversion, from: qualified_leads, to: won_deals, by: account_id, within: »ninety days«'),
    'syntax',
    /days/,
  ],
  ['an unknown key', metric('type: count, of: lead, »filter«: consent'), 'syntax', /where|filter/],
  [
    'a misspelt key',
    metric('type: count, of: lead, »ownres«: [sales_ops]').replace(
      'owners: [sales_ops], ',
      'owners: [sales_ops], ',
    ),
    'syntax',
    /owners/,
  ],
];

describe('every mistake in a metric is one finding at its place', () => {
  it.each(REFUSED)('%s', (_, text, rule, says) => expectMistake(text, rule, says));
});
