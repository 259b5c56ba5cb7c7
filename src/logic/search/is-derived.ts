import type { Variable } from '../diagram/variable.js';

/** Whether a variable hangs together with columns that have variables of their own. */
export function isDerived({ source }: Variable): boolean {
  return source.kind === 'form' || source.kind === 'atom' || source.kind === 'text' || source.kind === 'test';
}
