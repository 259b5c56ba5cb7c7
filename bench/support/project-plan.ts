import type { Random } from '../../test/support/random.js';
import type { EntityPlan } from './entity-plan.js';
import type { MetricPlan } from './metric-plan.js';
import type { SegmentationPlan } from './segmentation-plan.js';

export interface ProjectFile {
  /** Relative to the project folder. */
  readonly path: string;
  readonly text: string;
}

/** All that is going to be written. */
export interface ProjectPlan {
  readonly random: Random;
  readonly teams: readonly TeamPlan[];
  readonly entities: readonly EntityPlan[];
  readonly segmentations: readonly SegmentationPlan[];
  readonly metrics: ReadonlyMap<string, readonly MetricPlan[]>;
}

export interface TeamPlan {
  readonly name: string;
  readonly domain: string;
}
