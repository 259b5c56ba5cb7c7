import type { Random } from '../../test/support/random.js';
import type { EntityPlan } from './entity-plan.js';
import { ZONES } from './words.js';

export interface SegmentationPlan {
  readonly name: string;
  readonly entity: EntityPlan;
  readonly segments: readonly { readonly name: string; readonly where: string }[];
}

/** Bands of a grade, or a grid of grade and zone: exclusive and exhaustive. */
export function planSegmentation(
  random: Random,
  entity: EntityPlan,
  kind: 'tier' | 'footprint',
): SegmentationPlan {
  const cuts = random
    .shuffle([5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95])
    .slice(0, kind === 'tier' ? random.integer(2, 5) : random.integer(1, 2))
    .sort((a, b) => a - b);
  const bands = [0, ...cuts].map((from, index) => bandOf(from, index, cuts));
  if (kind === 'tier') {
    const nothing = { name: 'ungraded', where: 'grade IS NULL' };
    return { name: `${entity.name}_tier`, entity, segments: [...bands, nothing] };
  }
  const [first = 'north', second = 'east', ...others] = random.shuffle(ZONES);
  const rest = { name: 'elsewhere', where: `zone IN (${others.map((zone) => `'${zone}'`).join(', ')})` };
  const zones = [first, second].map((zone) => ({ name: zone, where: `zone = '${zone}'` }));
  const cells = [...zones, rest].flatMap((zone) =>
    bands.map((band) => ({ name: `${zone.name}_${band.name}`, where: `${zone.where} AND ${band.where}` })),
  );
  const unplaced = { name: 'unplaced', where: 'zone IS NULL OR grade IS NULL' };
  return { name: `${entity.name}_footprint`, entity, segments: [...cells, unplaced] };
}

function bandOf(from: number, index: number, cuts: readonly number[]): { name: string; where: string } {
  const to = cuts[index];
  if (to === undefined) return { name: `from_${from}`, where: `grade >= ${from}` };
  if (index === 0) return { name: `under_${to}`, where: `grade < ${to}` };
  return { name: `from_${from}_to_${to}`, where: `grade >= ${from} AND grade < ${to}` };
}
