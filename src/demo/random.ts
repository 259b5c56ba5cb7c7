/** A seeded source of random draws. The same seed and stream give the same draws on every run. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** Uniform integer, both ends included. */
  integer(low: number, high: number): number;
  pick<T>(first: T, ...rest: readonly T[]): T;
  /** One key of `weights`, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  normal(mean: number, deviation: number): number;
  exponential(mean: number): number;
  logNormal(median: number, sigma: number): number;
}

/** Spreads a small seed over 32 bits, so that streams 1 and 2 do not look alike. */
function splitMix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/** Chris Doty-Humphrey's sfc32: 128 bits of state, passes PractRand. Returns uniform numbers in [0, 1). */
function createUniform(seed: number, stream: number): () => number {
  const fill = splitMix(Math.imul(seed, 0x85ebca6b) ^ splitMix(stream)());
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;
  return () => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum / 0x1_0000_0000;
  };
}

/** Draws for one `stream` of a `seed`: a stream for each company keeps companies independent of each other. */
export function createRandom(seed: number, stream: number): Random {
  const next = createUniform(seed, stream);
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    chance: (probability) => next() < probability,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (first, ...rest) => rest[Math.floor(next() * (rest.length + 1)) - 1] ?? first,
    weighted: (weights) => drawWeighted(weights, next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
  };
}

function drawWeighted<K extends string>(weights: Readonly<Record<K, number>>, uniform: number): K {
  // Object.keys forgets the key type; the record has exactly these keys.
  const keys = Object.keys(weights) as K[];
  let rest = uniform * keys.reduce((sum, key) => sum + weights[key], 0);
  for (const key of keys) {
    rest -= weights[key];
    if (rest < 0) return key;
  }
  const last = keys.at(-1);
  if (last === undefined) throw new RangeError('Nothing to draw from: the weights are empty');
  return last;
}
