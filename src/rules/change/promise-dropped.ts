import type { ChangeOf } from '../../diff/change.js';
import { reportOfChange } from '../change-report.js';
import { refOf } from '../fact-reports.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** Others may build on what was promised and proven. */
export const promiseDropped: ChangeRule = {
  id: 'promise-dropped',
  severity: 'warning',
  *check(change, context): Generator<RuleReport> {
    if (change.kind === 'words-changed') yield* shorterSunset(change, context.today);
    if (change.kind !== 'promise-dropped') return;
    yield {
      ...reportOfChange(change, context, 'It was promised here.'),
      help: 'Restore the promise, or tell those who use the definition.',
      about: [change.promise, ...change.dropped].join(' '),
    };
  },
};

/** A sunset says how long something deprecated is there: people plan by that day. */
function* shorterSunset(
  { before, definition }: ChangeOf<'words-changed'>,
  today: string,
): Generator<RuleReport> {
  const { status, sunset: was } = before.value;
  const { sunset: is } = definition.value;
  if (status !== 'deprecated' || definition.value.status !== 'deprecated') return;
  if (was === undefined || is === undefined || is >= was || today > was) return;
  yield {
    definition: refOf(definition),
    message: `The sunset of the ${definition.kind} \`${definition.name}\` was ${was} and is ${is}: it was promised for longer.`,
    span: definition.spanOf(['sunset']),
    related: [
      {
        definition: refOf(before),
        span: before.spanOf(['sunset']),
        message: 'It was promised here.',
        base: true,
      },
    ],
    help: 'Restore the day, or agree on the earlier one with those who use it.',
    about: `sunset ${was} ${is}`,
  };
}
