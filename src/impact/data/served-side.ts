import type { MemberIndex } from '../../compile/member-index.js';
import { createQueryRules } from '../../compile/query-rules.js';
import type { Graph } from '../../graph/graph.js';
import type { Metric } from '../../graph/metric.js';
import { narrowGraph } from '../../query/narrow-graph.js';
import { type DataAccess, DataFailure, type ServedModel } from './data-access.js';
import {
  fitsQuestion,
  readShiftRows,
  type ShiftQuestion,
  toShiftQuery,
  type ValuesByKey,
} from './shift-question.js';

/** One state of the definitions, the part of it that is asked about, served. The model is opened with the first question. */
export class ServedSide {
  readonly members: MemberIndex;
  private readonly graph: Graph;
  private opened: Promise<ServedModel> | undefined;

  constructor(
    whole: Graph,
    named: { readonly metrics: readonly string[]; readonly segmentations: readonly string[] },
    private readonly access: DataAccess,
  ) {
    this.graph = narrowGraph(whole, { metrics: named.metrics, dimensions: named.segmentations });
    this.members = createQueryRules(this.graph, { dialect: access.dialect }).members;
  }

  metric(name: string): Metric | null {
    return this.graph.metrics.get(name) ?? null;
  }

  fits(metric: string, question: ShiftQuestion): boolean {
    return fitsQuestion(this.members, metric, question);
  }

  /** The segments as they stand in the definitions; null where there is no such segmentation. */
  segmentsOf(segmentation: string): readonly string[] | null {
    return this.graph.segmentations.get(segmentation)?.segments.map(({ name }) => name) ?? null;
  }

  /** Asks for all of these metrics at once. Throws DataFailure. */
  async ask(metrics: readonly string[], question: ShiftQuestion): Promise<ReadonlyMap<string, ValuesByKey>> {
    if (metrics.length === 0) return new Map();
    this.opened ??= this.access.openModel(this.graph);
    const { load } = await this.opened;
    return readShiftRows(await load(toShiftQuery(this.members, metrics, question)), metrics, question);
  }

  async close(): Promise<void> {
    const model = await this.opened?.catch(() => undefined);
    this.opened = undefined;
    await model?.close();
  }
}

/** A state of the definitions that may be too broken to be planned at all. Throws DataFailure. */
export function serveSide(
  whole: Graph,
  named: { readonly metrics: readonly string[]; readonly segmentations: readonly string[] },
  access: DataAccess,
): ServedSide {
  try {
    return new ServedSide(whole, named, access);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new DataFailure('the definitions cannot be compiled', said);
  }
}
