import type { ProjectFile } from '../support/project-plan.js';

type Files = readonly ProjectFile[];

/** What happens to a project between the base and the head, by the words it is reported with. */
export const EDITS: Readonly<Record<string, (files: Files) => Files>> = {
  'nothing changed': (files) => files,
  'one term changed': (files) => replaceOnce(files, /where: score >= \d+$/m, 'where: score >= 97'),
  'a field changed that a tenth rests on': (files) =>
    replaceOnce(files, '{name: headcount, type: integer}', '{name: headcount, type: integer, column: staff}'),
  'every threshold changed': (files) =>
    files.map((each) => ({ ...each, text: each.text.replaceAll('>= ', '> ') })),
  'half of all terms renamed': renameTerms,
  'one file deleted': (files) => {
    const index = files.findIndex(({ path }) => path.endsWith('_metrics.yml'));
    return files.toSpliced(index, 1);
  },
};

function replaceOnce(files: Files, old: string | RegExp, now: string): Files {
  const index = files.findIndex(({ text }) => text.search(old) >= 0);
  if (index < 0) throw new RangeError(`Nothing reads ${old}.`);
  return files.map((each, at) => (at === index ? { ...each, text: each.text.replace(old, now) } : each));
}

/** Every second term has another name, wherever it is named. */
function renameTerms(files: Files): Files {
  const terms = files.flatMap(({ text }) => {
    const section = /^terms:\n((?: .*\n)*)/m.exec(text)?.[1] ?? '';
    return [...section.matchAll(/^ {2}- name: (\w+)$/gm)].flatMap(([, name]) => name ?? []);
  });
  const renamed = new Set(terms.filter((_, index) => index % 2 === 0));
  return files.map(({ path, text }) => ({
    path,
    text: text.replace(/\w+/g, (word) => (renamed.has(word) ? `${word}_renamed` : word)),
  }));
}
