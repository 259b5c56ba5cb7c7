import { countFindings } from '../src/report/report-input.js';
import { countOf } from '../src/report/words.js';
import { BASELINE_FILE, printBaseline } from '../src/waivers/baseline-file.js';
import { type NextBaseline, pruneBaseline, recordEverything } from '../src/waivers/next-baseline.js';
import { replaceFile } from '../src/workspace/replace-file.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import { removeFiles } from '../src/workspace/write-files.js';
import type { CheckedProject } from './checked-project.js';
import { print } from './console.js';

/** Records what is found today, so that it does not count from now on. */
export function writeBaseline(checked: CheckedProject): void {
  const next = recordEverything(checked.baseline);
  const { recordable, outOfSight, unrecordable } = checked.baseline;
  write(checked, next);
  const { errors, warnings } = countFindings(recordable);
  const written = `${countOf(errors, 'error')} and ${countOf(warnings, 'warning')}`;
  const lines = [
    recordable.length > 0
      ? `✓ ${BASELINE_FILE} records ${written}${changesIn(checked, next)}: they do not count from now on.`
      : `✓ There is nothing to record${changesIn(checked, next)}.`,
    ...(outOfSight.length > 0
      ? [
          `  Kept as ${outOfSight.length === 1 ? 'it is' : 'they are'}: ${countOf(outOfSight.length, 'recorded finding')} that nobody can look for while a definition is broken.`,
        ]
      : []),
    ...(unrecordable.length > 0 ? [`  Not recorded, and still counting: ${rulesOf(unrecordable)}.`] : []),
  ];
  print(`${lines.join('\n')}\n`);
}

/** Takes out of the baseline what is gone. */
export function shrinkBaseline(checked: CheckedProject): void {
  const { baseline, project } = checked;
  if (!project.baseline)
    throw new WorkspaceError(`there is no ${BASELINE_FILE}`, '`accord check --baseline` writes it');
  if (!baseline.isReadable) {
    throw new WorkspaceError(
      `not all of ${BASELINE_FILE} can be understood, so nothing is taken out`,
      '`accord check` tells where; `accord check --baseline` writes it anew',
    );
  }
  const next = pruneBaseline(baseline);
  write(checked, next);
  const left = next.records.length;
  const gone = next.removed.length;
  print(
    gone === 0
      ? `✓ ${BASELINE_FILE} holds nothing that is known to be gone (${countOf(left, 'finding')} recorded).\n`
      : `✓ ${countOf(gone, 'finding')} taken out of ${BASELINE_FILE}, ${left === 0 ? 'which is empty now and was removed' : `${left} left`}.\n`,
  );
}

/** An empty baseline is none: the file goes with its last entry. */
function write({ project }: CheckedProject, { records }: NextBaseline): void {
  if (records.length > 0) replaceFile(project.root, BASELINE_FILE, printBaseline(records));
  else if (project.baseline) removeFiles(project.root, [BASELINE_FILE]);
}

function changesIn({ project }: CheckedProject, { added, removed }: NextBaseline): string {
  if (!project.baseline) return '';
  return ` (${added.length} new, ${removed.length} gone)`;
}

function rulesOf(findings: CheckedProject['findings']): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => `${count} ${rule}`).join(', ');
}
