import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/demo/random.js';

const draw = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('createRandom', () => {
  it('repeats itself for the same seed and stream, and for no other', () => {
    const first = draw(20, createRandom(1, 5).next);
    expect(draw(20, createRandom(1, 5).next)).toEqual(first);
    expect(draw(20, createRandom(1, 6).next)).not.toEqual(first);
    expect(draw(20, createRandom(2, 5).next)).not.toEqual(first);
  });

  it('keeps to its algorithm, since every figure quoted from the demo data depends on it', () => {
    expect(draw(3, createRandom(20260630, 1).next).map((value) => value.toFixed(9))).toMatchInlineSnapshot(`
      [
        "0.972671394",
        "0.650989403",
        "0.958981059",
      ]
    `);
  });

  it('draws neighbouring streams independently', () => {
    const firsts = Array.from({ length: 4000 }, (_, stream) => createRandom(3, stream).next());
    expect(mean(firsts)).toBeCloseTo(0.5, 1);
    const products = firsts.slice(1).map((value, index) => (value - 0.5) * ((firsts[index] ?? 0) - 0.5));
    expect(Math.abs(mean(products))).toBeLessThan(0.01);
  });

  it('draws integers and picks from both ends of a range', () => {
    const random = createRandom(4, 0);
    expect([...new Set(draw(200, () => random.integer(2, 4)))].sort()).toEqual([2, 3, 4]);
    expect([...new Set(draw(200, () => random.pick('a', 'b', 'c')))].sort()).toEqual(['a', 'b', 'c']);
  });

  it('draws by weight, and never what weighs nothing', () => {
    const random = createRandom(5, 0);
    const drawn = draw(4000, () => random.weighted({ often: 3, never: 0, seldom: 1 }));
    expect(drawn).not.toContain('never');
    expect(drawn.filter((key) => key === 'often').length / drawn.length).toBeCloseTo(0.75, 1);
    expect(() => random.weighted({})).toThrow(RangeError);
  });

  it('draws the distributions it names', () => {
    const random = createRandom(6, 0);
    expect(mean(draw(4000, () => random.normal(10, 2)))).toBeCloseTo(10, 0);
    expect(mean(draw(4000, () => random.exponential(5)))).toBeCloseTo(5, 0);
    const logs = draw(4001, () => random.logNormal(20, 0.5)).sort((a, b) => a - b);
    expect(Math.abs((logs[2000] ?? 0) - 20)).toBeLessThan(1.5);
  });
});
