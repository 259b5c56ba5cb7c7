import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { listProject } from '../../../src/load-base.js';
import { type Commit, type CommitRange, listCommits } from '../../../src/workspace/git/list-commits.js';
import { ObjectReader } from '../../../src/workspace/git/object-reader.js';
import { openRepository } from '../../../src/workspace/git/repository.js';
import { expectGitError } from './support/expect-git-error.js';
import { makeRepository, plainEnvironment, type ScratchRepository } from './support/scratch-repository.js';

async function commitsOf(at: ScratchRepository, range: CommitRange): Promise<readonly Commit[]> {
  const repository = await openRepository(at.path, { environment: plainEnvironment() });
  const commits: Commit[] = [];
  for await (const commit of listCommits(repository, range)) commits.push(commit);
  return commits;
}

const subjects = (commits: readonly Commit[]) => commits.map(({ subject }) => subject);

/** Two branches that changed different files, merged; and a commit beside the definitions. */
function makeBranches() {
  const repository = makeRepository();
  const start = repository.commit({ 'defs/a.yml': '1', 'defs/b.yml': '1' }, 'Start');
  repository.git('switch', '--quiet', '--create', 'feature');
  const feature = repository.commit({ 'defs/a.yml': '2' }, 'Feature');
  repository.git('switch', '--quiet', 'main');
  const main = repository.commit({ 'defs/b.yml': '2' }, 'Main');
  repository.commit({ 'README.md': 'text' }, 'Beside');
  repository.git('merge', '--quiet', '--no-ff', '--message=Merge', 'feature');
  const merge = repository.git('rev-parse', 'HEAD');
  return { repository, start, feature, main, merge };
}

describe('listCommits', () => {
  it('lists all branches, newest first, with the nearest listed ancestors as parents', async () => {
    const { repository, start, feature, main, merge } = makeBranches();
    const commits = await commitsOf(repository, { paths: ['defs'] });
    expect(commits.map(({ id, parents }) => [id, parents])).toEqual([
      [merge, [main, feature]],
      [main, [start]],
      [feature, [start]],
      [start, []],
    ]);
  });

  it('lists only what touched a path; the top is everything', async () => {
    const { repository } = makeBranches();
    expect(subjects(await commitsOf(repository, { paths: ['defs/a.yml'] }))).toEqual(['Feature', 'Start']);
    expect(subjects(await commitsOf(repository, { paths: ['README.md', 'defs/a.yml'] }))).toContain('Beside');
    expect(subjects(await commitsOf(repository, { paths: [''] }))).toHaveLength(5);
    expect(await commitsOf(repository, { paths: ['no/such/folder'] })).toEqual([]);
  });

  it('starts from a commit and stops at a limit', async () => {
    const { repository, feature } = makeBranches();
    expect(subjects(await commitsOf(repository, { paths: ['defs'], from: feature }))).toEqual([
      'Feature',
      'Start',
    ]);
    expect(subjects(await commitsOf(repository, { paths: ['defs'], limit: 2 }))).toEqual(['Merge', 'Main']);
    expect(await commitsOf(repository, { paths: ['defs'], limit: 0 })).toEqual([]);
    expect(await commitsOf(makeRepository(), { paths: ['defs'] })).toEqual([]);
  });

  it('tells author, date and subject whatever is in them', async () => {
    const repository = makeRepository();
    repository.write('.mailmap', 'Grace Hopper <ada@example.com>\n');
    const subject = 'Größer als “zuvor”: 客户, a\\b %H $(x)';
    repository.commit({ 'a.yml': 'a' }, `${subject}\n\nbody\nmore`);
    repository.git('config', 'log.showSignature', 'true');
    repository.git('config', 'i18n.logOutputEncoding', 'ISO-8859-1');
    repository.git('config', 'log.date', 'relative');
    const [commit] = await commitsOf(repository, { paths: [''] });
    expect(commit).toMatchObject({ author: 'Grace Hopper', date: '2026-03-01T09:01:00+02:00', subject });
  });

  it('reads a path as a path, never as a pattern or an option', async () => {
    const repository = makeRepository();
    repository.commit({ '--all/a.yml': '1' }, 'Option');
    repository.commit({ '*/a.yml': '1' }, 'Star');
    repository.commit({ ':(top)x/a.yml': '1' }, 'Magic');
    expect(subjects(await commitsOf(repository, { paths: ['--all'] }))).toEqual(['Option']);
    expect(subjects(await commitsOf(repository, { paths: ['*'] }))).toEqual(['Star']);
    expect(subjects(await commitsOf(repository, { paths: [':(top)x'] }))).toEqual(['Magic']);
  });

  it('tells where a shallow clone ends', async () => {
    const repository = makeRepository();
    for (const text of ['1', '2', '3']) repository.commit({ 'a.yml': text }, text);
    const ends = (commits: readonly Commit[]) => commits.map((each) => [each.subject, each.isShallowEnd]);
    const shallow = await commitsOf(repository.clone('--depth=2'), { paths: [''] });
    expect(ends(shallow)).toEqual([
      ['3', false],
      ['2', true],
    ]);
    expect(ends(await commitsOf(repository, { paths: [''] })).at(-1)).toEqual(['1', false]);
  });

  it('says when it cannot start, and ends git when no one listens any more', async () => {
    const { repository } = makeBranches();
    const from = 'f'.repeat(40);
    const error = await expectGitError(commitsOf(repository, { paths: [''], from }), 'git-failed');
    expect(error.message).toContain('bad object');
    const opened = await openRepository(repository.path, { environment: plainEnvironment() });
    for await (const commit of listCommits(opened, { paths: [''] })) {
      expect(commit.subject).toBe('Merge');
      break;
    }
  });
});

describe('a long history', () => {
  it('is read in full, each text once', async () => {
    const repository = makeRepository();
    repository.feed(longHistory(1000, 200), 'fast-import', '--quiet');
    const opened = await openRepository(repository.path, { environment: plainEnvironment() });
    const objects = new ObjectReader(opened);
    const start = performance.now();
    const blobs = new Set<string>();
    let files = 0;
    let commits = 0;
    for await (const { id } of listCommits(opened, { paths: [''] })) {
      const project = await listProject(objects, id);
      for (const blob of project.files.values()) blobs.add(blob);
      files += project.files.size;
      commits++;
    }
    const texts = await objects.texts(blobs);
    console.info(
      `${commits} commits of 200 files, ${blobs.size} texts: ${Math.round(performance.now() - start)} ms`,
    );
    objects.close();
    expect([commits, files, texts.size]).toEqual([1000, 200_000, 1199]);
    expect(new Set(texts.values()).size).toBe(1199);
  });
});

/** As `git fast-import` reads it: a first commit of all files, then one file changed in each. */
function longHistory(commits: number, files: number): string {
  const path = (index: number) => `defs/team${index % 10}/metric_${index}.yml`;
  const lines: string[] = [];
  for (let commit = 0; commit < commits; commit++) {
    const message = `Commit ${commit}`;
    lines.push('commit refs/heads/main', `committer Ada <ada@example.com> ${1_770_000_000 + commit} +0000`);
    lines.push(`data ${message.length}`, message);
    if (commit === 0) lines.push('M 100644 inline accord.yml', 'data 18', 'definitions: defs\n');
    const changed = commit === 0 ? Array.from({ length: files }, (_, index) => index) : [commit % files];
    for (const index of changed) {
      const text = `metric: m${index}\nwhere: score > ${commit}\n`;
      lines.push(`M 100644 inline ${path(index)}`, `data ${text.length}`, text);
    }
  }
  return `${lines.join('\n')}\n`;
}
