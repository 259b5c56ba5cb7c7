import { openData } from '../../../../cli/open-data.js';
import type { Source } from '../../../../src/diagnostic/source.js';
import { type Difference, diffSources } from '../../../../src/diff/diff-sources.js';
import { buildGraph } from '../../../../src/graph/build-graph.js';
import type { Bounds } from '../../../../src/impact/data/bounds.js';
import type { DataFailure } from '../../../../src/impact/data/data-access.js';
import { measureImpact } from '../../../../src/impact/data/measure-impact.js';
import type { ConfigValue } from '../../../../src/language/config.js';
import { readDefinitions } from '../../../../src/language/read-definitions.js';
import { loadProject } from '../../../../src/load-project.js';
import type { Flow, Numbers, RecordCounts, Shift, ShiftValues } from '../../../../src/report/review.js';
import type { DataSource } from '../../../../src/warehouse/data-source.js';
import { ROOT } from '../../../support/source-files.js';

/** What stands in the files, and what stands there instead: texts that occur exactly once. */
export type Edits = Readonly<Record<string, string>>;

export function edit(sources: readonly Source[], edits: Edits): readonly Source[] {
  let edited = sources;
  for (const [was, is] of Object.entries(edits)) {
    const holding = edited.filter(({ text }) => text.includes(was));
    const [only] = holding;
    if (!only || holding.length > 1 || only.text.split(was).length !== 2) {
      throw new Error(`not exactly once in the definitions: ${was}`);
    }
    edited = edited.map((each) =>
      each === only ? { ...each, text: each.text.replace(was, () => is) } : each,
    );
  }
  return edited;
}

interface States {
  readonly base: readonly Source[];
  readonly head: readonly Source[];
  readonly config?: ConfigValue;
  readonly baseConfig?: ConfigValue;
}

export function differenceOf({ base, head, config = {}, baseConfig = config }: States): Difference {
  const read = readDefinitions(head);
  const graph = buildGraph({ config, definitions: read.definitions, broken: read.broken });
  return diffSources({ config: baseConfig, sources: base }, { graph, read });
}

/** The shipped example as it is, against what it would have been with these edits. */
export function exampleWithOld(edits: Edits): Difference {
  const { config, sources } = loadProject(ROOT);
  return differenceOf({ base: edit(sources, edits), head: sources, config });
}

export interface MeasuredNumbers extends Numbers {
  /** What was told of failures, with what the database said. */
  readonly failures: readonly { readonly what: string; readonly failure: DataFailure }[];
}

interface MeasureOptions {
  readonly source: DataSource;
  readonly bounds?: Partial<Bounds>;
  readonly moment?: Date;
  readonly timeoutMs?: number;
}

/** The last day of the demo's data. */
export const MOMENT = new Date('2026-06-30T12:00:00Z');

export async function measure(difference: Difference, options: MeasureOptions): Promise<MeasuredNumbers> {
  const { source, bounds, moment = MOMENT, timeoutMs = 30_000 } = options;
  const failures: { what: string; failure: DataFailure }[] = [];
  const access = openData(source, timeoutMs);
  try {
    const numbers = await measureImpact(difference, {
      access,
      moment,
      ...(bounds === undefined ? {} : { bounds }),
      onFailure: (what, failure) => failures.push({ what, failure }),
    });
    return { ...numbers, failures };
  } finally {
    await access.close();
  }
}

/** The counts of a definition or one of its segments. Throws where there are none. */
export function countsOf({ flows }: Numbers, name: string, segment: string | null = null): RecordCounts {
  const flow = flows.find((each) => each.definition.name === name && each.segment === segment);
  if (flow?.counts.kind !== 'measured') throw new Error(`${name}: ${JSON.stringify(flow ?? 'no flow')}`);
  return flow.counts.value;
}

export function namesOf(all: readonly (Flow | Shift)[]): readonly string[] {
  return all.map(({ definition }) => definition.name);
}

/** The values of a metric. Throws where there are none. */
export function valuesOf({ shifts }: Numbers, name: string): ShiftValues {
  const shift = shifts.find((each) => each.definition.name === name);
  if (shift?.values.kind !== 'measured') throw new Error(`${name}: ${JSON.stringify(shift ?? 'no shift')}`);
  return shift.values.value;
}

/** Why a definition's records were not counted, or its value was not asked. */
export function reasonOf({ flows, shifts }: Numbers, name: string): string {
  const told = [
    ...flows.map(({ definition, counts }) => ({ definition, answer: counts })),
    ...shifts.map(({ definition, values }) => ({ definition, answer: values })),
  ].filter(({ definition }) => definition.name === name);
  for (const { answer } of told) if (answer.kind === 'unmeasured') return answer.reason;
  throw new Error(`${name} was measured, or not asked`);
}
