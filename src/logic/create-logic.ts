import type { Logic, LogicOptions } from './logic.js';

/** An engine for the conditions of one project. */
export function createLogic(_options: LogicOptions = {}): Logic {
  const missing = (): never => {
    throw new Error('not written yet');
  };
  return { condition: missing, find: missing, valueKey: missing };
}
