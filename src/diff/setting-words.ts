import { listInWords } from '../diagnostic/words.js';
import type { SettingChange, UsualLevel } from './setting-change.js';

type Of<K extends SettingChange['kind']> = SettingChange & { readonly kind: K };

/** What happened to a setting, in a sentence without a full stop and without judgement. */
export function settingInWords(change: SettingChange): string {
  switch (change.kind) {
    case 'rule-lowered':
    case 'rule-raised':
      return levelInWords(change);
    case 'approvals-dropped':
      return 'approvals are not required any more';
    case 'approvals-required':
      return 'approvals are required now';
    case 'near-synonyms-dropped':
      return `${quoted(change.words)} are no near synonyms any more`;
    case 'near-synonyms-added':
      return `${quoted(change.words)} are near synonyms now`;
    case 'time-zone-changed':
      return `the time zone was ${change.from} and is ${change.to}: the days, weeks and months of every metric begin at another moment`;
    case 'function-changed': {
      const parts = change.parts.map(({ part, from, to }) => `its ${WORDS[part]} was ${from} and is ${to}`);
      return `the function \`${change.name}\` is declared otherwise: ${parts.join('; ')}`;
    }
    case 'function-added':
      return `the function \`${change.name}\` is declared now`;
    case 'function-removed':
      return `the function \`${change.name}\` is declared no longer`;
    case 'setting-changed':
      return writtenInWords(change);
  }
}

const WORDS = {
  arguments: 'list of arguments',
  result: 'result',
  deterministic: '`deterministic`',
  strict: '`strict`',
} as const;

function levelInWords({ rule, folders, from, to }: Of<'rule-lowered' | 'rule-raised'>): string {
  const where = folders === null ? '' : ` in ${listInWords(folders.map((folder) => `\`${folder}\``))}`;
  return `the rule \`${rule}\` was ${levelWords(from)} and is ${levelWords(to)}${where}`;
}

/** `warning`; `warning or error` where some reports are graver. */
export function levelWords({ usual, gravest }: UsualLevel): string {
  return usual === gravest ? usual : `${usual} or ${gravest}`;
}

function writtenInWords({ setting, from, to }: Of<'setting-changed'>): string {
  if (from === null) return `\`${setting}\` is \`${to ?? ''}\`, and nothing was said before`;
  if (to === null) return `\`${setting}\` was \`${from}\`, and nothing is said any more`;
  return `\`${setting}\` was \`${from}\` and is \`${to}\``;
}

function quoted(words: readonly string[]): string {
  return listInWords(words.map((word) => `\`${word}\``));
}
