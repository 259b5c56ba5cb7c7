import type { Graph, Segmentation } from '../../graph/graph.js';
import { asFailure, type DataAccess, type DataFailure } from './data-access.js';
import type { HiddenFields } from './hidden-fields.js';
import { chooseMainSegmentation } from './main-segmentation.js';
import type { MovingMetric } from './moving-metrics.js';
import { type ServedSide, serveSide } from './served-side.js';

/** What both models are made of. */
export interface SidesContext {
  readonly base: Graph;
  readonly head: Graph;
  readonly access: DataAccess;
  readonly hidden: HiddenFields;
}

export interface Sides {
  readonly before: ServedSide;
  readonly after: ServedSide;
  /** By which each metric is split; by its name. */
  readonly segmentations: ReadonlyMap<string, Segmentation>;
}

/** Plans both models with what the questions need, or tells why one cannot be. */
export function openSides(metrics: readonly MovingMetric[], context: SidesContext): Sides | DataFailure {
  const { base, head, access, hidden } = context;
  const before = metrics.flatMap((each) => each.before ?? []);
  const after = metrics.flatMap((each) => each.after ?? []);
  try {
    // With every segmentation, to choose from.
    const [wideBefore, wideAfter] = [
      serveSide(base, { metrics: before, segmentations: [...base.segmentations.keys()] }, access),
      serveSide(head, { metrics: after, segmentations: [...head.segmentations.keys()] }, access),
    ];
    const segmentations = new Map(
      metrics.flatMap((each) => {
        const chosen =
          each.after === null
            ? chooseMainSegmentation(each.before ?? '', base, wideBefore.members, hidden)
            : chooseMainSegmentation(each.after, head, wideAfter.members, hidden);
        return chosen ? [[each.name, chosen] as const] : [];
      }),
    );
    const chosen = [...new Set([...segmentations.values()].map(({ name }) => name))];
    return {
      before: serveSide(base, { metrics: before, segmentations: chosen }, access),
      after: serveSide(head, { metrics: after, segmentations: chosen }, access),
      segmentations,
    };
  } catch (error) {
    return asFailure(error);
  }
}

export async function closeSides({ before, after }: Sides): Promise<void> {
  await Promise.all([before.close(), after.close()]);
}
