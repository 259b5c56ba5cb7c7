import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadProject, type Project } from '../../../src/load-project.js';

export const FOLDER = join(import.meta.dirname, '../../../examples/conflicts');

const definition = z.strictObject({ kind: z.string(), name: z.string() });
const record = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const key = z.enum(['onlyThis', 'onlyOther', 'both', 'neither', 'record']);

const finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  definition,
  file: z.string(),
  /** The text the finding stands on. */
  text: z.string(),
  related: z.array(z.strictObject({ definition, file: z.string(), text: z.string() })),
  relation: z.string().nullable().optional(),
  differs: z.array(z.string()).optional(),
  proof: z.string().optional(),
  assumptions: z.array(z.string()).optional(),
  /** Records that leave no choice. */
  witness: z.partialRecord(key, record).default({}),
  /** What a record has to meet where several would do, as a condition. */
  holds: z.partialRecord(key, z.string()).default({}),
});

export type ExpectedFinding = z.infer<typeof finding>;

export interface ConflictExample {
  readonly name: string;
  readonly directory: string;
  readonly project: Project;
  readonly expected: readonly ExpectedFinding[];
}

export function readExamples(): readonly ConflictExample[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const directory = join(FOLDER, name);
      const expected = z
        .array(finding)
        .parse(JSON.parse(readFileSync(join(directory, 'expected.json'), 'utf8')));
      return { name, directory, project: loadProject(directory), expected };
    });
}
