import { BINDING } from './binding.js';

/** A piece of SQL, and how tightly its outermost operator binds. */
export interface SqlFragment {
  readonly text: string;
  readonly binding: number;
}

/** Stands anywhere without parentheses: a name, a call, a literal, a CASE. */
export const ATOM = 20;

export function atom(text: string): SqlFragment {
  return { text, binding: ATOM };
}

/** In parentheses unless it binds at least so tightly. */
export function bracket({ text, binding }: SqlFragment, minimum: number): string {
  return binding >= minimum ? text : `(${text})`;
}

/**
 * What stands beside a comparison, IS, IN, LIKE or BETWEEN: their order among each other differs between databases
 * and is not known by heart, so only arithmetic goes without parentheses.
 */
export const BESIDE_COMPARISON = BINDING.concatenation;
