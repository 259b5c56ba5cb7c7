import type { Random } from '../../test/support/random.js';
import { type Atom, atom, literal, oneOf, range } from './condition.js';
import { CHANNELS, COUNTRIES, KINDS, REGIONS, STATUSES, ZONES } from './words.js';

/** A field as it is written in YAML, and a way to make a condition of it. */
export interface FieldPlan {
  readonly name: string;
  readonly yaml: string;
  readonly atom?: (random: Random) => Atom;
}

/** What every generated entity has; the last four are left to metrics, claims and segmentations. */
export function basicFields(noun: string, random: Random): readonly FieldPlan[] {
  const statuses = random.shuffle(STATUSES).slice(0, random.integer(4, 7));
  const nullable = random.chance(0.4) ? '' : ', nullable: false';
  return [
    plain(`${noun}_id`, 'type: string, nullable: false'),
    plain('company_id', 'type: string'),
    plain('created_at', 'type: timestamp, nullable: false'),
    {
      ...plain('closed_at', 'type: timestamp'),
      atom: (random) => pastAtom(random, 'closed_at'),
    },
    {
      ...plain('status', `type: string${nullable}, values: [${statuses.join(', ')}]`),
      atom: (random) => oneOf(random, 'status', statuses),
    },
    { ...plain('score', 'type: integer'), atom: (random) => range(random, 'score', 100) },
    {
      ...plain('amount', 'type: decimal, scale: 2, unit: EUR'),
      atom: (random) => range(random, 'amount', 500_000, 100),
    },
    plain('channel', `type: string, values: [${CHANNELS.join(', ')}]`),
    plain('attempts', 'type: integer'),
    plain('grade', 'type: integer'),
    plain('zone', `type: string, values: [${ZONES.join(', ')}]`),
  ];
}

function plain(name: string, rest: string): FieldPlan {
  return { name, yaml: `{name: ${name}, ${rest}}` };
}

function pastAtom(random: Random, field: string): Atom {
  const days = random.integer(1, 400);
  switch (random.integer(0, 4)) {
    case 0:
      return atom([field], `${field} IS NULL`);
    case 1:
      return atom([field], `${field} IS NOT NULL`, `NOT ${field} IS NULL`);
    case 2:
      return atom([field], `${field} >= CURRENT_TIMESTAMP - INTERVAL '${days} days'`);
    case 3:
      return atom(['created_at', field], `days_between(created_at, ${field}) <= ${days}`);
    default:
      return atom([field], `${field} < DATE '${day(random)}'`);
  }
}

function day(random: Random): string {
  const month = String(random.integer(1, 12)).padStart(2, '0');
  return `${random.integer(2022, 2026)}-${month}-${String(random.integer(2, 27)).padStart(2, '0')}`;
}

/** Of these an entity has some. */
export const FURTHER_FIELDS: readonly FieldPlan[] = [
  { ...plain('accepted_at', 'type: timestamp'), atom: (random) => pastAtom(random, 'accepted_at') },
  {
    ...plain('released_at', 'type: timestamp'),
    atom: () => atom(['released_at', 'closed_at'], 'released_at <= closed_at', 'closed_at >= released_at'),
  },
  {
    ...plain('due_on', 'type: date'),
    atom: (random) => {
      const days = random.integer(1, 90);
      return random.chance(0.5)
        ? atom(['due_on'], `due_on < CURRENT_DATE - ${days}`, `CURRENT_DATE > due_on + ${days}`)
        : atom(['due_on'], `due_on BETWEEN CURRENT_DATE AND CURRENT_DATE + ${days}`);
    },
  },
  {
    ...plain('started_on', 'type: date'),
    atom: (random) => {
      const year = random.integer(2018, 2026);
      const from = day(random);
      return random.pick([
        atom(['started_on'], `EXTRACT(year FROM started_on) = ${year}`),
        atom(
          ['started_on'],
          `DATE_TRUNC('month', started_on) = DATE '${year}-${random.pick(['01', '04', '11'])}-01'`,
        ),
        atom(['started_on'], `started_on >= DATE '${from}'`, `NOT started_on < DATE '${from}'`),
      ]);
    },
  },
  { ...plain('seats', 'type: integer, unit: seats'), atom: (random) => range(random, 'seats', 5000) },
  {
    ...plain('priority', 'type: integer, values: [1, 2, 3, 4, 5]'),
    atom: (random) => oneOf(random, 'priority', [1, 2, 3, 4, 5]),
  },
  {
    ...plain('kind', `type: string, values: [${KINDS.join(', ')}]`),
    atom: (random) => oneOf(random, 'kind', KINDS),
  },
  {
    ...plain('region', `type: string, nullable: false, values: [${REGIONS.join(', ')}]`),
    atom: (random) => oneOf(random, 'region', REGIONS),
  },
  {
    ...plain('country', 'type: string'),
    atom: (random) => {
      const list = random.shuffle(COUNTRIES).slice(0, random.integer(1, 4)).sort().map(literal).join(', ');
      return random.chance(0.5)
        ? atom(['country'], `country IN (${list})`)
        : atom(['country'], `UPPER(TRIM(country)) IN (${list})`);
    },
  },
  {
    ...plain('email', 'type: string, privacy: personal'),
    atom: (random) => {
      const domain = `${random.pick(['acme', 'globex', 'initech', 'umbrella'])}.${random.pick(['example', 'test'])}`;
      return random.pick([
        atom(['email'], 'email IS NOT NULL', 'NOT email IS NULL'),
        atom(['email'], `LOWER(email) LIKE '%@${domain}'`, `email ILIKE '%@${domain}'`),
        atom(['email'], `email NOT LIKE '%@${domain}'`, `NOT email LIKE '%@${domain}'`),
      ]);
    },
  },
  {
    ...plain('code', 'type: string, collation: binary'),
    atom: (random) => {
      const letters = random.pick(['A', 'B', 'K', 'M', 'X']) + String(random.integer(10, 99));
      return random.chance(0.7)
        ? atom(['code'], `code LIKE '${letters}%'`)
        : atom(['code'], `code >= '${letters}'`);
    },
  },
  {
    ...plain('note', 'type: string'),
    atom: () => atom(['note'], "COALESCE(TRIM(note), '') <> ''", "TRIM(note) <> ''"),
  },
  {
    ...plain('list_price', 'type: decimal, scale: 2, unit: EUR'),
    atom: (random) =>
      random.chance(0.5)
        ? atom(['list_price', 'amount'], 'list_price > amount', 'amount < list_price')
        : range(random, 'list_price', 900_000, 100),
  },
  {
    ...plain('discount', 'type: decimal, scale: 1, unit: percent'),
    atom: (random) => {
      const percent = random.integer(1, 40);
      return atom(
        ['discount'],
        `COALESCE(discount, 0) < ${percent}`,
        `(discount < ${percent} OR discount IS NULL)`,
      );
    },
  },
  {
    ...plain('usage_share', 'type: number'),
    atom: (random) => atom(['usage_share'], `usage_share > 0.${random.integer(11, 95)}`),
  },
  {
    ...plain('consent', 'type: boolean'),
    atom: (random) =>
      random.pick([
        atom(['consent'], 'consent', 'consent IS TRUE'),
        atom(['consent'], 'NOT consent', 'consent IS FALSE'),
        atom(['consent'], 'consent IS NOT TRUE', '(consent = FALSE OR consent IS NULL)'),
      ]),
  },
  {
    ...plain('internal', 'type: boolean, nullable: false'),
    atom: (random) =>
      random.chance(0.3)
        ? atom(['internal'], 'internal', 'internal = TRUE')
        : atom(['internal'], 'NOT internal', 'internal <> TRUE'),
  },
  plain('phone', 'type: string, privacy: secret'),
  {
    ...plain('hours_spent', 'type: number, unit: hours'),
    atom: (random) => atom(['hours_spent'], `hours_spent <= ${random.integer(1, 80)}.5`),
  },
  {
    ...plain(
      'band',
      `type: string, expression: "CASE WHEN score >= 83 THEN 'hot' WHEN score >= 61 THEN 'mild' WHEN score IS NULL THEN 'none' ELSE 'cold' END"`,
    ),
    atom: (random) => {
      const band = random.pick(['hot', 'mild', 'none']);
      return atom(['score'], `band = '${band}'`);
    },
  },
  plain('country_code', 'type: string, expression: UPPER(TRIM(code))'),
  plain('age_days', 'type: integer, expression: "CURRENT_DATE - created_at::date"'),
  plain('created_month', `type: timestamp, expression: "DATE_TRUNC('month', created_at)"`),
];
