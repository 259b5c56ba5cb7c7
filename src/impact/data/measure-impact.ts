import type { Difference } from '../../diff/diff-sources.js';
import type { Numbers } from '../../report/review.js';
import { type Bounds, DEFAULT_BOUNDS, TimeBudget } from './bounds.js';
import type { DataAccess, DataFailure } from './data-access.js';
import { HiddenFields } from './hidden-fields.js';
import { measureFlows } from './measure-flows.js';
import { measureShifts } from './measure-shifts.js';
import { oldWordsOver } from './old-words.js';
import { Pinning } from './pin-moment.js';
import { planFlows } from './plan-flows.js';

interface ImpactOptions {
  readonly access: DataAccess;
  readonly bounds?: Partial<Bounds>;
  /** The moment that conditions take for the present, before and after. Default: now. */
  readonly moment?: Date;
  /** Called before each question with what is asked. */
  readonly onProgress?: (text: string) => void;
  /** Called for each thing that was not told because the data could not be asked. */
  readonly onFailure?: (what: string, failure: DataFailure) => void;
}

/**
 * What a change does to the data of today: the records that come and go, and what metrics say before and after. Nothing is opened
 * or asked where no meaning changed. Failures of the data become part of the answer; this never throws for one.
 */
export async function measureImpact(difference: Difference, options: ImpactOptions): Promise<Numbers> {
  const { access, moment = new Date() } = options;
  const bounds = { ...DEFAULT_BOUNDS, ...options.bounds };
  const { worlds, head } = difference;
  const pinning = new Pinning(moment);
  const common = {
    hidden: new HiddenFields(worlds.base, head.graph),
    head: pinning.graph(head.graph),
    access,
    bounds,
    budget: new TimeBudget(bounds.totalMs),
    onProgress: options.onProgress ?? (() => undefined),
    onFailure: options.onFailure ?? (() => undefined),
  };
  const plans = planFlows(difference, { ...common, old: pinning.graph(oldWordsOver(difference)) });
  const { flows, leftOut } = await measureFlows(plans, common);
  const moved = await measureShifts(difference, { ...common, base: pinning.graph(worlds.base), moment });
  return { flows, shifts: moved.shifts, leftOut: [...leftOut, ...moved.leftOut] };
}
