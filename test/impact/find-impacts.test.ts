import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/diagnostic/source.js';
import { diffSources } from '../../src/diff/diff-sources.js';
import { buildGraph } from '../../src/graph/build-graph.js';
import { findImpacts } from '../../src/impact/find-impacts.js';
import type { ConfigValue } from '../../src/language/config.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { loadProject } from '../../src/load-project.js';
import type { Impact } from '../../src/report/review.js';
import { COMPANY } from '../support/company.js';

function impactsBetween(
  before: readonly Source[],
  now: readonly Source[],
  config: ConfigValue = {},
): readonly Impact[] {
  const read = readDefinitions(now);
  const graph = buildGraph({ config, definitions: read.definitions, broken: read.broken });
  return findImpacts(diffSources({ config, sources: before }, { graph, read }));
}

/** What a change of the text beside the company does. */
function impactsOf(before: string, now: string, company: readonly [string, string] = [COMPANY, COMPANY]) {
  const files = (shared: string, text: string) => [
    { path: 'company.yml', text: shared },
    { path: 'test.yml', text },
  ];
  return impactsBetween(files(company[0], before), files(company[1], now));
}

/** One line for each impact and each that it reaches. */
function inLines(impacts: readonly Impact[]): readonly string[] {
  return impacts.flatMap(({ change, definition, reaches }) => [
    `${change} ${definition.kind} ${definition.name}`,
    ...reaches.map(
      (each) =>
        `  ${each.definition.kind} ${each.definition.name}: ${each.owners.map(({ name }) => name).join(', ')}`,
    ),
  ]);
}

const TERM =
  'terms:\n  - {name: large, title: Large deal, owners: [sales_ops], entity: deal, where: amount >= 10}\n';
const OF_LARGE = `metrics:
  - {name: large_deals, title: "Large deals, counted", owners: [sales_ops, service_desk], type: count, of: large}
  - {name: share, owners: [marketing_ops], type: ratio, numerator: large_deals, denominator: won_deals}
objectives:
  - {name: more, owners: [nobody], metric: share, target: 0.5, by: 2026-12-31}
dashboards:
  - {name: board, owners: [service_desk], uses: [share]}
`;
const wider = (text: string) => text.replace('amount >= 10', 'amount >= 5');

describe('the impact of one term of the shipped example', () => {
  const { config, sources } = loadProject(fileURLToPath(new URL('../..', import.meta.url)));
  const changed = sources.map(({ path, text }) => ({
    path,
    text: text.replace('where: score >= 60 AND status IN', 'where: score >= 65 AND status IN'),
  }));

  it('is everybody who rests on it, with owners', () => {
    const [impact, ...others] = impactsBetween(sources, changed, config);
    expect(others).toEqual([]);
    expect({ ...impact, reaches: [] }).toEqual({
      definition: { kind: 'term', name: 'qualified_lead' },
      title: 'Qualified lead',
      owners: [
        { name: 'marketing_ops', title: 'Marketing operations' },
        { name: 'sales_ops', title: 'Sales operations' },
      ],
      change: 'changed',
      formerName: null,
      kept: null,
      relation: 'narrower',
      before: [
        'Qualified leads are leads where score is at least 60 and status is one of qualified, accepted or converted and consent is true.',
      ],
      after: [
        'Qualified leads are leads where score is at least 65 and status is one of qualified, accepted or converted and consent is true.',
      ],
      reaches: [],
    });
    const reached = impact?.reaches.map(
      ({ definition, title, owners }) =>
        `${definition.kind} ${title}: ${owners.map((owner) => owner.title).join(', ')}`,
    );
    expect(reached).toEqual([
      'term Overlooked lead: Marketing operations, Sales operations',
      'metric Accepted within two days: Marketing operations, Sales operations',
      'metric Cost per qualified lead: Marketing operations, Financial control',
      'metric Lead acceptance rate: Marketing operations, Sales operations',
      'metric Lead to win: Marketing operations, Sales operations',
      'metric Overlooked leads: Marketing operations, Sales operations',
      'metric Qualified leads: Marketing operations, Sales operations',
      'handoff From marketing to sales: Marketing operations, Sales operations',
      'contradiction Accepted, but not won: Marketing operations, Sales operations',
      'dashboard Board pack: Customer office, Financial control',
      'dashboard Fairs and partner days: Field marketing',
      'dashboard Marketing, weekly: Marketing operations',
      'objective Leads taken in time 2026: Marketing operations, Sales operations',
    ]);
  });

  it('is the same whichever side is the base', () => {
    const [one] = impactsBetween(sources, changed, config);
    const [other] = impactsBetween(changed, sources, config);
    expect(other?.reaches).toEqual(one?.reaches);
    expect([other?.relation, other?.before, other?.after]).toEqual(['wider', one?.after, one?.before]);
  });

  it('is nothing where nothing changed', () => {
    expect(impactsBetween(sources, sources, config)).toEqual([]);
  });
});

describe('findImpacts', () => {
  it('follows what rests on a change through others, once each', () => {
    expect(inLines(impactsOf(TERM + OF_LARGE, wider(TERM) + OF_LARGE))).toEqual([
      'changed term large',
      '  metric large_deals: sales_ops, service_desk',
      '  metric share: marketing_ops',
      '  dashboard board: service_desk',
      '  objective more: nobody',
    ]);
  });

  it('names a team nobody defined by its name, and a definition without a title by its own', () => {
    const [impact] = impactsOf(TERM + OF_LARGE, wider(TERM) + OF_LARGE);
    expect(impact?.reaches.at(-1)).toEqual({
      definition: { kind: 'objective', name: 'more' },
      title: 'More',
      owners: [{ name: 'nobody', title: 'Nobody' }],
    });
  });

  it('reaches who used it before, and who uses it today, each in their own state', () => {
    const left = 'dashboards:\n  - {name: left, owners: [sales_ops], uses: [large]}\n';
    const joined = 'metrics:\n  - {name: joined, owners: [sales_ops], type: count, of: large}\n';
    expect(inLines(impactsOf(TERM + left, wider(TERM) + left.replace('large', 'won_deal')))).toContain(
      '  dashboard left: sales_ops',
    );
    expect(inLines(impactsOf(TERM, wider(TERM) + joined))).toContain('  metric joined: sales_ops');
    // Nobody ever saw the one through the other: the dashboard left the metric when the metric came to the term.
    const shown = 'dashboards:\n  - {name: shown, owners: [sales_ops], uses: [some]}\n';
    const some = 'metrics:\n  - {name: some, owners: [sales_ops], type: count, of: won_deal}\n';
    const lines = inLines(
      impactsOf(
        TERM + some + shown,
        wider(TERM) + some.replace('won_deal', 'large') + shown.replace('[some]', '[won_deals]'),
      ),
    );
    expect(lines.slice(lines.indexOf('changed term large'), lines.indexOf('changed metric some'))).toEqual([
      'changed term large',
      '  metric some: sales_ops',
    ]);
  });

  it('tells of what is gone whom it leaves, with titles and owners they had', () => {
    const impacts = impactsOf(TERM + OF_LARGE, '# gone\n');
    expect(inLines(impacts).slice(0, 5)).toEqual([
      'removed term large',
      '  metric large_deals: sales_ops, service_desk',
      '  metric share: marketing_ops',
      '  dashboard board: service_desk',
      '  objective more: nobody',
    ]);
    expect(impacts[0]).toMatchObject({
      before: ['Large deals are deals where amount is at least 10.'],
      after: null,
      relation: null,
      title: 'Large deal',
    });
    expect(impacts[0]?.reaches[0]?.title).toBe('Large deals, counted');
  });

  it('tells of what is new what it means', () => {
    expect(impactsOf('# nothing\n', TERM)).toEqual([
      {
        definition: { kind: 'term', name: 'large' },
        title: 'Large deal',
        owners: [{ name: 'sales_ops', title: 'Sales ops' }],
        change: 'new',
        formerName: null,
        kept: null,
        relation: null,
        before: null,
        after: ['Large deals are deals where amount is at least 10.'],
        reaches: [],
      },
    ]);
  });

  it('follows another name to those who used the old one, under their names of today', () => {
    const renamed = (TERM + OF_LARGE).replace('name: large,', 'name: big,').replace('of: large}', 'of: big}');
    const impacts = impactsOf(TERM + OF_LARGE, renamed.replaceAll('large_deals', 'big_deals'));
    expect(inLines(impacts)).toEqual([
      'renamed term big',
      '  metric big_deals: sales_ops, service_desk',
      '  metric share: marketing_ops',
      '  dashboard board: service_desk',
      '  objective more: nobody',
      'renamed metric big_deals',
      '  metric share: marketing_ops',
      '  dashboard board: service_desk',
      '  objective more: nobody',
    ]);
    expect(impacts[0]).toMatchObject({ formerName: 'large', relation: 'equivalent' });
  });

  it('tells only of definitions that read the field of an entity that changed, in either state', () => {
    const other = COMPANY.replace('values: [open, won, lost]', 'values: [open, won, lost, paused]');
    const amount =
      'metrics:\n  - {name: total, owners: [sales_ops], type: sum, of: deal, value: amount, unit: USD}\n';
    const moved = `${amount.replace('value: amount', 'value: account.revenue')}`;
    const lines = inLines(impactsOf(amount, amount, [COMPANY, other]));
    expect(lines).toEqual([
      'changed entity deal',
      '  term won_deal: sales_ops',
      '  metric deal_size: sales_ops',
      '  metric won_deals: sales_ops',
      '  metric won_revenue: sales_ops',
    ]);
    const inCents = COMPANY.replace(
      'name: amount, type: decimal',
      'name: amount, column: cents, type: decimal',
    );
    expect(inLines(impactsOf(amount, moved, [COMPANY, inCents]))).toContain('  metric total: sales_ops');
  });

  it('says in words what only the text tells', () => {
    const inCents = COMPANY.replace(
      'name: amount, type: decimal',
      'name: amount, column: cents, type: decimal',
    );
    const [impact] = impactsOf('# same\n', '# same\n', [COMPANY, inCents]);
    expect(impact?.after?.slice(0, -1)).toEqual(impact?.before);
    expect(impact?.after?.at(-1)).toBe(
      'Of the field `amount` the column is `cents`, and nothing was said before.',
    );
  });

  it('tells a field of an entity in a sentence of its own, and nothing of its terms', () => {
    const other = COMPANY.replace('values: [open, won, lost]', 'values: [open, won, lost, paused]');
    const [impact] = impactsOf(TERM, '# gone\n', [COMPANY, other]);
    const gone = impact?.before?.filter((each) => !impact.after?.includes(each));
    expect(gone).toEqual(['Field `stage`: string; one of open, won or lost.']);
  });

  it('tells what a dashboard shows and computes, a segmentation divides and an objective aims at', () => {
    const words = (before: string, now: string) => {
      const [impact] = impactsOf(before, now);
      return [
        impact?.before?.filter((each) => !impact.after?.includes(each)),
        impact?.after?.filter((each) => !impact.before?.includes(each)),
      ];
    };
    const board = (uses: string, where: string) =>
      `dashboards:\n  - {name: d, owners: [sales_ops], uses: [${uses}], claims: [{metric: won_deals, where: "${where}"}]}\n`;
    expect(words(board('views', "stage = 'won'"), board('deal_size', "stage = 'lost'"))).toEqual([
      ['Shows Views `views`.', 'For `won_deals` it computes: counts where stage is won.'],
      ['Shows Deal size `deal_size`.', 'For `won_deals` it computes: counts where stage is lost.'],
    ]);
    const tiers = (size: number) =>
      `segmentations:\n  - name: tier\n    owners: [sales_ops]\n    entity: account\n    exhaustive: false\n    segments: [{name: big, title: Big ones, where: employees > ${size}}]\n`;
    expect(words(tiers(100), tiers(200))).toEqual([
      ['Big ones: employees is more than 100.'],
      ['Big ones: employees is more than 200.'],
    ]);
    const aim = (target: number) =>
      `objectives:\n  - {name: o, owners: [sales_ops], metric: won_deals, target: ${target}, by: 2026-12-31}\n`;
    expect(words(aim(10), aim(12))).toEqual([
      ['Won deals is to be at least 10 by 2026-12-31.'],
      ['Won deals is to be at least 12 by 2026-12-31.'],
    ]);
  });

  it('tells of what nobody could decide or understand', () => {
    const opaque = (where: string) =>
      `terms:\n  - {name: odd, owners: [sales_ops], entity: lead, where: "${where}"}\n`;
    const undecided = impactsOf(opaque('ABS(score) * score = 8'), opaque('ABS(score) * score = 7'));
    expect(undecided).toMatchObject([
      { change: 'unknown', relation: 'unknown', definition: { name: 'odd' } },
    ]);
    const broken = impactsOf(TERM, TERM.replace('amount >= 10', 'amuont >= 10'));
    expect(broken).toMatchObject([
      {
        change: 'unknown',
        relation: 'unknown',
        after: ['Its condition has problems of its own, so its meaning cannot be told.'],
      },
    ]);
  });

  it('leaves out teams, words, owners, privacy, moves and rewrites', () => {
    const now = TERM.replace('Large deal', 'Big deal')
      .replace('[sales_ops]', '[service_desk]')
      .replace('amount >= 10', '"NOT amount < 10.00"');
    const secret = COMPANY.replace(
      '{name: country, type: string}',
      '{name: country, type: string, privacy: personal}',
    );
    const team = secret.replace('domain: sales}', 'domain: service}');
    expect(impactsOf(TERM, now, [COMPANY, team])).toEqual([]);
  });

  it('does not take for new the earlier meaning that is kept, nor for changed', () => {
    const kept = wider(TERM).replace(
      'owners: [sales_ops], entity: deal',
      'owners: [sales_ops], version: 2, previous: {sunset: 2027-01-31, where: amount >= 10}, entity: deal',
    );
    const impacts = impactsOf(TERM + OF_LARGE, kept + OF_LARGE);
    expect(inLines(impacts)).toEqual([
      'changed term large',
      '  metric large_deals: sales_ops, service_desk',
      '  metric share: marketing_ops',
      '  dashboard board: service_desk',
      '  objective more: nobody',
    ]);
    // Whoever shows the earlier meaning rests on the change no more: it stays what it was.
    const shown = 'dashboards:\n  - {name: old, owners: [sales_ops], uses: [large_v1]}\n';
    expect(inLines(impactsOf(TERM, kept + shown))).toEqual(['changed term large', 'new dashboard old']);
    expect(impactsOf(kept + shown, kept + shown)).toEqual([]);
  });

  it('tells first what changed, last what is new', () => {
    const two = TERM.replace('name: large', 'name: other').replace('>= 10', '>= 77').replace('terms:\n', '');
    const impacts = impactsOf(TERM + OF_LARGE, wider(TERM) + two);
    expect(impacts.map(({ change }) => change)).toEqual([
      'changed',
      'removed',
      'removed',
      'removed',
      'removed',
      'new',
    ]);
  });
});

describe('what stays of a meaning that changed', () => {
  const kept = (where: string, more = '') =>
    wider(TERM).replace('}\n', `, version: 2, previous: {sunset: 2027-03-31, where: ${where}}}\n${more}`);
  const keptIn = (now: string) => impactsOf(TERM, now).map((each) => each.kept);

  it('has a name and a day where it is what the base had', () => {
    expect(keptIn(kept('amount >= 10'))).toEqual([{ name: 'large_v1', sunset: '2027-03-31' }]);
    expect(keptIn(kept('NOT amount < 10'))).toEqual([{ name: 'large_v1', sunset: '2027-03-31' }]);
  });

  it('is nothing where another meaning is kept, or none', () => {
    expect(keptIn(kept('amount >= 11'))).toEqual([null]);
    expect(keptIn(wider(TERM))).toEqual([null]);
  });
});
