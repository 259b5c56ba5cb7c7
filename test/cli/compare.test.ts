import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, type Run, runCommand } from '../support/run-command.js';

const DEFINITIONS = `
teams: [{name: ops}, {name: sales}]
entities:
  - name: account
    owners: [ops]
    source: crm.accounts
    primary_key: account_id
    fields: [{name: account_id, type: string, nullable: false}, {name: employees, type: integer}]
  - name: lead
    title: Lead
    owners: [ops]
    source: crm.leads
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: score, type: integer}
      - {name: status, type: string, values: [new, mql, sal]}
      - {name: consent, type: boolean}
      - {name: amount, type: decimal, scale: 2}
      - {name: created_at, type: timestamp}
      - {name: won_at, type: timestamp}
    relationships: [{name: account, to: account, on: account_id, type: many_to_one}]
terms:
  - {name: good_lead, synonyms: [MQL], owners: [ops], entity: lead, where: "score >= 60 AND status IN ('mql', 'sal')"}
  - {name: ready_lead, owners: [sales], entity: lead, where: status <> 'new' AND NOT score < 60}
  - {name: scored_lead, owners: [sales], entity: lead, where: score >= 60}
  - {name: lost_lead, owners: [sales], entity: lead, where: scoore >= 60}
  - {name: impossible, owners: [sales], entity: lead, where: score > 5 AND score < 6}
  - {name: good_leads, owners: [sales], entity: lead, where: consent}
metrics:
  - {name: good_leads, owners: [ops], type: count, of: good_lead}
  - {name: fine_leads, owners: [ops], type: count, of: good_lead, where: consent}
  - {name: worth, owners: [ops], type: sum, of: lead, value: amount, unit: EUR}
  - {name: won_worth, owners: [ops], type: average, of: lead, value: amount * 2, unit: EUR, time: won_at}
  - {name: share, owners: [ops], type: ratio, numerator: good_leads, denominator: fine_leads}
  - {name: half, owners: [ops], type: derived, expression: good_leads / worth}
segmentations:
  - {name: tier, owners: [ops], entity: account, segments: [{name: large, where: employees >= 100}, {name: small, where: employees < 100 OR employees IS NULL}]}
  - {name: size, owners: [ops], entity: account, segments: [{name: large, where: employees >= 50}, {name: small, where: employees < 50 OR employees IS NULL}]}
`;

let folder: ReturnType<typeof makeFolder>;
beforeAll(() => {
  folder = makeFolder({ 'a.yml': DEFINITIONS });
});
afterAll(() => folder.remove());

function compare(...words: readonly string[]): Promise<Run> {
  return runCommand('compare', ...words, '--dir', folder.path);
}

async function json(...words: readonly string[]) {
  const run = await compare(...words, '--format', 'json');
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(run.stdout);
}

describe('accord compare', () => {
  it('proves that two terms mean the same, and what that leans on', async () => {
    const run = await compare('MQL', 'ready_lead');
    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: `good_lead and ready_lead mean the same: every lead belongs to both or to neither.

Proven for every record.

Taken for granted:
  lead.status is one of new, mql, sal
`,
    });
  });

  it('tells a name against a condition, with the records', async () => {
    const run = await compare('good_lead', 'score >= 60 AND consent');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^good_lead and `score >= 60 AND consent` overlap: some leads belong to both/);
    expect(run.stdout).toMatch(/^ {2}only good_lead +lead with score 60, status mql and /m);
    expect(run.stdout).toMatch(/^ {2}only `score >= 60 AND consent` +lead with score 60, /m);
    expect(run.stdout).toMatch(/^ {2}both +lead with /m);
    expect(run.stdout).toContain('Each record shown was evaluated once more');
  });

  it('gives it as JSON', async () => {
    const told = await json('good_lead', 'scored_lead');
    expect(told).toEqual({
      version: 1,
      left: { kind: 'term', name: 'good_lead', entity: 'lead' },
      right: { kind: 'term', name: 'scored_lead', entity: 'lead' },
      same: false,
      relation: 'narrower',
      differs: ['condition'],
      parts: [],
      proof: 'refuted',
      assumptions: ['lead.status is one of new, mql, sal'],
      witness: { onlyOther: { score: 60, status: 'new' }, both: { score: 60, status: 'mql' } },
      words: {
        onlyOther: 'lead with score 60 and status new',
        both: 'lead with score 60 and status mql',
      },
      reason: null,
    });
  });

  it.each([
    ['score >= 60', 'scored_lead', 'equivalent'],
    ['scored_lead', 'score BETWEEN 70 AND 80', 'wider'],
    ['score < 60', 'scored_lead', 'disjoint'],
    ['consent', 'good_lead', 'overlapping'],
    ['tier.large', 'size.large', 'narrower'],
    ['tier.large', 'employees > 99', 'equivalent'],
    ['fine_leads', 'good_lead', 'narrower'],
    ['fine_leads', "score > 59 AND status <> 'new' AND consent", 'equivalent'],
  ])('tells how %s stands to %s', async (left, right, relation) => {
    const told = await json(left, right, ...(left === 'consent' ? ['--entity', 'lead'] : []));
    expect(told.relation).toBe(relation);
  });

  it('takes the entity of two conditions from --entity', async () => {
    const told = await json('consent AND score > 1', 'consent', '--entity', 'lead');
    expect(told).toMatchObject({
      left: { kind: 'expression', name: 'consent AND score > 1', entity: 'lead' },
      relation: 'narrower',
    });
  });

  it('takes a name that several kinds have for what it is compared with', async () => {
    expect((await json('good_leads', 'share')).left).toMatchObject({ kind: 'metric' });
    expect((await json('good_leads', 'good_lead')).left).toMatchObject({ kind: 'term' });
  });

  it('says that no record meets a condition', async () => {
    const run = await compare('impossible', 'scored_lead');
    expect(run.stdout).toMatch(/^No lead belongs to impossible at all; some belong to scored_lead\.\n/);
  });

  it('tells the parts in which metrics differ', async () => {
    const run = await compare('worth', 'won_worth');
    expect(run.stdout).toBe(`worth and won_worth differ in their aggregation, their value and their time.

  aggregation  worth: sum
               won_worth: average
  value        worth: amount
               won_worth: amount * 2
  time         worth: created_at
               won_worth: won_at
`);
    const made = await compare('share', 'half');
    expect(made.stdout).toMatch(/^share and half differ in what they are made of\./);
    expect(made.stdout).toMatch(
      /^ {2}formula +share: good_leads \/ fine_leads\n +half: good_leads \/ worth\n/m,
    );
  });

  it('tells metrics that differ only in their records by these', async () => {
    const run = await compare('fine_leads', 'good_leads');
    expect(run.stdout).toMatch(
      /^fine_leads and good_leads differ in their condition\. fine_leads is narrower than good_leads: every/,
    );
    expect(run.stdout).toMatch(
      /^ {2}only good_leads +lead with score 60, status mql and consent (false|not known)$/m,
    );
  });

  it('compares segmentations segment by segment', async () => {
    const told = await json('tier', 'size');
    expect(told).toMatchObject({ same: false, relation: null, differs: ['condition'], proof: 'refuted' });
    expect(told.parts).toEqual([
      { part: 'segment large', left: 'employees is at least 100', right: 'employees is at least 50' },
      {
        part: 'segment small',
        left: 'employees is less than 100 or employees is not known',
        right: 'employees is less than 50 or employees is not known',
      },
    ]);
  });
});

describe('accord compare ends with 2', () => {
  it.each<[string, readonly string[], string]>([
    [
      'an unknown name',
      ['good_laed', 'ready_lead'],
      'there is no definition good_laed\n  help: did you mean good_lead?',
    ],
    [
      'an unknown segment',
      ['tier.huge', 'tier.large'],
      'tier has no segment huge\n  help: its segments are tier.large, tier.small',
    ],
    [
      'no entity',
      ['score > 1', 'score > 2'],
      'whose records is `score > 1` about?\n  help: name the entity: --entity lead',
    ],
    [
      'an unknown entity',
      ['score > 1', 'score > 2', '--entity', 'laed'],
      'there is no entity laed\n  help: did you mean lead?',
    ],
    ['a field', ['lead.score', 'good_lead'], 'lead.score is a field, and no condition'],
    [
      'what cannot be compared',
      ['tier', 'good_lead'],
      'tier is a segmentation, good_lead a term: they cannot be compared',
    ],
    ['a definition with problems', ['lost_lead', 'good_lead'], 'term lost_lead has problems of its own'],
    ['a bad expression', ['score >> 1', 'good_lead'], '    score >> 1\n          ^^\n'],
    [
      'an unknown field',
      ['good_lead', 'scoore > 1 AND consent'],
      'There is no `scoore` on entity lead.\n    scoore > 1 AND consent\n    ^^^^^^\n  help: Did you mean `score`?',
    ],
    ['a value outside the list', ['good_lead', "status = 'mq'"], "    status = 'mq'\n             ^^^^"],
  ])('for %s', async (_, words, expected) => {
    const run = await compare(...words);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(expected);
  });

  it('for one operand only', async () => {
    expect((await compare('good_lead')).code).toBe(2);
  });
});
