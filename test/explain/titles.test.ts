import { describe, expect, it } from 'vitest';
import { pluralOf } from '../../src/explain/titles.js';

describe('pluralOf', () => {
  it.each([
    ['won deal', 'won deals'],
    ['company', 'companies'],
    ['item of a seller', 'items of a seller'],
    ['lead that became a deal', 'leads that became a deal'],
    ['person who asked', 'persons who asked'],
    ['company (version 1)', 'companies (version 1)'],
  ])('%s: %s', (title, plural) => {
    expect(pluralOf(title)).toBe(plural);
  });
});
