import { capital } from '../../diagnostic/words.js';
import type { ChangeOf } from '../../diff/change.js';
import { changeInWords, refsInWords } from '../../diff/change-words.js';
import { reportOfChange } from '../change-report.js';
import type { ChangeContext, ChangeRule, RuleReport } from '../rule.js';

/** What was agreed on, or is used, does not go without a warning, and not before the day that was named. */
export const definitionRemoved: ChangeRule = {
  id: 'definition-removed',
  severity: 'error',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'removed') return;
    const { status = 'approved' } = change.before.value;
    const said = reportOfChange(change, context, 'It stood here.');
    if (status === 'deprecated') {
      yield* beforeSunset(change, said, context);
      return;
    }
    if (status === 'draft' && change.usedBy.length === 0) return;
    yield {
      ...said,
      message: `${said.message.slice(0, -1)}, and had not been deprecated.`,
      help: 'Bring it back with `status: deprecated`, with `replaced_by` and a `sunset` if others use it; remove it later.',
    };
  },
};

/** What is deprecated goes when its day has come: until then it was promised, to whoever has no place in the definitions, too. */
function* beforeSunset(
  change: ChangeOf<'removed'>,
  said: RuleReport,
  { today }: ChangeContext,
): Generator<RuleReport> {
  const { before, current, usedBy } = change;
  const { previousOf, name } = before;
  const { sunset } = before.value;
  if (sunset === undefined || today > sunset) return;
  // What it was an earlier meaning of is gone with it, and told of.
  if (previousOf !== null && current === null && usedBy.length === 0) return;
  const gone = capital(changeInWords({ ...change, usedBy: [] }));
  const users = usedBy.length === 0 ? '' : ` It was used by ${refsInWords(usedBy)}.`;
  yield {
    ...said,
    severity: usedBy.length > 0 ? 'error' : 'warning',
    message: `${gone}, before its sunset, ${sunset}.${users}`,
    about: 'before sunset',
    help:
      previousOf === null
        ? `Bring it back until ${sunset}, or agree on an earlier \`sunset\` first.`
        : `Bring it back until ${sunset}: as \`previous\`, or as a definition of its own, \`${name}\` with \`status: deprecated\`.`,
  };
}
