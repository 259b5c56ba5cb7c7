import type { Assumption, Example, Search } from './answer.js';

/** A record was found and confirmed; how it is told, and what it leans on, is worked out when somebody asks. */
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
