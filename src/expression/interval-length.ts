import type { Typed } from './typed.js';

/** Whether an interval has one length whatever day it begins: it holds no months and no years. */
export function hasFixedLength(typed: Typed): boolean {
  if (typed.kind === 'literal') return typed.value?.kind !== 'interval' || typed.value.value.months === 0;
  if (typed.kind === 'negate') return hasFixedLength(typed.operand);
  return true;
}
