import { describe, it } from 'vitest';
import { expectClean, expectMistake } from './company.js';

const OWN = 'owners: [sales_ops]';
const entity = (rest: string, fields = '{name: id, type: string}') =>
  `entities:\n  - {name: visit, ${OWN}, source: web.visits, primary_key: id, fields: [${fields}]${rest}}\n`;
const team = (rest: string) => `teams:\n  - {name: partners, ${rest}}\n`;
const segmentation = (segments: string, rest = '') =>
  `segmentations:\n  - {name: s, ${OWN}, entity: account, segments: [${segments}]${rest}}\n`;
const handoff = (rest: string) =>
  `handoffs:\n  - {name: marketing_to_sales, entity: lead, from: marketing_ops, to: sales_ops, releases: qualified_lead, accepts: sales_ready_lead${rest}}\n`;
const contradiction = (story: string, reality: string, rest = '') =>
  `contradictions:\n  - {name: green_and_red, owners: [customer_office], story: ${story}, reality: ${reality}${rest}}\n`;
const dashboard = (rest: string) => `dashboards:\n  - {name: weekly, owners: [marketing_ops]${rest}}\n`;
const objective = (rest: string) => `objectives:\n  - {name: growth, ${OWN}, ${rest}}\n`;
const term = (rest: string) => `terms:\n  - {name: t, ${OWN}, entity: lead, where: consent${rest}}\n`;

const ACCEPTED: readonly (readonly [string, string])[] = [
  [
    'relationships called like words of SQL',
    `entities:
  - {name: visit, owners: [sales_ops], source: x, primary_key: id, fields: [{name: id, type: string}], relationships: [{name: user, to: account, on: id, type: many_to_one}, {name: case, to: account, on: id, type: many_to_one}]}
terms:
  - {name: big_visit, owners: [sales_ops], entity: visit, where: user.employees > 5 AND NOT case.key_account}
`,
  ],
  ['a condition that YAML reads as true', term('').replace('where: consent', 'where: TRUE')],
  [
    'a team',
    team(
      'title: Partners, domain: sales, github: "@acme/partners", gitlab: acme/partners, email: p@acme.com, slack: "#partners"',
    ),
  ],
  ['a team with common keys', team('description: Who sells with us, synonyms: [resellers], tags: [people]')],
  ['an owned team', team(OWN)],
  [
    'an entity of a SELECT',
    'entities:\n  - name: visit\n    owners: [sales_ops]\n    sql: |\n      SELECT id, at\n      FROM web.visits -- all: {of} them\n    primary_key: id\n    fields: [{name: id, type: string}]\n',
  ],
  [
    'an entity with every key of a field',
    entity(
      '',
      '{name: id, type: string, nullable: false, title: Key, description: The key, synonyms: [no], tags: [key], column: visit_id}, {name: kind, type: string, values: [a, b]}, {name: price, type: decimal, scale: 2, unit: EUR, privacy: secret}, {name: code, type: string, collation: binary, privacy: personal}, {name: n, type: number, privacy: public}',
    ),
  ],
  [
    'fields of every type',
    entity(
      '',
      ['string', 'integer', 'decimal', 'number', 'boolean', 'date', 'timestamp']
        .map((type, at) => `{name: ${at === 0 ? 'id' : `f${at}`}, type: ${type}}`)
        .join(', '),
    ),
  ],
  [
    'a list of keys',
    entity('', '{name: id, type: string}, {name: day, type: date}').replace(
      'primary_key: id',
      'primary_key: [id, day]',
    ),
  ],
  ['a time', entity(', time: at', '{name: id, type: string}, {name: at, type: date}')],
  [
    'a relationship to oneself',
    entity(
      ', relationships: [{name: previous, to: visit, on: previous_id, type: many_to_one}]',
      '{name: id, type: string}, {name: previous_id, type: string}',
    ).concat(
      'terms:\n  - {name: second_visit, owners: [sales_ops], entity: visit, where: previous.previous.id IS NULL}\n',
    ),
  ],
  [
    'a relationship on two fields',
    entity(
      ', relationships: [{name: ticket, to: ticket, on: [desk, ticket_number], type: many_to_one, title: Ticket, description: Where it led}]',
      '{name: id, type: string}, {name: desk, type: string}, {name: ticket_number, type: integer}',
    ),
  ],
  [
    'relationships in a ring',
    entity(
      ', relationships: [{name: order, to: order, on: order_id, type: many_to_one}]',
      '{name: id, type: string}, {name: order_id, type: string}',
    ).concat(
      '  - {name: order, owners: [sales_ops], source: o, primary_key: id, fields: [{name: id, type: string}, {name: visit_id, type: string}], relationships: [{name: visit, to: visit, on: visit_id, type: one_to_one}]}\nterms:\n  - {name: bought, owners: [sales_ops], entity: visit, where: order.visit.id = id}\n  - {name: always, owners: [sales_ops], entity: visit, where: TRUE}\n',
    ),
  ],
  [
    'a relationship of a decimal to an integer key',
    entity(
      ', relationships: [{name: campaign, to: campaign, on: c, type: many_to_one}]',
      '{name: id, type: string}, {name: c, type: decimal, scale: 0}',
    ),
  ],
  [
    'computed fields',
    entity(
      '',
      '{name: id, type: string}, {name: day, type: date}, {name: at, type: timestamp}, {name: a, type: integer, expression: "days_between(at, CURRENT_DATE)"}, {name: b, type: decimal, scale: 1, expression: a / 3}, {name: c, type: number, expression: b * 2}, {name: d, type: date, expression: at}, {name: e, type: timestamp, expression: day}, {name: f, type: boolean, expression: "c > 1"}, {name: g, type: string, expression: "UPPER(id)"}',
    ),
  ],
  [
    'a computed field of a relation',
    entity(
      ', relationships: [{name: account, to: account, on: account_id, type: many_to_one}]',
      '{name: id, type: string}, {name: account_id, type: string}, {name: big, type: boolean, expression: account.key_account}, {name: region, type: string, expression: account.region}',
    ),
  ],
  [
    'a computed field within its list',
    entity(
      '',
      `{name: id, type: string}, {name: size, type: string, values: [big, small], expression: "CASE WHEN id = 'x' THEN 'big' ELSE 'small' END"}`,
    ),
  ],
  [
    'promises of a term',
    term(', refines: [known_lead], disjoint_with: [recycled_lead], equivalent_to: [known_lead]'),
  ],
  [
    'a variant',
    term(', variant_of: known_lead, because: EMEA needs consent, distinct_from: [recycled_lead]'),
  ],
  ['a draft', term(', status: draft, version: 1')],
  [
    'a deprecated term that nothing uses',
    term(', status: deprecated, replaced_by: known_lead, sunset: 2020-01-01'),
  ],
  [
    'a segmentation',
    segmentation(
      '{name: partner, title: Partners, description: Who sell with us, where: is_partner}, {name: direct, where: NOT is_partner}',
      ', exclusive: true, exhaustive: false',
    ),
  ],
  [
    'segments by a term',
    segmentation('{name: key, where: key_account}, {name: other, where: key_account IS NOT TRUE}'),
  ],
  ['a handoff', handoff(', released_at: qualified_at, accepted_at: accepted_at, within: 2 days')],
  ['a handoff with owners', handoff(', owners: [customer_office], title: Lead to deal, status: draft')],
  ['a handoff within minutes', handoff(', within: 90 minutes')],
  [
    'a contradiction',
    contradiction('win_rate >= 0.95', 'satisfaction < 3.5', ', by: [customer_tier], grain: month'),
  ],
  [
    'a contradiction by a field',
    contradiction(
      'win_rate >= 0.95 AND won_deals > 10',
      'satisfaction < 3.5 OR tickets > won_deals',
      ', by: [account.region, customer_tier], grain: quarter',
    ),
  ],
  ['a contradiction of a whole', contradiction('won_deals BETWEEN 1 AND 9', 'refunds / won_revenue > 0.1')],
  [
    'a dashboard',
    dashboard(
      ', tool: metabase, url: "https://bi.acme.com/1", uses: [qualified_leads, win_rate, qualified_lead, customer_tier, account]',
    ),
  ],
  [
    'a dashboard that uses all kinds',
    dashboard(', uses: [marketing_to_sales, growth, green_and_red]').concat(
      handoff(''),
      objective('metric: won_revenue, target: 5, by: 2026-12-31'),
      contradiction('won_deals > 1', 'tickets > 1'),
    ),
  ],
  [
    'claims',
    dashboard(
      ", claims: [{metric: qualified_leads, where: score >= 50}, {metric: won_revenue, where: stage = 'won', value: amount, time: closed_at}, {metric: tickets}]",
    ),
  ],
  [
    'a claim on a ratio of one entity',
    dashboard(', claims: [{metric: win_rate, where: account.key_account}]'),
  ],
  ['an objective', objective('metric: won_revenue, target: 12000000, by: 2026-12-31')],
  [
    'an objective in shares',
    objective('metric: win_rate, target: 0.35, by: "2027-06-30", title: A third, tags: [okr]'),
  ],
  [
    'a metric and an entity of one name',
    'metrics:\n  - {name: ticket, owners: [service_desk], type: count, of: ticket}\n',
  ],
  [
    'names of other kinds',
    'terms:\n  - {name: tickets, owners: [service_desk], entity: ticket, where: severity = 1}\nobjectives:\n  - {name: tickets, owners: [service_desk], metric: tickets, target: 5, by: 2027-01-01}\n',
  ],
];

describe('every kind, with every key', () => {
  it.each(ACCEPTED)('%s', (_, text) => expectClean(text));
});

const REFUSED: readonly (readonly [string, string, Parameters<typeof expectMistake>[1], RegExp])[] = [
  // references
  [
    'an unknown entity of a term',
    term('').replace('entity: lead', 'entity: »leed«'),
    'unknown-reference',
    /lead/,
  ],
  ['an unknown promise', term(', refines: [known_lead, »knwn_lead«]'), 'unknown-reference', /known_lead/],
  [
    'a promise about another entity',
    term(', disjoint_with: [»won_deal«]'),
    'type-mismatch',
    /deal, not of lead/,
  ],
  [
    'an unknown base',
    term(', variant_of: »qualified_leads«, because: x'),
    'unknown-reference',
    /qualified_lead/,
  ],
  ['an unknown counterpart', term(', distinct_from: [»knownlead«]'), 'unknown-reference', /known_lead/],
  [
    'an unknown replacement',
    term(', status: deprecated, replaced_by: »known«'),
    'unknown-reference',
    /known_lead/,
  ],
  [
    'an unknown entity of a segmentation',
    segmentation('{name: a, where: TRUE}').replace('entity: account', 'entity: »acount«'),
    'unknown-reference',
    /account/,
  ],
  [
    'an unknown field of a segment',
    segmentation('{name: a, where: »employes« > 5}, {name: b, where: is_partner}'),
    'unknown-reference',
    /employees/,
  ],
  [
    'an unknown relation',
    entity(', relationships: [{name: a, to: »accounts«, on: id, type: many_to_one}]'),
    'unknown-reference',
    /account/,
  ],
  [
    'an unknown key of a relation',
    entity(', relationships: [{name: a, to: account, on: »account_id«, type: many_to_one}]'),
    'unknown-reference',
    /visit/,
  ],
  [
    'an unknown key of the many',
    entity(', relationships: [{name: deals, to: deal, on: »visit_id«, type: one_to_many}]'),
    'unknown-reference',
    /deal/,
  ],
  [
    'keys that cannot be equal',
    entity(', relationships: [{name: c, to: campaign, on: »id«, type: many_to_one}]'),
    'type-mismatch',
    /integer/,
  ],
  [
    'too few keys',
    entity(', relationships: [{name: c, to: ticket, on: »id«, type: many_to_one}]'),
    'type-mismatch',
    /2 fields/,
  ],
  [
    'an unknown primary key',
    entity('').replace('primary_key: id', 'primary_key: »ident«'),
    'unknown-reference',
    /field of visit/,
  ],
  [
    'an unknown part of a primary key',
    entity('').replace('primary_key: id', 'primary_key: [id, »line«]'),
    'unknown-reference',
    /field of visit/,
  ],
  ['an unknown time', entity(', time: »at«'), 'unknown-reference', /./],
  ['a time that is none', entity(', time: »id«'), 'type-mismatch', /date or a timestamp/],
  [
    'an unknown sender',
    handoff('').replace('from: marketing_ops', 'from: »marketing«'),
    'missing-owner',
    /marketing_ops/,
  ],
  [
    'an unknown receiver',
    handoff('').replace('to: sales_ops', 'to: »sales_op«'),
    'missing-owner',
    /sales_ops/,
  ],
  [
    'an unknown release',
    handoff('').replace('releases: qualified_lead', 'releases: »qualified_leads«'),
    'unknown-reference',
    /qualified_lead/,
  ],
  [
    'an unknown acceptance',
    handoff('').replace('accepts: sales_ready_lead', 'accepts: »accepted«'),
    'unknown-reference',
    /./,
  ],
  [
    'an acceptance on another entity',
    handoff('').replace('accepts: sales_ready_lead', 'accepts: »won_deal«'),
    'type-mismatch',
    /deal/,
  ],
  ['an unknown moment', handoff(', released_at: »qualifed_at«'), 'unknown-reference', /qualified_at/],
  ['a moment that is none', handoff(', accepted_at: »score«'), 'type-mismatch', /date or a timestamp/],
  [
    'an unknown metric of a story',
    contradiction('»sla_attainment« >= 0.9', 'satisfaction < 3'),
    'unknown-reference',
    /./,
  ],
  ['a story that is none', contradiction('»win_rate«', 'satisfaction < 3'), 'type-mismatch', /condition/],
  [
    'an unknown segmentation',
    contradiction('win_rate > 0.9', 'satisfaction < 3', ', by: [»customer_teir«]'),
    'unknown-reference',
    /customer_tier/,
  ],
  [
    'an unknown field to compare by',
    contradiction('win_rate > 0.9', 'satisfaction < 3', ', by: [»account.regoin«]'),
    'unknown-reference',
    /region/,
  ],
  ['an unknown use', dashboard(', uses: [qualified_leads, »win_rat«]'), 'unknown-reference', /win_rate/],
  [
    'an unknown claimed metric',
    dashboard(', claims: [{metric: »qualified_lead_count«, where: score > 5}]'),
    'unknown-reference',
    /./,
  ],
  [
    'an unknown field of a claim',
    dashboard(', claims: [{metric: qualified_leads, where: »scor« > 5}]'),
    'unknown-reference',
    /score/,
  ],
  [
    'an unknown time of a claim',
    dashboard(', claims: [{metric: qualified_leads, time: »qualifed_at«}]'),
    'unknown-reference',
    /qualified_at/,
  ],
  [
    'a time of a claim that is none',
    dashboard(', claims: [{metric: qualified_leads, time: »score«}]'),
    'type-mismatch',
    /date or a timestamp/,
  ],
  [
    'an unknown value of a claim',
    dashboard(", claims: [{metric: won_deals, where: stage = »'closed'«}]"),
    'unknown-value',
    /won/,
  ],
  [
    'an unknown metric of an objective',
    objective('metric: »key_account_revenue«, target: 5, by: 2026-12-31'),
    'unknown-reference',
    /./,
  ],
  // owners
  [
    'no owner',
    term('').replace(`{name: t, ${OWN}`, '{name: »t«'),
    'missing-owner',
    /no owner.*\n.*owners: \[/,
  ],
  ['an empty list of owners', term('').replace(OWN, 'owners: »[]«'), 'missing-owner', /no owner/],
  [
    'no owner of a dashboard',
    dashboard('').replace('name: weekly, owners: [marketing_ops]', 'name: »weekly«'),
    'missing-owner',
    /dashboard weekly/,
  ],
  [
    'no owner of an objective',
    objective('metric: won_revenue, target: 5, by: 2026-12-31').replace(`growth, ${OWN}`, '»growth«'),
    'missing-owner',
    /objective/,
  ],
  [
    'an owner that does not exist',
    term('').replace(OWN, 'owners: [sales_ops, »sale_ops«]'),
    'missing-owner',
    /sales_ops/,
  ],
  ['an owner of a team that does not exist', team('owners: [»nobody«]'), 'missing-owner', /nobody/],
  // computed fields
  [
    'a text computed as a number',
    entity('', '{name: id, type: string}, {name: n, type: integer, expression: »id«}'),
    'type-mismatch',
    /integer.*string/,
  ],
  [
    'a number computed as a text',
    entity('', '{name: id, type: string}, {name: n, type: string, expression: »LENGTH(id)«}'),
    'type-mismatch',
    /string.*integer/,
  ],
  [
    'a boolean computed as a number',
    entity('', `{name: id, type: string}, {name: n, type: integer, expression: »id = 'x'«}`),
    'type-mismatch',
    /boolean/,
  ],
  [
    'a length of time computed',
    entity(
      '',
      '{name: id, type: string}, {name: at, type: timestamp}, {name: n, type: number, expression: »at - at«}',
    ),
    'type-mismatch',
    /days_between/,
  ],
  [
    'a field of itself',
    entity('', '{name: id, type: string}, {name: n, type: integer, expression: »n« + 1}'),
    'reference-cycle',
    /itself/,
  ],
  [
    'a term of itself',
    'terms:\n  - {name: t, owners: [sales_ops], entity: lead, where: consent OR »t«}\n',
    'reference-cycle',
    /itself/,
  ],
  [
    'terms in a ring',
    'terms:\n  - {name: a, owners: [sales_ops], entity: lead, where: consent AND b}\n  - {name: b, owners: [sales_ops], entity: lead, where: »a« OR score > 5}\n',
    'reference-cycle',
    /term a.*term b/,
  ],
  // names
  [
    'a field twice',
    entity('', '{name: id, type: string}, {name: »id«, type: string}'),
    'syntax',
    /second field/,
  ],
  [
    'a relationship twice',
    entity(
      ', relationships: [{name: a, to: account, on: id, type: many_to_one}, {name: »a«, to: account, on: id, type: many_to_one}]',
    ),
    'syntax',
    /second relationship/,
  ],
  [
    'a segment twice',
    segmentation('{name: a, where: is_partner}, {name: »a«, where: NOT is_partner}'),
    'syntax',
    /second segment/,
  ],
  ['a term called like a field', term('').replace('name: t', 'name: »score«'), 'name-collision', /score/],
  [
    'a segmentation called like a field',
    segmentation('{name: a, where: TRUE}').replace('name: s', 'name: »region«'),
    'name-collision',
    /region/,
  ],
  [
    'a segmentation called like a term',
    segmentation('{name: a, where: TRUE}').replace('name: s', 'name: »key_account«'),
    'name-collision',
    /key_account/,
  ],
  // shape
  ['a misspelt key', term(', »descripton«: x'), 'syntax', /description/],
  ['a key of another kind', term(', »value«: score'), 'syntax', /value/],
  ['a key that nothing knows', team('»colour«: red'), 'syntax', /colour/],
  ['an extension key', team('»x_internal«: red'), 'syntax', /x_internal/],
  [
    'a meta key',
    objective('metric: won_revenue, target: 5, by: 2026-12-31, »meta«: {a: 1}'),
    'syntax',
    /meta/,
  ],
  [
    'an unknown key of a field',
    entity('', '{name: id, type: string, »nulable«: false}'),
    'syntax',
    /nullable/,
  ],
  [
    'an unknown key of a relation',
    entity(', relationships: [{name: a, to: account, on: id, »kind«: x, type: many_to_one}]'),
    'syntax',
    /kind/,
  ],
  [
    'an unknown key of a segment',
    segmentation('{name: a, where: is_partner, »owners«: [sales_ops]}'),
    'syntax',
    /owners/,
  ],
  [
    'an unknown key of a claim',
    dashboard(', claims: [{metric: tickets, »filter«: TRUE}]'),
    'syntax',
    /where|filter/,
  ],
  ['an unknown key of a handoff', handoff(', »sla«: 2 days'), 'syntax', /sla/],
  ['a key twice', term(', »where«: score > 5'), 'syntax', /twice|second|again|already/],
  ['a wrong type of field', entity('', '{name: id, type: »varchar«}'), 'syntax', /string/],
  ['a misspelt type of field', entity('', '{name: id, type: »timestmp«}'), 'syntax', /timestamp/],
  ['a wrong privacy', entity('', '{name: id, type: string, privacy: »private«}'), 'syntax', /personal/],
  [
    'a wrong kind of relation',
    entity(', relationships: [{name: a, to: account, on: id, type: »many_to_many«}]'),
    'syntax',
    /many_to_one/,
  ],
  ['a scale of a text', entity('', '{name: id, type: string, »scale«: 2}'), 'syntax', /decimal/],
  [
    'values of a date',
    entity('', '{name: id, type: string}, {name: d, type: date, »values«: [a]}'),
    'syntax',
    /string and integer/,
  ],
  ['a value twice', entity('', '{name: id, type: string, values: [a, »a«]}'), 'syntax', /twice/],
  ['a number among texts', entity('', '{name: id, type: string, values: [a, »1«]}'), 'syntax', /quotes/],
  [
    'a word for yes among texts',
    entity('', '{name: id, type: string, values: [a, »true«]}'),
    'syntax',
    /quotes/,
  ],
  ['a text for yes', entity('', '{name: id, type: string, nullable: »"no"«}'), 'syntax', /`true` or `false`/],
  [
    'neither source nor sql',
    entity('').replace('name: visit', 'name: »visit«').replace('source: web.visits, ', ''),
    'syntax',
    /source/,
  ],
  ['both source and sql', entity(', »sql«: SELECT 1'), 'syntax', /not both/],
  ['no fields', `entities:\n  - {name: »visit«, ${OWN}, source: v, primary_key: id}\n`, 'syntax', /fields/],
  ['no condition', `terms:\n  - {name: »t«, ${OWN}, entity: lead}\n`, 'syntax', /where/],
  ['no name', `terms:\n  - »{${OWN}, entity: lead, where: consent}«\n`, 'syntax', /name/],
  ['a name in capitals', term('').replace('name: t', 'name: »Qualified Lead«'), 'syntax', /snake_case/],
  ['a wrong status', term(', status: »aproved«'), 'syntax', /approved/],
  ['a version in words', term(', version: »two«'), 'syntax', /number/],
  ['a version of zero', term(', version: »0«'), 'syntax', /1/],
  ['no day', term(', status: deprecated, sunset: »2027-02-30«'), 'syntax', /calendar/],
  ['a day in another order', term(', status: deprecated, sunset: »31.03.2027«'), 'syntax', /YYYY-MM-DD/],
  ['a variant without a reason', term(', »variant_of«: known_lead'), 'syntax', /because/],
  ['a text for a list', term(', synonyms: »MQL«'), 'syntax', /list/],
  ['owners as a text', term('').replace(OWN, 'owners: »sales_ops«'), 'syntax', /list/],
  ['a target in words', objective('metric: won_revenue, target: »12M«, by: 2026-12-31'), 'syntax', /number/],
  [
    'a wrong grain',
    contradiction('win_rate > 0.9', 'satisfaction < 3', ', grain: »monthly«'),
    'syntax',
    /month/,
  ],
  ['no duration', handoff(', within: »2«'), 'syntax', /2 days/],
  [
    'an unknown list',
    '»termz«:\n  - {name: t, owners: [sales_ops], entity: lead, where: consent}\n',
    'syntax',
    /terms/,
  ],
];

describe('every mistake in a kind is one finding at its place', () => {
  it.each(REFUSED)('%s', (_, text, rule, says) => expectMistake(text, rule, says));
});
