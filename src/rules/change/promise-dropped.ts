import { reportOfChange } from '../change-report.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** Others may build on what was promised and proven. */
export const promiseDropped: ChangeRule = {
  id: 'promise-dropped',
  severity: 'warning',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'promise-dropped') return;
    yield {
      ...reportOfChange(change, context, 'It was promised here.'),
      help: 'Restore the promise, or tell those who use the definition.',
      about: [change.promise, ...change.dropped].join(' '),
    };
  },
};
