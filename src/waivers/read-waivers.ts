import { z } from 'zod';
import type { Report } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import type { Source } from '../diagnostic/source.js';
import type { Graph } from '../graph/graph.js';
import { reportOf } from '../language/problem-report.js';
import { locate, type YamlNode } from '../language/yaml-node.js';
import { keyOf } from './finding-key.js';
import { type ReadEntry, readEntries, spanOfEntry } from './read-entries.js';
import { type Waiver, waiverSchema } from './waiver-file.js';
import { type NamedIn, problemsOfWaiver, type WaiverProblem } from './waiver-problems.js';

const FILE = {
  list: 'waivers',
  noun: 'a waiver',
  entry: waiverSchema,
  top: z.strictObject({ waivers: z.array(z.unknown()).optional() }),
};

export interface ReadWaivers {
  /** An entry with a problem is left out: nothing is waived by it. */
  readonly waivers: readonly Waiver[];
  /** All of rule `syntax`. */
  readonly problems: readonly Report[];
}

interface Context {
  readonly graph: Graph;
  readonly isChangeRule: (rule: RuleId) => boolean;
  /** Whether every definition could be read: a name that is missing may be among the others. */
  readonly isWhole: boolean;
}

/** Reads `waivers.yml`, and holds its names against the definitions. Nothing is thrown. */
export function readWaivers(source: Source | null, context: Context): ReadWaivers {
  if (!source) return { waivers: [], problems: [] };
  const { entries, problems } = readEntries(source, FILE);
  const named: NamedIn = {
    ...context,
    definitions: new Set(context.graph.definitions.map(({ kind, name }) => `${kind} ${name}`)),
  };
  const taken = new Set<string>();
  const waivers: Waiver[] = [];
  const wrong: Report[] = [];
  for (const { value, node } of entries) {
    const found = [...problemsOfWaiver(value, named), ...repeated(value, taken)];
    for (const problem of found) wrong.push(reportOf(source, placed(problem, source, node), null));
    if (found.length === 0) waivers.push(waiverOf(source, { value, node }));
  }
  return { waivers, problems: [...problems, ...wrong] };
}

/** The entries of `waivers.yml` as another state has it: what is no waiver there waived nothing. */
export function readWaiverEntries(
  source: Source | null,
): readonly Pick<Waiver, 'rule' | 'definitions' | 'expires'>[] {
  return source ? readEntries(source, FILE).entries.map(({ value }) => value) : [];
}

function repeated(
  { rule, definitions }: Pick<Waiver, 'rule' | 'definitions'>,
  taken: Set<string>,
): readonly WaiverProblem[] {
  const key = keyOf(rule, definitions);
  if (!taken.has(key)) {
    taken.add(key);
    return [];
  }
  const message = `a second waiver of ${rule} for ${definitions.join(' and ')}`;
  return [{ path: ['definitions'], message, help: 'keep one of them', about: `repeated:${key}` }];
}

function placed({ path, ...problem }: WaiverProblem, source: Source, entry: YamlNode) {
  const { start, end } = spanOfEntry(source, locate(entry, path).node);
  return { ...problem, start, end };
}

function waiverOf(source: Source, { value, node }: ReadEntry<z.infer<typeof waiverSchema>>): Waiver {
  return {
    ...value,
    span: spanOfEntry(source, node),
    expiresSpan: spanOfEntry(source, locate(node, ['expires']).node),
  };
}
