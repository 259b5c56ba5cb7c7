import type { z } from 'zod';
import { readKey } from '../approvals/read-approvals.js';
import { DEFINITION_KINDS } from '../diagnostic/definition-ref.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import { suggestNearest } from '../diagnostic/suggest.js';
import type { Graph } from '../graph/graph.js';
import { isCalendarDay } from '../language/calendar-day.js';
import type { ContentProblem } from '../language/content-problem.js';
import { whyAlwaysCounts } from './suppressible.js';
import type { waiverSchema } from './waiver-file.js';

export type WaiverProblem = Pick<ContentProblem, 'path' | 'message' | 'help' | 'about'>;

/** What the names in a waiver are held against. */
export interface NamedIn {
  readonly graph: Graph;
  /** As they are written: `term resolved_ticket`. */
  readonly definitions: ReadonlySet<string>;
  readonly isChangeRule: (rule: RuleId) => boolean;
  readonly isWhole: boolean;
}

type Written = z.infer<typeof waiverSchema>;

/** What the schema cannot say of a waiver. */
export function problemsOfWaiver(waiver: Written, named: NamedIn): readonly WaiverProblem[] {
  return [
    ...ruleProblems(waiver),
    ...waiver.definitions.flatMap((_, index) => definitionProblems(waiver, index, named)),
    ...ownerProblems(waiver, named),
    ...dayProblems(waiver),
  ];
}

function ruleProblems({ rule }: Written): readonly WaiverProblem[] {
  const why = whyAlwaysCounts(rule);
  if (why === null) return [];
  return [{ path: ['rule'], message: `\`${rule}\` cannot be waived: ${why}`, about: `rule:${rule}` }];
}

function definitionProblems(
  { rule, definitions }: Written,
  index: number,
  { definitions: known, isChangeRule, isWhole }: NamedIn,
): readonly WaiverProblem[] {
  const written = definitions[index] ?? '';
  const problem = (message: string, help?: string): readonly WaiverProblem[] => [
    { path: ['definitions', index], message, ...(help ? { help } : {}), about: `definition:${written}` },
  ];
  if (definitions.indexOf(written) < index) return problem(`\`${written}\` is named twice`);
  const ref = readKey(written);
  if (ref === null) {
    const said = `\`${written}\` is no kind and name, as in \`term qualified_lead\``;
    return problem(`${said}${meant(nearKey(written, known))}`);
  }
  // What a change rule speaks of may be gone, and part of a definition that cannot be read has no name.
  if (known.has(written) || isChangeRule(rule) || !isWhole) return [];
  const near = nearKey(written, known);
  return problem(
    `there is no ${ref.kind} \`${ref.name}\`${meant(near)}`,
    'take the entry out when it is gone',
  );
}

/** The definition that was meant: the same name under another kind, or the nearest name of the kind that was written. */
function nearKey(written: string, known: ReadonlySet<string>): string | null {
  const [first = '', ...rest] = written.trim().split(/\s+/);
  const name = rest.join('_') || first;
  const sameName = DEFINITION_KINDS.map((kind) => `${kind} ${name}`).find((key) => known.has(key));
  if (sameName) return sameName;
  const kind = DEFINITION_KINDS.find((each) => each === first) ?? suggestNearest(first, DEFINITION_KINDS);
  const candidates = [...known].filter((key) => kind === null || key.startsWith(`${kind} `));
  const near = suggestNearest(
    name,
    candidates.map((key) => key.slice(key.indexOf(' ') + 1)),
  );
  return candidates.find((key) => key.endsWith(` ${near}`)) ?? null;
}

function ownerProblems({ owner }: Written, { graph, isWhole }: NamedIn): readonly WaiverProblem[] {
  if (graph.teams.has(owner) || !isWhole) return [];
  const near = suggestNearest(owner, graph.teams.keys());
  const message = `there is no team \`${owner}\`${meant(near)}`;
  return [{ path: ['owner'], message, about: `owner:${owner}` }];
}

function dayProblems({ expires }: Written): readonly WaiverProblem[] {
  if (isCalendarDay(expires)) return [];
  return [{ path: ['expires'], message: `\`${expires}\` is no day of the calendar`, about: 'date:expires' }];
}

function meant(near: string | null): string {
  return near === null ? '' : `; did you mean \`${near}\`?`;
}
