import type { Assumption, Example, Search } from './answer.js';

/** There is a record, for certain; which one, and what that leans on, is found out when somebody asks. */
export function recordToCome(
  findExample: () => Example,
  findAssumptions: () => readonly Assumption[],
): Search {
  let example: Example | undefined;
  let assumptions: readonly Assumption[] | undefined;
  return {
    found: 'record',
    get example() {
      example ??= findExample();
      return example;
    },
    get assumptions() {
      assumptions ??= findAssumptions();
      return assumptions;
    },
  };
}
