import { GRAINS, type Grain } from '../language/schema.js';
import type { Duration, DurationUnit, Window } from './metric.js';

const UNITS: readonly DurationUnit[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];

/** Reads a duration that the language has accepted: `90 days`. */
export function parseDuration(text: string): Duration {
  const [amount = '', word = ''] = text.split(' ');
  const unit = UNITS.find((each) => word === each || word === `${each}s`);
  if (!unit) throw new Error(`not a duration: ${text}`);
  return { amount: Number(amount), unit };
}

export function parseWindow(text: string): Window {
  if (text === 'unbounded') return { kind: 'unbounded' };
  const grain = GRAINS.find((each: Grain) => each === text);
  return grain ? { kind: 'to-date', grain } : { kind: 'trailing', duration: parseDuration(text) };
}
