import { createHash } from 'node:crypto';
import { evaluate } from '../expression/evaluate.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import type { Typed } from '../expression/typed.js';
import { toDouble } from '../expression/widen.js';

const SAMPLES = 4;

/** The metric's value at a few points, where every part has a value of its own, made from its meaning. */
export type Samples = readonly (number | null)[];

export function sampleRatio(numerator: string, denominator: string): Samples {
  return points((at) => numberFor(numerator, at) / numberFor(denominator, at));
}

/** `inputs`: the meaning of each metric named. */
export function sampleExpression(expression: Typed, inputs: ReadonlyMap<string, string>): Samples {
  return points((at) => {
    const field = (_path: readonly string[], name: string) =>
      ({ kind: 'number', value: numberFor(inputs.get(name) ?? name, at) }) as const;
    try {
      const value = evaluate(expression, { field, exists: () => true }, { timestamp: 0n });
      return value && toDouble(value);
    } catch (error) {
      if (error instanceof EvaluationError || error instanceof RangeError) return null;
      throw error;
    }
  });
}

/** Somewhere they give different numbers, so they are different metrics. Equal samples prove nothing. */
export function differSomewhere(left: Samples | null, right: Samples | null): boolean {
  if (!left || !right) return true;
  return left.some((value, index) => {
    const other = right[index] ?? null;
    if (value === null || other === null) return value !== other;
    return Math.abs(value - other) > 1e-9 * Math.max(Math.abs(value), Math.abs(other));
  });
}

function points(valueAt: (at: number) => number | null): Samples {
  return Array.from({ length: SAMPLES }, (_, at) => valueAt(at));
}

/** Between 1 and 1001, the same for the same meaning. */
function numberFor(meaning: string, at: number): number {
  const hash = createHash('sha256').update(`${at} ${meaning}`).digest();
  return 1 + hash.readUInt32BE() / 2 ** 32 / 0.001;
}
