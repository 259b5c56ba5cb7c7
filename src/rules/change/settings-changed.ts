import { capital } from '../../diagnostic/words.js';
import type { SettingChange } from '../../diff/setting-change.js';
import { settingInWords } from '../../diff/setting-words.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** Nobody weakens the gate, or shifts what every definition means, by the way. */
export const settingsChanged: ChangeRule = {
  id: 'settings-changed',
  severity: 'warning',
  isHeldByBase: true,
  *check(change): Generator<RuleReport> {
    if (!('setting' in change)) return;
    const { places } = change;
    yield {
      definition: null,
      message: `${capital(settingInWords(change))}.`,
      span: places.now,
      about: aboutOf(change),
      help: helpOf(change),
      ...(places.before
        ? { related: [{ definition: null, span: places.before, message: 'What it was.', base: true }] }
        : {}),
    };
  },
};

function aboutOf({ places, ...fact }: SettingChange): string {
  return JSON.stringify(Object.entries(fact).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function helpOf({ kind }: SettingChange): string {
  return kind === 'time-zone-changed' || kind === 'function-changed'
    ? 'Restore it, or let those who use the metrics agree: no `version` rises with it.'
    : 'Restore it, or let those who keep the gate agree.';
}
