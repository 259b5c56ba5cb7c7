import type { Comparison } from '../meaning/meaning.js';

/** What became of the meaning of a definition that is no entity. */
export type Judgement =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; readonly comparison: Comparison; readonly about: string }
  | { readonly kind: 'undecided'; readonly reason: string; readonly about: string }
  /** One side had no meaning in its own world. */
  | { readonly kind: 'not-compared'; readonly side: 'base' | 'now' };
