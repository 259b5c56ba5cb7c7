/** A project that tests edit: texts by path, and what accord.yml says. */
export interface EditedProject {
  readonly files: Readonly<Record<string, string>>;
  readonly config: {
    readonly rules?: Readonly<Record<string, 'off' | 'warning' | 'error'>>;
    readonly near_synonyms?: readonly (readonly string[])[];
    readonly functions?: readonly {
      readonly name: string;
      readonly arguments: readonly ('string' | 'integer')[];
      readonly result: 'string' | 'integer';
      readonly deterministic?: boolean;
      readonly strict?: boolean;
    }[];
  };
}

export interface Edit {
  readonly name: string;
  readonly apply: (project: EditedProject) => EditedProject;
}

export const STARTED: EditedProject = {
  config: { functions: [{ name: 'region_of', arguments: ['string'], result: 'string' }] },
  files: {
    'shared.yml': `
teams:
  - {name: marketing_ops, domain: marketing}
  - {name: sales_ops, domain: sales}
entities:
  - name: account
    owners: [sales_ops]
    source: crm.accounts
    primary_key: account_id
    fields:
      - {name: account_id, type: string, nullable: false}
      - {name: country, type: string}
      - {name: tier, type: string, nullable: false, values: [small, large]}
  - name: lead
    title: Lead
    owners: [marketing_ops]
    source: crm.leads
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: status, type: string, nullable: false, values: [new, mql, sql, lost]}
      - {name: score, type: integer, nullable: false}
      - {name: consent, type: boolean}
      - {name: band, type: string, expression: "CASE WHEN score >= 80 THEN 'hot' ELSE 'cold' END"}
      - {name: created_at, type: timestamp, nullable: false}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
`,
    'marketing.yml': `
terms:
  - {name: engaged_lead, owners: [marketing_ops], entity: lead, where: score >= 40}
  - {name: qualified_lead, owners: [marketing_ops], entity: lead, where: engaged_lead AND score >= 60 AND status <> 'lost', refines: [engaged_lead]}
  - {name: hot_lead, owners: [marketing_ops], entity: lead, where: band = 'hot', version: 2, previous: {sunset: 2026-12-31, where: score > 75}}
  - {name: regional_lead, owners: [marketing_ops], entity: lead, where: "region_of(account.country) = 'emea'"}
segmentations:
  - name: lead_size
    owners: [marketing_ops]
    entity: lead
    segments:
      - {name: small, where: account.tier = 'small'}
      - {name: large, where: account.tier = 'large'}
      - {name: none, where: account.tier IS NULL}
  - name: reach
    owners: [marketing_ops]
    entity: lead
    segments:
      - {name: reachable, where: consent}
      - {name: unreachable, where: NOT consent}
metrics:
  - {name: leads, owners: [marketing_ops], type: count, of: lead}
  - {name: qualified_leads, owners: [marketing_ops], type: count, of: qualified_lead, where: score < 90}
  - name: hot_leads
    owners: [marketing_ops]
    type: count
    of: hot_lead
    version: 2
    previous:
      sunset: 2026-12-31
      of: hot_lead_v1
      where: consent
  - {name: qualified_share, owners: [marketing_ops], type: ratio, numerator: qualified_leads, denominator: leads}
`,
    'sales.yml': `
terms:
  - {name: sales_lead, owners: [sales_ops], entity: lead, where: "score >= 55 AND status IN ('mql', 'sql') AND consent"}
  - {name: scored_lead, owners: [sales_ops], entity: lead, where: score IS NOT NULL}
  - {name: lost_lead, owners: [sales_ops], entity: lead, where: status = 'lost', disjoint_with: [sales_lead]}
  - {name: orphaned_lead, owners: [sales_ops], entity: lead, where: account_id IS NULL AND account.tier = 'small'}
handoffs:
  - {name: to_sales, owners: [marketing_ops, sales_ops], entity: lead, from: marketing_ops, to: sales_ops, releases: qualified_lead, accepts: sales_lead}
dashboards:
  - name: weekly
    owners: [sales_ops]
    uses: [qualified_leads]
    claims:
      - {metric: qualified_leads, where: score >= 60 AND score < 90 AND status <> 'lost'}
`,
  },
};

function replace(name: string, path: string, from: string | RegExp, to: string): Edit {
  return {
    name,
    apply: (project) => {
      const text = project.files[path];
      return text === undefined
        ? project
        : { ...project, files: { ...project.files, [path]: text.replace(from, to) } };
    },
  };
}

function put(name: string, path: string, text: string): Edit {
  return { name, apply: (project) => ({ ...project, files: { ...project.files, [path]: text } }) };
}

function configure(name: string, change: (config: EditedProject['config']) => EditedProject['config']): Edit {
  return { name, apply: (project) => ({ ...project, config: change(project.config) }) };
}

const SECOND = 'terms:\n  - {name: qualified_lead, owners: [sales_ops], entity: lead, where: score > 70}\n';
const WRITTEN_OUT = 'terms:\n  - {name: modest_lead, owners: [sales_ops], entity: lead, where: score < 90}\n';
const SHADOW = 'terms:\n  - {name: band, owners: [sales_ops], entity: lead, where: score > 10}\n';

/** Every kind of edit that may change a verdict somewhere else than where it is made. */
export const EDITS: readonly Edit[] = [
  replace('another type of a field', 'shared.yml', /score, type: (integer|decimal)/, 'score, type: decimal'),
  replace('back to an integer', 'shared.yml', /score, type: decimal/, 'score, type: integer'),
  replace(
    'a field may be NULL',
    'shared.yml',
    'score, type: integer, nullable: false',
    'score, type: integer',
  ),
  replace(
    'a field may not be NULL',
    'shared.yml',
    'consent, type: boolean}',
    'consent, type: boolean, nullable: false}',
  ),
  replace(
    'a listed field may be NULL',
    'shared.yml',
    'tier, type: string, nullable: false',
    'tier, type: string',
  ),
  replace(
    'one more value',
    'shared.yml',
    'values: [new, mql, sql, lost]',
    'values: [new, mql, sql, lost, spam]',
  ),
  replace('one value less', 'shared.yml', 'values: [new, mql, sql, lost', 'values: [new, mql, lost'),
  replace('a list is open', 'shared.yml', ', values: [small, large]', ''),
  replace('a third tier', 'shared.yml', 'values: [small, large]', 'values: [small, middle, large]'),
  replace('another computed field', 'shared.yml', /score >= \d+ THEN/, 'score >= 30 THEN'),
  replace('another key of a join', 'shared.yml', 'on: account_id, type', 'on: lead_id, type'),
  replace('another title', 'shared.yml', 'title: Lead', 'title: Prospect'),
  replace('a relationship less', 'shared.yml', /\s+relationships:\n\s+- \{name: account.*\n/, '\n'),
  replace('another term below others', 'marketing.yml', /where: score >= \d+\}/, 'where: score >= 70}'),
  replace(
    'a term that never holds',
    'marketing.yml',
    /where: score >= \d+\}/,
    'where: score > 5 AND score < 5}',
  ),
  replace('a term beside', 'marketing.yml', 'score >= 60', 'score >= 50'),
  replace('a term that reads what it should not', 'marketing.yml', 'score >= 60', 'points >= 60'),
  replace('another earlier meaning', 'marketing.yml', /where: score > \d+\}/, 'where: score > 72}'),
  replace(
    'an earlier meaning that never holds',
    'marketing.yml',
    /score > \d+\}/,
    'score > 7 AND score < 7}',
  ),
  replace('an earlier meaning whose time is over', 'marketing.yml', /2026-12-31/, '2026-01-31'),
  replace('an earlier meaning less', 'marketing.yml', /, version: 2, previous: [^\n]*\}\n/, '}\n'),
  replace(
    'an earlier meaning under a name of its own',
    'sales.yml',
    'name: scored_lead',
    'name: hot_lead_v1',
  ),
  replace('a block with a mistake', 'marketing.yml', 'of: hot_lead_v1', 'off: hot_lead_v1'),
  replace('a renamed term', 'sales.yml', 'name: lost_lead', 'name: dead_lead'),
  replace('a claim that drifts', 'sales.yml', 'score < 90 AND', 'score < 85 AND'),
  replace('text moved down', 'marketing.yml', 'terms:', '# moved\n\nterms:'),
  replace('broken YAML', 'sales.yml', 'handoffs:', 'handoffs: ]'),
  replace('an unknown key', 'sales.yml', 'uses: [', 'shows: ['),
  put('a second term of a name', 'second.yml', SECOND),
  put('a term called like a field', 'shadow.yml', SHADOW),
  put('an empty file', 'second.yml', ''),
  put('a draft of what a metric writes out', 'written.yml', WRITTEN_OUT.replace('}', ', status: draft}')),
  put('the same, approved', 'written.yml', WRITTEN_OUT),
  replace('another meaning of that term', 'written.yml', 'score < 90', 'score < 85'),
  replace(
    'a metric on a term that says as much',
    'marketing.yml',
    'of: qualified_lead, where: score < 90',
    'of: lead, where: engaged_lead AND score < 90',
  ),
  {
    name: 'a file less',
    apply: ({ files, config }) => {
      const [last] = Object.keys(files).sort().reverse();
      const rest = Object.entries(files).filter(([path]) => path !== last || path === 'shared.yml');
      return { config, files: Object.fromEntries(rest) };
    },
  },
  {
    name: 'a file called otherwise',
    apply: ({ files, config }) => {
      const renamed = Object.entries(files).map(([path, text]) => [
        path === 'sales.yml' ? 'a/sales.yml' : path,
        text,
      ]);
      return { config, files: Object.fromEntries(renamed) };
    },
  },
  configure('a function that is strict', (config) => ({
    ...config,
    functions: config.functions?.map((each) => ({ ...each, strict: true })) ?? [],
  })),
  configure('a function that is not deterministic', (config) => ({
    ...config,
    functions: config.functions?.map((each) => ({ ...each, deterministic: false })) ?? [],
  })),
  configure('no functions', ({ functions: _, ...config }) => config),
  configure('a rule that is off', (config) => ({ ...config, rules: { 'dead-branch': 'off' } })),
  configure('a rule that is graver', (config) => ({ ...config, rules: { 'dead-branch': 'error' } })),
  configure('other near-synonyms', (config) => ({ ...config, near_synonyms: [['hot', 'lost']] })),
  { name: 'all as it was', apply: () => STARTED },
];
