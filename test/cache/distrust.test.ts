import { describe, expect, it } from 'vitest';
import type { Recollection } from '../../src/cache/memory.js';
import { checkDefinitions } from '../../src/check.js';
import { STARTED } from './edits.js';

/** Says of every question it is asked that the answer is the other one. */
class Liar implements Recollection {
  isDistrusted = false;
  private readonly known = new Map<string, string>();

  recall(key: string): string | undefined {
    const value = this.known.get(key);
    if (!key.startsWith('find ')) return value;
    return value === 'none' ? 'record' : value === 'record' ? 'none' : undefined;
  }

  keep(key: string, value: string): void {
    this.known.set(key, value);
  }

  distrust(): void {
    this.isDistrusted = true;
  }
}

describe('a memory that the engine contradicts', () => {
  it('is thrown away, and everything checked anew', () => {
    const sources = Object.entries(STARTED.files).map(([path, text]) => ({ path, text }));
    const check = (memory?: Recollection) =>
      JSON.stringify(checkDefinitions({ config: {}, sources, today: '2026-06-30', memory }).findings);
    const memory = new Liar();
    check(memory);
    expect(memory.isDistrusted).toBe(false);
    expect(check(memory)).toBe(check());
    expect(memory.isDistrusted).toBe(true);
  });
});
