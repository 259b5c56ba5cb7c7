import { makeRepository, type ScratchRepository } from '../../workspace/git/support/scratch-repository.js';

const FILES = 20;
const TERMS_A_FILE = 9;

interface LongHistory {
  readonly repository: ScratchRepository;
  /** How often a meaning changed, of each of 200 definitions, its first appearance included. */
  readonly changes: ReadonlyMap<string, number>;
}

/** A repository of 200 definitions in 20 files; each commit edits one term: a threshold, or only how it is written. */
export function makeLongHistory(commits: number): LongHistory {
  const repository = makeRepository();
  const changes = new Map<string, number>();
  const files = Array.from({ length: FILES }, (_, file) =>
    Array.from({ length: TERMS_A_FILE }, (_, index) => ({
      name: `term_${file}_${index}`,
      score: file * 10 + index,
      padding: 0,
    })),
  );
  for (const { name } of files.flat()) changes.set(name, 1);
  const stream: string[] = [];
  for (let commit = 1; commit <= commits; commit++) {
    const file = commit % FILES;
    const term = files[file]?.[Math.floor(commit / FILES) % TERMS_A_FILE];
    if (!term) throw new RangeError('no such term');
    if (commit > 1 && commit % 3 === 0) term.padding++;
    else if (commit > 1) {
      term.score++;
      changes.set(term.name, (changes.get(term.name) ?? 0) + 1);
    }
    const message = `Commit ${commit}`;
    stream.push(
      'commit refs/heads/main',
      `mark :${commit}`,
      `committer Ada <ada@example.com> ${1_700_000_000 + commit * 60} +0000`,
      `data ${message.length}`,
      message,
      ...(commit > 1 ? [`from :${commit - 1}`] : []),
    );
    const edited = commit === 1 ? files.map((_, index) => index) : [file];
    for (const index of edited) stream.push(...fileLines(index, files[index] ?? []));
    if (commit === 1) stream.push(...inlineLines('accord.yml', 'name: long\n'));
  }
  repository.feed(`${stream.join('\n')}\n`, 'fast-import', '--quiet');
  return { repository, changes };
}

function fileLines(
  index: number,
  terms: readonly { readonly name: string; readonly score: number; readonly padding: number }[],
): readonly string[] {
  const entity =
    index === 0
      ? 'entities: [{name: lead, owners: [ops], source: crm.leads, primary_key: lead_id, fields: [{name: lead_id, type: string, nullable: false}, {name: score, type: integer}, {name: status, type: string}]}]\nteams: [{name: ops}]\n'
      : '';
  const written = terms.map(
    ({ name, score, padding }) =>
      `  - {name: ${name}, owners: [ops], entity: lead, where: score >= ${' '.repeat(padding)}${score} AND status <> 'new'}`,
  );
  const metric = `metrics: [{name: count_${index}, owners: [ops], type: count, of: term_${index}_0}]`;
  return inlineLines(`definitions/file_${index}.yml`, `${entity}terms:\n${written.join('\n')}\n${metric}\n`);
}

function inlineLines(path: string, text: string): readonly string[] {
  return [`M 100644 inline ${path}`, `data ${Buffer.byteLength(text)}`, text];
}
