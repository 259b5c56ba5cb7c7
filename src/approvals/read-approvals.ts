import { z } from 'zod';
import { DEFINITION_KINDS, type DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import { suggestNearest } from '../diagnostic/suggest.js';
import { checkShape } from '../language/check-shape.js';
import { reportOf } from '../language/problem-report.js';
import { readMapDocument } from '../language/read-map-document.js';
import { isoDateSchema, textSchema } from '../language/schema-parts.js';
import { firstLineEnd } from '../language/yaml-file.js';
import type { MapEntry, YamlProblem } from '../language/yaml-node.js';
import {
  type Approval,
  type Approvals,
  approvalKey,
  approvalPath,
  type TeamApprovals,
} from './approval-file.js';

const approvalSchema = z.strictObject({
  meaning: z
    .string()
    .regex(/^[0-9a-f]{16}$/, 'a meaning is 16 digits from 0 to f, as `accord approve` writes it'),
  by: textSchema,
  on: isoDateSchema,
  note: textSchema.optional(),
});

export interface ReadApprovals {
  /** An entry with a problem is left out: nothing was approved by it. */
  readonly approvals: Approvals;
  /** All of rule `syntax`. */
  readonly problems: readonly Report[];
}

/** Reads the files of the approvals folder. Nothing is thrown. */
export function readApprovals(sources: readonly Source[]): ReadApprovals {
  const approvals = new Map<string, TeamApprovals>();
  const problems: Report[] = [];
  for (const source of sources) {
    const team = teamOf(source.path);
    if (team === null) {
      problems.push(reportOf(source, notATeams(source), null));
      continue;
    }
    const read = readTeam(team, source);
    approvals.set(team, read.approvals);
    problems.push(...read.problems);
  }
  return { approvals, problems };
}

function teamOf(path: string): string | null {
  const [, name = ''] = /([^/]+)\.yml$/.exec(path) ?? [];
  return name !== '' && path === approvalPath(name) ? name : null;
}

/** Only the path that CODEOWNERS guards counts: `approvals/sales/ops.yml` would be anybody's. */
function notATeams({ text }: Source): YamlProblem {
  const message = 'this is no approval file: a team has one, called `approvals/TEAM.yml`';
  return { start: 0, end: firstLineEnd(text, 0, text.length), message, about: 'file' };
}

function readTeam(team: string, source: Source): { approvals: TeamApprovals; problems: readonly Report[] } {
  const { path, text } = source;
  const { root, problems } = readMapDocument(text, { noun: path, example: 'term qualified_lead:' });
  const reports = problems.map((problem) => reportOf(source, problem, null));
  const entries = new Map<string, Approval>();
  for (const entry of root?.entries.values() ?? []) {
    const definition = readKey(entry.key);
    if (definition === null) {
      reports.push(reportOf(source, wrongKey(entry), null));
      continue;
    }
    const context = { text, noun: 'an approval', withHomes: false };
    const checked = checkShape(approvalSchema, entry.value, context);
    if (checked.ok) entries.set(entry.key, checked.value);
    else reports.push(...checked.problems.map((problem) => reportOf(source, problem, definition)));
  }
  return { approvals: { team, source, entries }, problems: reports };
}

/** The definition an entry is about; null when it is written in another way. */
export function readKey(key: string): DefinitionRef | null {
  const kind = DEFINITION_KINDS.find((each) => key.startsWith(`${each} `));
  if (!kind) return null;
  const definition = { kind, name: key.slice(kind.length + 1) };
  return /^[a-z][a-z0-9_]*$/.test(definition.name) && approvalKey(definition) === key ? definition : null;
}

function wrongKey({ key, keyStart: start, keyEnd: end }: MapEntry): YamlProblem {
  const [first = ''] = key.split(' ');
  const near = suggestNearest(first, DEFINITION_KINDS);
  const said = `\`${key}\` is no kind and name, as in \`term qualified_lead\``;
  const message = near === null ? said : `${said}; did you mean \`${near}${key.slice(first.length)}\`?`;
  return { start, end, message, about: `key:${key}` };
}
