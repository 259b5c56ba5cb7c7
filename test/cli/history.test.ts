import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { makeRepository, type ScratchRepository } from '../workspace/git/support/scratch-repository.js';

const ENTITY = `
teams: [{name: ops}]
entities:
  - name: lead
    owners: [ops]
    source: crm.leads
    primary_key: lead_id
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: score, type: integer}
      - {name: amount, type: decimal, scale: 2}
      - {name: status, type: string, values: [new, mql]}
      - {name: doubled, type: integer, expression: score * 2}
`;
const term = (name: string, where: string) =>
  `  - {name: ${name}, owners: [ops], entity: lead, where: "${where}"}\n`;
const terms = (...all: readonly (readonly [string, string])[]) =>
  `terms:\n${all.map(([name, where]) => term(name, where)).join('')}`;

/** A project whose newest commits, oldest first, write these files. */
function project(...commits: readonly Readonly<Record<string, string>>[]): ScratchRepository {
  const repository = makeRepository();
  repository.commit({ 'accord.yml': 'name: test\n', 'definitions/lead.yml': ENTITY }, 'Describe leads');
  for (const [index, files] of commits.entries()) repository.commit(inFolder(files), `Step ${index + 1}`);
  return repository;
}

function inFolder(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`definitions/${name}`, text]));
}

function history(repository: ScratchRepository, ...words: readonly string[]) {
  return runCommand('history', ...words, '--dir', repository.path);
}

async function told(repository: ScratchRepository, ...words: readonly string[]) {
  const run = await history(repository, ...words, '--format', 'json');
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(run.stdout);
}

/** `subject: message` of each, newest first. */
async function lines(repository: ScratchRepository, ...words: readonly string[]): Promise<readonly string[]> {
  const { commits } = await told(repository, ...words);
  return commits.map(({ subject, message }: Record<string, string>) => `${subject}: ${message}`);
}

describe('accord history NAME', () => {
  it('tells direction and records, newest first', async () => {
    const repository = project(
      { 'a.yml': terms(['good', 'score >= 50']) },
      { 'a.yml': terms(['good', 'score >= 60']) },
      { 'a.yml': terms(['good', 'score >= 40']) },
      { 'a.yml': terms(['good', 'score BETWEEN 30 AND 45']) },
      { 'a.yml': terms(['good', 'score < 10']) },
    );
    const { version, name, kind, complete, commits } = await told(repository, 'good');
    expect({ version, name, kind, complete }).toEqual({
      version: 1,
      name: 'good',
      kind: 'term',
      complete: true,
    });
    expect(
      commits.map((each: Record<string, unknown>) => [each.subject, each.change, each.relation]),
    ).toEqual([
      ['Step 5', 'changed', 'disjoint'],
      ['Step 4', 'changed', 'overlapping'],
      ['Step 3', 'changed', 'wider'],
      ['Step 2', 'changed', 'narrower'],
      ['Step 1', 'defined', null],
    ]);
    const [, , , narrower] = commits;
    expect(narrower).toMatchObject({
      author: 'Ada',
      date: '2026-03-01T09:03:00+02:00',
      commit: repository.git('rev-parse', 'HEAD~3'),
      differs: ['condition'],
    });
    expect(narrower.witness.onlyOther.score).toBeGreaterThanOrEqual(50);
    expect(narrower.witness.onlyOther.score).toBeLessThan(60);
    expect(narrower.message).toMatch(/^narrower: a lead with score 5\d no longer belongs$/);
    expect(commits[2].message).toMatch(/^wider: a lead with score [45]\d now belongs$/);
    expect(commits[1].message).toMatch(/^overlapping: a lead .* no longer belongs, a lead .* now belongs$/);
  });

  it('says nothing of reformatting, rewriting, rewording and moving', async () => {
    const repository = project(
      { 'a.yml': terms(['good', 'score >= 60 AND amount > 5']) },
      {
        'a.yml':
          'terms:\n  - name: good\n    owners: [ops]\n    entity: lead\n    where: |\n      score   >= 60\n      AND amount > 5\n',
      },
      { 'a.yml': terms(['good', 'NOT (amount <= 5 OR score < 60)']) },
      { 'a.yml': 'terms: []\n', 'b.yml': `# moved\n${terms(['good', 'NOT (amount <= 5 OR score < 60)'])}` },
      { 'b.yml': terms(['good', 'score >= 60 AND amount > 5'], ['other', 'score = 1']) },
      {
        'a.yml':
          'terms:\n  - {name: good, title: Good, description: Any., owners: [ops], entity: lead, where: "score >= 60 AND amount > 5"}\n',
        'b.yml': terms(['other', 'score = 2']),
      },
    );
    expect(await lines(repository, 'good')).toEqual(['Step 1: defined']);
    expect(await lines(repository, 'Good', '--kind', 'term')).toEqual(['Step 1: defined']);
  });

  it('follows a rename back, from either name', async () => {
    const repository = project(
      { 'a.yml': terms(['old', 'score >= 50']) },
      { 'a.yml': terms(['old', 'score >= 60']) },
      { 'b.yml': terms(['fresh', 'NOT score < 60']), 'a.yml': 'terms: []\n' },
      { 'b.yml': terms(['fresh', 'score >= 70']) },
    );
    const before = ['Step 2: narrower: a lead with score', 'Step 1: defined'];
    const short = (all: readonly string[]) => all.map((each) => each.replace(/ score .*/, ' score'));
    expect(short(await lines(repository, 'fresh'))).toEqual([
      'Step 4: narrower: a lead with score',
      'Step 3: renamed from old',
      ...before,
    ]);
    expect(short(await lines(repository, 'old'))).toEqual(['Step 3: renamed to fresh', ...before]);
    const all = await lines(repository, '--all', '--kind', 'term');
    expect(short(all)).toEqual(short(await lines(repository, 'fresh')));
  });

  it('tells of a removal, and of what came again', async () => {
    const repository = project(
      { 'a.yml': terms(['good', 'score >= 50']) },
      { 'a.yml': 'terms: []\n' },
      { 'a.yml': terms(['good', 'score >= 50']) },
      { 'a.yml': 'terms: []\n' },
    );
    expect(await lines(repository, 'good')).toEqual([
      'Step 4: removed',
      'Step 3: defined',
      'Step 2: removed',
      'Step 1: defined',
    ]);
  });

  it('tells of an earlier meaning from when it is kept until it is no longer', async () => {
    const good = (where: string, more: string) =>
      `terms:\n  - {name: good, owners: [ops], entity: lead, where: ${where}${more}}\n`;
    const counted = (of: string) => `metrics:\n  - {name: goods, owners: [ops], type: count, of: ${of}}\n`;
    const kept = (where: string) =>
      `, version: 2, previous: {sunset: 2099-12-31, title: Better, where: ${where}}`;
    const repository = project(
      { 'a.yml': good('score >= 50', '') + counted('good') },
      { 'a.yml': good('score >= 60', kept('score >= 50')) + counted('good_v1') },
      { 'a.yml': good('score >= 60', kept('NOT score < 50')) + counted('good_v1') },
      { 'a.yml': good('score >= 60', kept('score >= 55')) + counted('good_v1') },
      { 'a.yml': good('score >= 60', ', version: 2') + counted('good') },
    );
    const record = ' a lead with score';
    expect((await lines(repository, 'good_v1')).map((each) => each.split(record)[0])).toEqual([
      'Step 5: removed',
      'Step 4: narrower:',
      'Step 2: kept: what good meant as version 1',
    ]);
    expect((await lines(repository, 'good')).map((each) => each.split(record)[0])).toEqual([
      'Step 2: narrower:',
      'Step 1: defined',
    ]);
    // It goes on meaning what it meant by naming the earlier version.
    expect((await lines(repository, 'goods')).map((each) => each.split(record)[0])).toEqual([
      'Step 5: narrower:',
      'Step 4: narrower:',
      'Step 1: defined',
    ]);
  });

  it('tells of a change that came through what it uses', async () => {
    const metric = 'metrics: [{name: goods, owners: [ops], type: count, of: good}]\n';
    const repository = project(
      { 'a.yml': terms(['good', 'score >= 50']), 'b.yml': metric },
      { 'a.yml': terms(['good', 'score >= 60']) },
      { 'lead.yml': ENTITY.replace('score * 2', 'score * 3') },
      { 'a.yml': terms(['good', 'doubled >= 60']) },
      { 'lead.yml': ENTITY },
    );
    const { commits } = await told(repository, 'goods');
    expect(commits.map((each: Record<string, unknown>) => [each.subject, each.through])).toEqual([
      ['Step 5', [{ kind: 'entity', name: 'lead' }]],
      ['Step 4', [{ kind: 'term', name: 'good' }]],
      ['Step 2', [{ kind: 'term', name: 'good' }]],
      ['Step 1', []],
    ]);
    expect(commits[0].message).toBe('what it rests on changed: entity lead');
    expect(commits[2].message).toMatch(
      /^narrower: a lead with score 5\d no longer counts, through term good$/,
    );
  });

  it('names the parts of a metric and of an entity that changed', async () => {
    const metric = (rest: string) => `metrics: [{name: worth, owners: [ops], of: lead, ${rest}}]\n`;
    const repository = project(
      { 'a.yml': metric('type: sum, value: amount') },
      { 'a.yml': metric('type: average, value: amount') },
      { 'lead.yml': ENTITY.replace('name: score, type: integer', 'name: score, type: decimal') },
    );
    expect(await lines(repository, 'worth')).toEqual([
      'Step 2: changed: type: sum → average',
      'Step 1: defined',
    ]);
    expect((await told(repository, 'worth')).commits[0]).toMatchObject({
      relation: null,
      differs: ['aggregation'],
    });
    expect(await lines(repository, 'lead')).toEqual([
      'Step 3: changed: fields.score.type: integer → decimal',
      'Describe leads: defined',
    ]);
  });

  it('tells a change once: of the commit that made it, not of its merge', async () => {
    const repository = project({ 'a.yml': terms(['good', 'score >= 50'], ['other', 'score = 1']) });
    repository.git('checkout', '--quiet', '-b', 'side');
    repository.commit(inFolder({ 'a.yml': terms(['good', 'score >= 60'], ['other', 'score = 1']) }), 'Side');
    repository.git('checkout', '--quiet', 'main');
    repository.commit(inFolder({ 'b.yml': terms(['third', 'score = 3']) }), 'Main');
    repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'side');
    const short = (all: readonly string[]) => all.map((each) => each.split(':')[0]);
    expect(short(await lines(repository, 'good'))).toEqual(['Side', 'Step 1']);
    repository.git('checkout', '--quiet', '-b', 'evil', 'HEAD~1');
    repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
    repository.commit(inFolder({ 'a.yml': terms(['good', 'score >= 99'], ['other', 'score = 1']) }), 'Evil');
    expect(short(await lines(repository, 'good'))).toEqual(['Evil', 'Side', 'Step 1']);
  });

  it('reads past commits that cannot be read', async () => {
    const repository = project(
      { 'a.yml': terms(['good', 'score >= 50']) },
      { 'a.yml': 'terms:\n  - {name: good, where: "score >=\n' },
      { 'a.yml': terms(['good', 'scoore >= 55']) },
      { 'a.yml': terms(['good', 'score >= 60']) },
      { 'lead.yml': 'entities: [{name: lead, nonsense\n' },
      { 'lead.yml': ENTITY },
    );
    const { commits, unread } = await told(repository, 'good');
    expect(commits.map((each: Record<string, string>) => [each.subject, each.relation])).toEqual([
      ['Step 4', 'narrower'],
      ['Step 1', null],
    ]);
    const ids = ['HEAD~1', 'HEAD~3', 'HEAD~4'].map((ref) => repository.git('rev-parse', ref));
    expect(unread).toEqual(ids.map((commit) => ({ commit, kind: 'term', name: 'good' })));
    repository.commit(inFolder({ 'a.yml': 'terms: []\n' }), 'Remove');
    const gone = await told(repository, 'good');
    expect(gone.commits[0]).toMatchObject({ subject: 'Remove', change: 'removed', kind: 'term' });
    expect(gone.unread).toEqual(unread);
    const { stdout } = await history(repository, 'good');
    expect(stdout).toContain(`At ${ids[0]?.slice(0, 7)} term good could not be read`);
  });

  it('says where a shallow clone ends', async () => {
    const repository = project(
      { 'a.yml': terms(['good', 'score >= 50']) },
      { 'a.yml': terms(['good', 'score >= 60']) },
      { 'a.yml': terms(['good', 'score >= 70']) },
    );
    const clone = repository.clone('--depth=2');
    const { commits, ends, complete } = await told(clone, 'good');
    expect(commits.map((each: Record<string, string>) => each.subject)).toEqual(['Step 3']);
    expect(ends).toEqual([{ commit: repository.git('rev-parse', 'HEAD~1'), kind: 'term', name: 'good' }]);
    expect(complete).toBe(false);
    expect((await history(clone, 'good')).stdout).toMatch(
      /History ends at [0-9a-f]{7} in this shallow clone, and term good was there already; `git fetch --unshallow`/,
    );
  });

  it('reads a partial clone', async () => {
    const repository = project(
      { 'a.yml': terms(['good', 'score >= 50']) },
      { 'a.yml': terms(['good', 'score >= 60']) },
    );
    const clone = repository.clone('--filter=blob:none');
    expect(await lines(clone, 'good')).toHaveLength(2);
  });

  it('follows definitions to the folders accord.yml named before', async () => {
    const repository = project({ 'a.yml': terms(['good', 'score >= 50']) });
    repository.commit(inFolder({ 'a.yml': terms(['good', 'score >= 60']) }), 'Raise');
    repository.git('mv', 'definitions', 'meaning');
    repository.commit({ 'accord.yml': 'name: test\ndefinitions: meaning\n' }, 'Move');
    const short = (await lines(repository, 'good')).map((each) => each.split(':')[0]);
    expect(short).toEqual(['Raise', 'Step 1']);
  });

  it('starts where --from says and stops at --limit', async () => {
    const repository = project(
      { 'a.yml': terms(['good', 'score >= 50']) },
      { 'a.yml': terms(['good', 'score >= 60']) },
      { 'a.yml': terms(['good', 'score >= 70']) },
    );
    const cut = await told(repository, 'good', '--limit', '2');
    expect(cut.commits.map((each: Record<string, string>) => each.subject)).toEqual(['Step 3', 'Step 2']);
    expect(cut.complete).toBe(false);
    expect((await lines(repository, 'good', '--from', 'HEAD~1'))[0]).toMatch(/^Step 2: narrower/);
    expect(await history(repository, 'good', '--from', 'nowhere')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nowhere'),
    });
    expect((await history(repository, 'good', '--limit', 'few')).code).toBe(2);
  });

  it('prints each commit with what changed and its subject', async () => {
    const repository = project(
      { 'a.yml': terms(['good', 'score >= 50']) },
      { 'a.yml': terms(['good', 'score >= 51']) },
    );
    const [newest, older] = ['HEAD', 'HEAD~1'].map((ref) => repository.git('rev-parse', '--short=7', ref));
    expect((await history(repository, 'good')).stdout).toBe(
      `${newest}  2026-03-01  Ada
  narrower: a lead with score 50 no longer belongs
  Step 2

${older}  2026-03-01  Ada
  defined
  Step 1
`,
    );
    expect((await history(repository, '--all', '--kind', 'term')).stdout).toContain('  term good: defined\n');
    expect((await history(repository, '--all', '--kind', 'handoff')).stdout).toBe(
      'No commit defined anything of that kind.\n',
    );
  });

  it('suggests a name where none fits', async () => {
    const repository = project({ 'a.yml': terms(['good_lead', 'score >= 50']) });
    expect(await history(repository, 'god_lead')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean good_lead?'),
    });
    expect(await history(repository)).toMatchObject({ code: 2, stderr: expect.stringContaining('--all') });
    expect(await history(repository, 'good_lead', '--all')).toMatchObject({ code: 2 });
  });
});
