import type { ProjectFile } from '../support/project-plan.js';

/** Files in which a number of terms and metrics are owned by nobody, too; each gives one finding. */
export interface Orphaned {
  readonly files: readonly ProjectFile[];
  /** Each as `term NAME`. */
  readonly definitions: readonly string[];
}

const KINDS: Readonly<Record<string, string>> = { terms: 'term', metrics: 'metric' };

export function withUnknownOwners(files: readonly ProjectFile[], count: number): Orphaned {
  const definitions: string[] = [];
  const changed = files.map(({ path, text }) => {
    let kind: string | undefined;
    let name = '';
    const lines = text.split('\n').map((line) => {
      kind = /^\w/.test(line) ? KINDS[line.slice(0, -1)] : kind;
      name = /^ {2}- name: (\w+)$/.exec(line)?.[1] ?? name;
      if (!kind || definitions.length >= count || !/^ {4}owners: \[/.test(line)) return line;
      definitions.push(`${kind} ${name}`);
      return line.replace(']', ', nobody]');
    });
    return { path, text: lines.join('\n') };
  });
  if (definitions.length < count) throw new RangeError(`Only ${definitions.length} have an owner.`);
  return { files: changed, definitions };
}

/** A waiver for each of them. */
export function waiversFor({ files, definitions }: Orphaned): readonly ProjectFile[] {
  const owner = /owners: \[(\w+)/.exec(files.map(({ text }) => text).join('\n'))?.[1] ?? '';
  const entries = definitions.map(
    (each) =>
      `  - {rule: missing-owner, definitions: [${each}], reason: Its team is new, owner: ${owner}, expires: 2999-12-31}`,
  );
  return [...files, { path: 'waivers.yml', text: `waivers:\n${entries.join('\n')}\n` }];
}
